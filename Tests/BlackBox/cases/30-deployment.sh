# shellcheck shell=sh disable=SC2154
# The checks that were promised for a deployment, word for word, and what other tools read.

used_project

prints_version() { is_same 2.0.0 "$(cd "$project" && jq -r .version .orchestra/cache/progress.json)"; }
check 'jq -r .version prints 2.0.0' prints_version

are_executable() {
    for script in "$repository"/hooks/progress-tracker-*.sh; do
        ls -l "$script"
        case $(ls -l "$script") in -rwxr-xr-x*) ;; *) return 1 ;; esac
    done
}
check 'ls -l shows the hook scripts as executable' are_executable

check 'the status file is plain text' is_plain_text "$cache/progress-status.txt"
check 'the first line of the status file is worth showing alone' grep -q '%' "$cache/progress-status.txt"
check 'tasks have agent, duration and progress' snapshot_says \
    '[.tasks[] | has("agent") and has("duration") and has("progress")] | all'
check 'active agents and statistics are there' snapshot_says '(.activeAgents | type == "array") and .stats.totalTasks == 4'

says_version() { is_same "$(jq -r .version "$repository/.claude-plugin/plugin.json")" "$("$program" --version | cut -d' ' -f1)"; }
check 'the program and the plugin are of one version' says_version
says_build() { [ ! -d "$repository/.git" ] || "$program" --version | grep -Eq '^[0-9.]+ \([0-9a-f]{7,}, [0-9]{4}-[0-9]{2}-[0-9]{2}(, changed)?\)$'; }
check 'the program tells the commit it was built from' says_build

# An operator mends the snapshot by hand, as the old manuals said.
edited() {
    jq '.tasks[0].agent = "Kai"' "$cache/progress.json" >"$scratch/edited" && cp "$scratch/edited" "$cache/progress.json"
    serve claude.post-tool-use.todowrite.progress
    is_success && snapshot_says '.tasks[0].agent == "Kai" and .tasks[0].status == "completed"'
}
check 'an edit of progress.json by hand is kept' edited

deleted() {
    jq -S .tasks "$cache/progress.json" >"$scratch/before"
    rm "$cache/progress.json"
    "$program" tasks --format json >/dev/null || return 1
    serve claude.user-prompt-submit.human
    jq -S .tasks "$cache/progress.json" | cmp "$scratch/before"
}
check 'progress.json can be deleted: it comes back whole' deleted

hostile=$scratch/hostile.json
jq -n '{hook_event_name: "PostToolUse", session_id: "s", transcript_path: "/x/.claude/y", tool_name: "TodoWrite",
  tool_input: {todos: [
    {content: "\u001b]52;c;aGk=\u0007 \u001b[2J clear", status: "in_progress", activeForm: "\u009b31m red \u202e back"},
    {content: "=HYPERLINK(\"x\")\ttab\nline", status: "pending"},
    {content: "[Kai] \u2028 separators \u200f", status: "completed"}]}}' >"$hostile"
no_sequence_gets_out() {
    fresh_project
    hook <"$hostile"
    answers || return 1
    jq -r .systemMessage "$scratch/out" >"$scratch/message"
    is_plain_text "$scratch/message" && is_plain_text "$cache/progress-status.txt" || return 1
    for words in 'status' 'status --compact' 'status --line' 'tasks' 'tasks --format plain' 'tasks --format markdown' \
        'tasks --format json' 'tasks --format jsonl' 'log' 'agents' 'sessions'; do
        # Unquoted on purpose: words.
        # shellcheck disable=SC2086
        "$program" $words >"$scratch/message" || return 1
        is_plain_text "$scratch/message" || {
            echo "in: orchestra $words"
            return 1
        }
    done
}
check 'no control character of an agent gets out anywhere' no_sequence_gets_out

# Cells of a CSV may hold line breaks and tabs, and its lines end in CR LF; tabs separate the cells of a TSV.
no_sequence_in_cells() {
    "$program" tasks --format csv >"$scratch/message" && is_plain_text "$scratch/message" "$(printf '\t\r')" &&
        "$program" tasks --format tsv >"$scratch/message" && is_plain_text "$scratch/message" "$(printf '\t')"
}
check 'nor in CSV and TSV, but for the tabs and line breaks these may have' no_sequence_in_cells

no_formula() {
    "$program" tasks --format csv | "$python" -c '
import csv, sys
for row in csv.reader(sys.stdin):
    for cell in row:
        if cell[:1] in ("=", "+", "@", "\t", "\r"): sys.exit(f"a formula: {cell}")'
}
check 'no cell of the CSV is a formula' no_formula
