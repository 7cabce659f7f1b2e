# shellcheck shell=sh disable=SC2154
# Payloads that are recorded while hooks run, and replays that make the same files wherever they run.
# shellcheck disable=SC2034 # rc is for ends_with

generator=$repository/Tests/Benchmarks/replay.py
recording=$scratch/recording.jsonl

# orchestra ARGUMENT...: runs a command and sets rc; its output is in $scratch/out and $scratch/err.
orchestra() {
    rc=0
    timeout 300 "$program" "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
    cat "$scratch/err"
}

fresh_project
switched_off() {
    serve claude.session-start.startup
    is_success && is_absent "$cache/recording.json" && is_absent "$cache/recording.jsonl"
}
check 'without record on nothing is recorded' switched_off

# Hooks of two hosts at once; every one of them brings a payload of its own.
at_once=48
switched_on() {
    orchestra record on && ends_with 0 && mode_is 600 "$cache/recording.jsonl" && mode_is 600 "$cache/recording.json"
}
check 'record on begins a file for its owner alone' switched_on

many_at_once() {
    cat >"$scratch/recorded-hook" <<'END'
#!/bin/sh
# recorded-hook PROGRAM NUMBER
text=$(printf '%08000d' "$2")
printf '{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"number %s API_KEY=hidden%s %s"}' "$2" "$2" "$text" |
    "$1" hook >/dev/null
END
    chmod +x "$scratch/recorded-hook"
    seq "$at_once" | xargs -P "$at_once" -I NUMBER "$scratch/recorded-hook" "$program" NUMBER || return 1
    is_same "$at_once" "$(jq -r 'select(.payload) | .payload.prompt | split(" ")[1]' "$cache/recording.jsonl" | sort -u | wc -l | tr -d ' ')"
}
check "$at_once hooks at once: every payload is kept, no line is mixed with another" many_at_once

without_secrets() { ! grep -q hidden "$cache/recording.jsonl" && grep -q 'API_KEY=\[redacted\]' "$cache/recording.jsonl"; }
check 'secrets do not reach the disk' without_secrets

rotated() {
    orchestra record on --limit 50k --keep 2
    seq "$at_once" | xargs -P 8 -I NUMBER "$scratch/recorded-hook" "$program" NUMBER || return 1
    exists "$cache/recording.jsonl.1" && exists "$cache/recording.jsonl.2" && is_absent "$cache/recording.jsonl.3" &&
        mode_is 600 "$cache/recording.jsonl.1" &&
        jq -es 'all(.recording or .payload)' "$cache/recording.jsonl" "$cache/recording.jsonl.1" "$cache/recording.jsonl.2" &&
        is_same '' "$(find "$cache" -name 'recording*.tmp')"
}
check 'a full file is put aside, older ones go' rotated

ended() {
    orchestra record off && lines=$(wc -l <"$cache/recording.jsonl") && serve claude.stop.idle &&
        is_same "$lines" "$(wc -l <"$cache/recording.jsonl")"
}
check 'record off ends it' ended

# The recorder must not cost an event, whatever has become of its file.
in_the_way() {
    fresh_project
    serve claude.session-start.startup
    orchestra record on
    rm "$cache/recording.jsonl"
    mkfifo "$cache/recording.jsonl"
    serve claude.post-tool-use.todowrite.no-ids
    is_success && snapshot_says '.tasks | length == 4' && grep -q 'Cannot record the payload' "$log" || return 1
    orchestra record status
    ends_with 1
}
check 'a pipe in the place of the recording delays no hook' in_the_way

# The work of writing grows with the tasks there are: the full measure is taken before a release.
count=${REPLAYED_PAYLOADS:-2500}

generated() {
    "$python" "$generator" --generate "$count" 7 >"$recording" && is_same "$((count + 1))" "$(wc -l <"$recording" | tr -d ' ')"
}
check "$count mixed payloads are made from the fixtures" generated

# replay_into FOLDER [VARIABLE=VALUE...]: replays the recording into a new project.
replay_into() {
    folder=$1
    shift
    env "$@" timeout 300 "$program" replay "$recording" --into "$folder" --format json >"$scratch/out" 2>"$scratch/err"
}

files_of() { (cd "$1/.orchestra/cache" && cksum progress.json events.jsonl progress-status.txt journal/* history/* 2>/dev/null); }

replayed() {
    replay_into "$scratch/replay-one" LC_ALL=C TZ=UTC && jq -e --argjson count "$count" '.payloads == $count and .skipped == 0' "$scratch/out"
}
check "$count payloads are replayed into a new project" replayed

replayed_again() {
    replay_into "$scratch/replay-two" LC_ALL=C TZ=UTC &&
        is_same "$(files_of "$scratch/replay-one")" "$(files_of "$scratch/replay-two")"
}
check 'once more: the same files, byte for byte' replayed_again

elsewhere() {
    mkdir -p "$scratch/else/where"
    replay_into "$scratch/else/where/replay-three" LC_ALL=ja_JP.UTF-8 LANG=tr_TR.UTF-8 TZ=Pacific/Chatham \
        ORCHESTRA_LANGUAGE=ja HOME=/nowhere USER=somebody COLUMNS=40 ORCHESTRA_NOW_MS=1 CLAUDE_PID=1 &&
        is_same "$(files_of "$scratch/replay-one")" "$(files_of "$scratch/else/where/replay-three")"
}
check 'with another language, time zone, user and clock: the same files, byte for byte' elsewhere

good() {
    orchestra validate --root "$scratch/replay-one" && ends_with 0
}
check 'what was replayed is valid' good

in_memory() {
    fresh_project
    orchestra replay "$recording" --format json && jq -e --argjson count "$count" ".payloads == \$count and .tasks > 0" "$scratch/out" &&
        is_absent "$project/.orchestra"
}
check 'a replay into memory leaves nothing behind' in_memory

from_a_pipe() {
    head -n 101 "$recording" | orchestra replay - --format json && jq -e '.payloads == 100' "$scratch/out"
}
check 'a replay reads standard input' from_a_pipe

damaged() {
    { head -n 50 "$recording" && printf '{"time":17,"pay\n' && tail -n 50 "$recording"; } >"$scratch/damaged.jsonl"
    orchestra replay "$scratch/damaged.jsonl" --format json
    ends_with 0 && jq -e '.payloads == 99 and .skipped == 1 and .faults[0].line == 51' "$scratch/out" &&
        grep -q '^Line 51 is of no use: ' "$scratch/err" || return 1
    orchestra replay "$scratch/damaged.jsonl" --strict
    ends_with 65
}
check 'a damaged line is named and passed over; --strict says so in the status' damaged

transcript() {
    orchestra replay "$repository/Tests/Fixtures/transcripts/sample-session.jsonl" --into "$scratch/replay-transcript"
    ends_with 0 && cache=$scratch/replay-transcript/.orchestra/cache &&
        snapshot_says '[.tasks[] | select(.agent == "Eden")] | length == 2' &&
        snapshot_says '.tasks[-1].content == "Write the release note" and .project.name == "lantern"'
}
check 'a transcript with its subagent becomes a project' transcript

not_payloads() {
    used_project
    orchestra replay "$cache/events.jsonl"
    ends_with 65 && grep -q 'it is a journal' "$scratch/err" || return 1
    orchestra replay "$cache/progress.json"
    ends_with 65 && grep -q 'it is a snapshot' "$scratch/err"
}
check 'journals and snapshots are told apart from recordings' not_payloads
