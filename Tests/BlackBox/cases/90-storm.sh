# shellcheck shell=sh disable=SC2154
# Many processes at once, and processes that are killed.

fresh_project
writers=64
updates=25

# One writer: so many updates one after the other, each of a task of its own.
cat >"$scratch/writer" <<'END'
#!/bin/sh
# writer PROGRAM NUMBER COUNT
update=0
while [ "$update" -lt "$3" ]; do
    update=$((update + 1))
    printf '{"hook_event_name":"TaskCreated","session_id":"storm","task_id":"%s-%s","task_subject":"Task %s of writer %s"}' \
        "$2" "$update" "$update" "$2" | "$1" hook || exit 1
done
END
chmod +x "$scratch/writer"

# A busy machine may be too slow for the lock: then a hook says so on standard error, and its event waits in the spool.
storm() {
    seq "$writers" | xargs -P "$writers" -I NUMBER "$scratch/writer" "$program" NUMBER "$updates" \
        >"$scratch/out" 2>"$scratch/err" && is_same '' "$(cat "$scratch/out")" &&
        is_same '' "$(grep -v -e '^Error: Cannot lock' -e '^Hint: ' "$scratch/err")"
}
check "$writers processes at once, $updates updates each: none fails" storm

take_in() {
    turns=0
    while [ -n "$(ls -A "$cache/spool" 2>/dev/null)" ] && [ "$turns" -lt 50 ]; do
        turns=$((turns + 1))
        serve claude.user-prompt-submit.human
    done
    is_same '' "$(ls -A "$cache/spool" 2>/dev/null)"
}
check 'nothing waits in the spool afterwards' take_in

in_journal() { is_same $((writers * updates)) "$(grep -c '"type":"task.created"' "$cache/events.jsonl")"; }
check 'every update is in the journal' in_journal
in_snapshot() {
    is_same $((writers * updates)) "$(jq '[.tasks[].content] | unique | length' "$cache/progress.json")"
}
check 'every update is in the snapshot' in_snapshot
without_gaps() {
    jq -e -n '[inputs.sequence] | . == [range(1; length + 1)]' "$cache/events.jsonl"
}
check 'the journal has no gap and nothing twice' without_gaps
nothing_left() {
    find "$cache" -name '*.tmp' -o -name '.*' -type f
    is_same '' "$(find "$cache" -name '*.tmp' -o -name '.*' -type f)" && is_absent "$cache/quarantine"
}
check 'nothing is left behind' nothing_left

# Killed in the middle, again and again: what was acknowledged stays, and nobody has to clean up.
acknowledged=$scratch/acknowledged
killed_again_and_again() {
    fresh_project
    : >"$acknowledged"
    number=0
    kills=0
    while [ "$number" -lt 200 ]; do
        number=$((number + 1))
        printf '{"hook_event_name":"TaskCreated","session_id":"kill","task_id":"%s","task_subject":"Task %s"}' \
            "$number" "$number" >"$scratch/update"
        # Between a half and five milliseconds: before, during and after the writing.
        if timeout --signal=KILL "0.00$((number % 10))5" "$program" hook <"$scratch/update"; then
            echo "Task $number" >>"$acknowledged"
        else
            kills=$((kills + 1))
        fi
    done 2>/dev/null
    echo "$kills killed"
    serve claude.user-prompt-submit.human
    is_success && jq -r '.tasks[].content' "$cache/progress.json" | LC_ALL=C sort >"$scratch/present" &&
        LC_ALL=C sort "$acknowledged" | LC_ALL=C comm -23 - "$scratch/present" >"$scratch/lost" && [ ! -s "$scratch/lost" ]
}
check 'processes killed while they write: nothing acknowledged is lost' killed_again_and_again
twice() { is_same '' "$(jq -r '.tasks[].content' "$cache/progress.json" | LC_ALL=C sort | uniq -d)"; }
check 'and nothing is there twice' twice
