# shellcheck shell=sh disable=SC2154
# Migrations while hooks hammer the project, and migrations that are killed.

# A file of the shell scripts with so many tasks.
old_file() {
    jq -n --argjson count "$1" '{schemaVersion: "2.0", todos: [range($count) | {id: "\(. + 1)", content: "Old \(. + 1)",
        activeForm: "Doing \(. + 1)", status: "pending", parentId: null, agent: "Kai", startTime: 1730640900000,
        lastUpdateTime: 1730641200000, estimatedDuration: null, currentStep: null, totalSteps: null, tags: []}],
        metadata: {currentAgent: null, totalTokensEstimated: 0}, history: [], team: "blue"}'
}

hammered=16
beats=15
cat >"$scratch/hammer" <<'END'
#!/bin/sh
# hammer PROGRAM NUMBER COUNT
beat=0
while [ "$beat" -lt "$3" ]; do
    beat=$((beat + 1))
    printf '{"hook_event_name":"TaskCreated","session_id":"storm","task_id":"%s-%s","task_subject":"Task %s of writer %s"}' \
        "$2" "$beat" "$beat" "$2" | "$1" hook
done
END
chmod +x "$scratch/hammer"

migrations_among_hooks() {
    fresh_project
    mkdir -p "$cache"
    old_file 100 >"$cache/progress.json"
    seq "$hammered" | xargs -P "$hammered" -I NUMBER "$scratch/hammer" "$program" NUMBER "$beats" >"$scratch/out" 2>&1 &
    storm=$!
    turn=0
    while [ "$turn" -lt 6 ]; do
        turn=$((turn + 1))
        "$program" migrate up --lock-timeout 30 >/dev/null 2>"$scratch/err" || return 1
        "$program" migrate down --yes --lock-timeout 30 >/dev/null 2>"$scratch/err" || return 1
    done
    "$program" migrate up --lock-timeout 30 >/dev/null 2>"$scratch/err" || return 1
    wait "$storm"
    turns=0
    while [ -n "$(ls -A "$cache/spool" 2>/dev/null)" ] && [ "$turns" -lt 50 ]; do
        turns=$((turns + 1))
        serve claude.user-prompt-submit.human
    done
    is_same '' "$(ls -A "$cache/spool" 2>/dev/null)"
}
check "$hammered processes record while the file goes up and down: everything is done" migrations_among_hooks

all_there() {
    is_same $((hammered * beats + 100)) "$(jq '[.tasks[].content] | unique | length' "$cache/progress.json")" &&
        is_same $((hammered * beats + 100)) "$(jq '.tasks | length' "$cache/progress.json")"
}
check 'every event of every hook is there, once, and every task of the old file' all_there
unknown_keys() { is_same blue "$(jq -r .team "$cache/progress.json")"; }
check 'the keys nobody knows are still there' unknown_keys
from_the_journal() {
    "$program" tasks --format jsonl >"$scratch/before" && mv "$cache/progress.json" "$scratch/kept.json" &&
        "$program" tasks --format jsonl >"$scratch/after" && cmp "$scratch/before" "$scratch/after"
    mv "$scratch/kept.json" "$cache/progress.json"
}
check 'the journal alone leads to the same' from_the_journal

# Killed at whatever point it has reached: one whole file or the other, and the next try ends it.
killed_again_and_again() {
    fresh_project
    mkdir -p "$cache"
    old_file 400 >"$cache/progress.json"
    turn=0
    while [ "$turn" -lt 60 ]; do
        turn=$((turn + 1))
        if [ $((turn % 2)) = 1 ]; then set -- up; else set -- down --to 2.0 --yes; fi
        "$program" migrate "$@" >/dev/null 2>&1 &
        victim=$!
        # The delay goes through the few milliseconds that a migration takes.
        "$python" -c "import time; time.sleep($turn * 0.0004)"
        kill -9 "$victim" 2>/dev/null
        wait "$victim" 2>/dev/null
        jq -e '(.version == "2.0.0" and (.tasks | length) == 400)
            or (.schemaVersion == "2.0" and (.todos | length) == 400)' "$cache/progress.json" >/dev/null ||
            { echo "turn $turn: $(head -c 300 "$cache/progress.json")"; return 1; }
        "$program" migrate "$@" >/dev/null 2>"$scratch/err" || { cat "$scratch/err"; return 1; }
    done
}
check 'a migration that is killed leaves the old file or the new one, and the next ends it' killed_again_and_again
no_leftovers() {
    "$program" migrate up >/dev/null 2>&1
    serve claude.user-prompt-submit.human
    find "$cache" -name '.*.tmp' | head -n 3
    [ "$(find "$cache" -name '.*.tmp' | wc -l)" -le 1 ]
}
check 'temporary files of the killed are cleared away' no_leftovers
few_backups() { [ "$(find "$cache/backups" -type f | wc -l)" -le 10 ]; }
check 'the newest backups stay, and no more' few_backups
