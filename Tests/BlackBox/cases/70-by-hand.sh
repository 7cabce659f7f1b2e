# shellcheck shell=sh disable=SC2154,SC1010
# Changing by hand: the same events, journal and lock as hooks, and nothing that a hook's next list undoes.

# change ARGUMENT...: runs a command and sets rc; its output is in $scratch/out and $scratch/err.
change() {
    rc=0
    timeout 20 "$program" "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
}

# changes EXPECTED ARGUMENT...: whether a command succeeds with just this answer.
changes() {
    expected=$1
    shift
    change "$@"
    cat "$scratch/err"
    [ "$rc" -eq 0 ] && is_same "$expected" "$(cat "$scratch/out")"
}

# refuses STATUS WORDS ARGUMENT...: whether a command ends so, says so and leaves everything as it was.
refuses() {
    status=$1
    words=$2
    shift 2
    before=$(fingerprint)
    change "$@"
    cat "$scratch/err"
    ends_with "$status" && [ ! -s "$scratch/out" ] && grep -q "^Error: $words" "$scratch/err" &&
        is_same "$before" "$(fingerprint)"
}

fresh_project
check 'a rehearsal makes no project' changes 'Would add: Design' task add Design --dry-run
check 'nothing is there after it' is_absent "$project/.orchestra"
check 'without progress there is nothing to finish' refuses 66 'Cannot find progress' task done t-1
check 'and nothing is left behind by that' is_absent "$project/.orchestra"

id=$("$program" task add 'Design REST API' --agent kai --tag api --estimate 2h -q)
check 'the first task begins the project' snapshot_says \
    '.tasks[0] | .content == "Design REST API" and .agent == "Kai" and .agentSource == "hand" and .list == "hand"'
check 'its id is that of the task' snapshot_says ".tasks[0].id == \"$id\""
check 'start' changes "$id: pending → in_progress (Kai)" task start "$id"
check 'start again' changes 'Nothing to change' task start "$id"
check 'step' changes "$id: step 1/4 (25%)" task step "${id#t-}" --of 4
check 'set' changes "$id: estimate 1 h 30 m, tags urgent" task set "$id" tags=urgent estimatedDuration=90m
check 'fail' changes "$id: in_progress → failed (Kai)" task fail "$id"
check 'done' changes "$id: failed → completed (Kai)" task done "$id"
check 'cancel' changes "$id: completed → cancelled (Kai)" task cancel "$id"
check 'reopen' changes "$id: cancelled → in_progress (Kai), reopened" task start "$id"
check 'agent stop, of one known by its task' changes "$id: in_progress → pending (Kai)" agent stop kai
check 'agent start' changes 'Started Nova: Look' agent start nova --purpose Look
check 'agent stop' changes 'Stopped Nova: finished' agent stop Nova
check 'note' changes 'Noted: hi' note hi
check 'an unknown task' refuses 66 "Cannot find the task 't-none'" task done "$id" t-none
check 'an unknown field' refuses 64 "Cannot set 'stats'" task set "$id" stats=done
check 'a step too far' refuses 64 "Cannot take $id to step 9" task step "$id" 9
check 'an unknown agent' refuses 66 "Cannot find the agent 'Zed'" agent stop Zed
check 'remove' changes "Removed $id: Design REST API" task remove "$id"

schema_holds() {
    "$python" - "$repository/docs/progress-v2.schema.json" "$cache/progress.json" <<'END'
import json, sys, jsonschema
jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))
END
}

stands() {
    used_project
    ids=$(jq -r '.tasks[].id' "$cache/progress.json")
    first=$(echo "$ids" | head -n 1)
    second=$(echo "$ids" | sed -n 2p)
    change task done "$first" && change task set "$second" 'content=Quite another thing'
    "$program" tasks --all --format json | jq -c 'map([.id, .status, .content])' >"$scratch/one"
    serve claude.post-tool-use.todowrite.no-ids
    "$program" tasks --all --format json | jq -c 'map([.id, .status, .content])' >"$scratch/two"
    schema_holds && cmp "$scratch/one" "$scratch/two"
}
check 'the list sent again undoes nothing' stands

replays() {
    for look in 'tasks --all' 'agents --all' sessions log; do
        # shellcheck disable=SC2086
        "$program" $look --format json || return 1
    done
}
same_from_journal() {
    used_project
    first=$(jq -r '.tasks[0].id' "$cache/progress.json")
    change task done "$first" && change agent start Kai --task "$first" && change session end --all
    # Looks count up to the moment of the look.
    ORCHESTRA_NOW_MS=$(jq .updatedAt "$cache/progress.json")
    export ORCHESTRA_NOW_MS
    replays >"$scratch/one"
    rm "$cache/progress.json"
    replays >"$scratch/two"
    unset ORCHESTRA_NOW_MS
    cmp "$scratch/one" "$scratch/two"
}
check 'the journal alone leads to the same state' same_from_journal

# Eight people and as many hooks at once: each change is one event more, and none is lost.
crowd() {
    used_project
    start=$(jq .journal.sequence "$cache/progress.json")
    for each in 1 2 3 4 5 6 7 8; do
        "$program" task add "Task $each" --lock-timeout 60 -q >"$scratch/crowd-$each" &
        printf '{"hook_event_name":"TaskCreated","session_id":"crowd-%s","task_id":"1","task_subject":"x"}' "$each" |
            "$program" hook >/dev/null 2>&1 &
    done
    wait
    added=$(cat "$scratch"/crowd-? | sort -u | wc -l)
    serve claude.post-tool-use.todowrite.no-ids
    is_same 8 "$added" && is_same 8 "$(jq '[.tasks[] | select(.list == "hand")] | length' "$cache/progress.json")" &&
        is_same 8 "$(jq '[.sessions[] | select(.id | startswith("crowd-"))] | length' "$cache/progress.json")" &&
        snapshot_says ".journal.sequence >= $start + 24"
}
check 'people and hooks at once lose nothing' crowd

busy() {
    used_project
    "$python" - "$cache/progress.lock" "$program" <<'END'
import fcntl, subprocess, sys, time
with open(sys.argv[1], "r+") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    start = time.monotonic()
    done = subprocess.run([sys.argv[2], "note", "x", "--lock-timeout", "0.2"], capture_output=True, text=True)
    took = time.monotonic() - start
    print(done, took)
    assert done.returncode == 75 and done.stderr.startswith("Error: Cannot lock ") and not done.stdout
    assert 0.15 < took < 5
END
}
check 'a busy lock is waited for as long as was said' busy

clean_answers() {
    fresh_project
    change task add "$(printf '\033]0;x\007\342\200\256evil')" --agent "$(printf '\033[2J')"
    is_plain_text "$scratch/out" && change task set Zed "$(printf '\033[2J=1')"
    is_plain_text "$scratch/err"
}
check 'answers hold no control character' clean_answers
