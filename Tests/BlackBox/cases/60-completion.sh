# shellcheck shell=sh disable=SC2154
# Tab, in the real shells and without them.

# offers WORD...: what the words may become, the last being typed.
offers() { "$program" complete words orchestra "$@"; }

fresh_project
home=$scratch/home
mkdir -p "$home/bin" "$home/shop/.git" "$home/my shop/.git"
ln -s "$program" "$home/bin/orchestra"
project=$home/shop
unset PROJECT_ROOT
cd "$project" || exit 1

# say JSON: serves a payload in the project's folder.
say() { printf '%s' "$1" | "$program" hook --root "$project" >/dev/null; }

say '{"hook_event_name":"SessionStart","session_id":"3f0c-one","source":"startup"}'
say '{"hook_event_name":"PostToolUse","session_id":"3f0c-one","tool_name":"TodoWrite","tool_input":{"todos":[
  {"content":"Write the tokenizer","status":"in_progress","activeForm":"Writing the tokenizer"},
  {"content":"Rank the results","status":"pending","activeForm":"Ranking"},
  {"content":"A \u001b]0;trap\u0007 title, \u001b[31mtrap colour, \u009b2J","status":"pending","activeForm":"x"},
  {"content":"日本語のタスク","status":"completed","activeForm":"x"}]}}'
say '{"hook_event_name":"SubagentStart","session_id":"3f0c-one","agent_id":"a1","agent_type":"Skye"}'
say '{"hook_event_name":"SubagentStart","session_id":"3f0c-one","agent_id":"a2","agent_type":"Code; touch trap"}'
say '{"hook_event_name":"SubagentStart","session_id":"3f0c-one","agent_id":"a3","agent_type":"Bad\u001b]0;trap\u0007"}'
project="$home/my shop"
say '{"hook_event_name":"PostToolUse","session_id":"two","tool_name":"TodoWrite","tool_input":{"todos":[
  {"content":"Only here","status":"pending","activeForm":"x"}]}}'
project=$home/shop
echo read >"$project/readme.txt"

by_hand() { offers tasks --format=js >"$scratch/look" && is_same '--format=json --format=jsonl' "$(xargs <"$scratch/look")"; }
check 'what would be offered can be seen by hand' by_hand

in_no_project() {
    mkdir -p "$scratch/empty/.git" && (cd "$scratch/empty" && offers task show '' >"$scratch/look" 2>&1) &&
        [ ! -s "$scratch/look" ] && is_absent "$scratch/empty/.orchestra"
}
check 'where there is nothing, nothing is offered and nothing left behind' in_no_project

for shell in bash zsh fish; do
    if command -v "$shell" >/dev/null; then
        "$python" "$here/completion.py" "$shell" "$program" "$home" >"$scratch/tabs" 2>&1 || echo "bad $shell: the driver" >>"$scratch/tabs"
        while read -r verdict name; do
            went_well() { echo "$name" && [ "$verdict" = ok ]; }
            check "$shell completes: ${name%%: *}" went_well
        done <"$scratch/tabs"
    else
        check "$shell is there to be tested" false
    fi
done

cd "$scratch/nowhere" || exit 1
