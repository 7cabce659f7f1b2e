# shellcheck shell=sh disable=SC2154
# Looking back from outside: at, diff, log, timeline, bisect, over rotated segments, while others write, and after pruning.

fresh_project
mkdir -p "$project/.orchestra"
chmod 700 "$project/.orchestra"
printf '{"progress":{"journalBytes":2000,"journalSegments":100}}\n' >"$project/.orchestra/config.json"
serve claude.session-start.startup
serve claude.post-tool-use.todowrite.no-ids
serve claude.post-tool-use.todowrite.progress
number=0
while [ "$number" -lt 40 ]; do
    "$program" note "number $number" >/dev/null
    number=$((number + 1))
done
task=$("$program" task add 'Comes and goes' --quiet)
"$program" task "done" "$task" >/dev/null
last=$(jq .journal.sequence "$cache/progress.json")
before=$(fingerprint)

says() {
    expected=$1
    shift
    is_same "$expected" "$("$program" "$@")"
}
refuses_with() {
    expected=$1
    shift
    rc=0
    "$program" "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
    is_same "$expected" "$rc"
}
refuses() { refuses_with "$@" && [ -s "$scratch/err" ]; }
never() { refuses_with 1 bisect stats.failedTasks more than 0 && grep -q 'never became true' "$scratch/out"; }
segments() { find "$cache/journal" -name 'events-*.jsonl' | wc -l; }
rotated() { [ "$(segments)" -gt 1 ]; }
check 'the journal has been rotated' rotated
check 'at an event before the rotation' says 0 at 6 get stats.completedTasks
check 'at the event after it' says 1 at 8 get stats.completedTasks
check 'at a time ago, with its sign' says 2 at -0s get stats.completedTasks
check 'the newest event is the present' says "$("$program" tasks --all --format json | jq -c '[.[].id]')" -c "at $last tasks --all --format json | jq -c '[.[].id]'"

every_state_is_there() {
    event=1
    while [ "$event" -le "$last" ]; do
        "$program" at "$event" get journal.sequence >"$scratch/state" || return 1
        [ "$(cat "$scratch/state")" -ge "$event" ] || return 1
        event=$((event + 3))
    done
}
check 'every event can be looked at' every_state_is_there

in_formats() {
    for format in json jsonl csv tsv markdown plain table; do
        "$program" diff 6 8 --format "$format" >"$scratch/diff" 2>/dev/null && [ -s "$scratch/diff" ] && is_plain_text "$scratch/diff" "$(printf '\r\t')" || return 1
    done
    "$program" diff 6 8 --format json | jq -e 'length == 5 and .[0].field == "status"'
}
check 'diff in all formats' in_formats
cp "$cache/progress.json" "$scratch/now.json"
same_as_now() { "$program" diff "$scratch/now.json" now --check --all && "$program" diff "$last" "$scratch/now.json" --check; }
check 'a copy of the snapshot is the present' same_as_now
old_file() {
    printf '{"todos":[{"id":"1","content":"Old","activeForm":"Old","status":"pending"}]}' >"$scratch/old.json"
    "$program" diff "$scratch/old.json" now --format json | jq -e 'any(.name == "Old" and .change == "removed")'
}
check 'a file of version 1.0 is a side' old_file

whole_log() {
    is_same "$("$program" log --since 1 --all --format jsonl | jq -s 'length')" "$(cat "$cache"/journal/*.jsonl "$cache/events.jsonl" | wc -l)"
}
check 'the whole log has a line for every record' whole_log
check 'log --text' says 11 -c "log --text 'number 1' --format json | jq length"

check 'bisect finds the event' says 8 -c "bisect --format json stats.completedTasks at least 1 | jq .sequence"
check 'bisect --false' says true -c "bisect --false --format json task $task is missing | jq .found"
check 'bisect: never is status 1' never
check 'bisect: a claim about a command is a usage error' refuses 64 bisect output contains x

check 'what changes is refused in a view' refuses 64 at 6 task add x
check 'what is not recorded yet is status 66' refuses 66 at 99999 tasks
check 'nothing of it wrote anything' is_same "$before" "$(fingerprint)"

printf '{"progress":{"journalBytes":1000,"journalSegments":1}}\n' >"$project/.orchestra/config.json"
number=0
while [ "$number" -lt 80 ]; do
    "$program" note "later $number" >/dev/null
    number=$((number + 1))
done
pruned() { refuses 66 at 6 tasks && grep -q 'the history is kept from event [0-9]' "$scratch/err"; }
check 'after pruning it says from when on history is kept' pruned

followed() {
    "$program" log --follow --limit 0 --event note --count 3 --format jsonl >"$scratch/follow" &
    follower=$!
    number=0
    while kill -0 "$follower" 2>/dev/null && [ "$number" -lt 200 ]; do
        "$program" note "followed $number" >/dev/null
        number=$((number + 1))
    done
    wait "$follower"
    jq -e -s 'length == 3 and all(.details | startswith("followed")) and .[0].sequence < .[1].sequence and .[1].sequence < .[2].sequence' "$scratch/follow"
}
check 'following ends after three lines, while the journal is rotated' followed
