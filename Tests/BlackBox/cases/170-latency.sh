# shellcheck shell=sh disable=SC2154
# The times that hooks keep of themselves, and the benchmarks that measure them, with real processes.
# shellcheck disable=SC2034 # rc is for ends_with

# self_times FILTER: whether the filter holds for the JSON of stats --self.
self_times() { "$program" stats --self --format json >"$scratch/times.json" && jq -e "$1" "$scratch/times.json"; }

ask() {
    rc=0
    "$program" "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
    cat "$scratch/out" "$scratch/err"
}

# measure ARGUMENT...: runs a benchmark in a scratch folder of its own.
measure() {
    mkdir -p "$scratch/bench"
    rc=0
    TMPDIR=$scratch/bench "$program" bench "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
    cat "$scratch/err"
}

counted() {
    used_project
    serve claude.post-tool-use.todowrite.progress
    self_times '.[0].count == 3 and .[1].count == 3 and .[0].slowest[0].stages.sync >= 0 and .[0].maximumMicroseconds > 0'
}
check 'every hook counts itself' counted

in_parts() {
    self_times '.[0].slowest | all(([.stages[]] | add) <= .microseconds + 10)'
}
check 'the parts are no more than the whole' in_parts

one_size() {
    before=$(wc -c <"$cache/hook-latency")
    for _ in 1 2 3 4 5; do serve claude.post-tool-use.todowrite.no-ids; done
    is_same "$before" "$(wc -c <"$cache/hook-latency")" && mode_is 600 "$cache/hook-latency" && self_times '.[0].count == 8'
}
check 'the file stays as large as it is, for the owner alone' one_size

cat >"$scratch/creator" <<'END'
#!/bin/sh
# creator PROGRAM NUMBER
printf '{"hook_event_name":"TaskCreated","session_id":"s","task_id":"%s","task_subject":"T"}' "$2" | "$1" hook
END
chmod +x "$scratch/creator"

# Sixteen at once, fifty in all: they wait for each other.
crowd() {
    used_project
    seq 50 | xargs -P 16 -I NUMBER "$scratch/creator" "$program" NUMBER >"$scratch/out"
    self_times '.[0].count >= 48 and .[0].count <= 52 and .[1].p99Microseconds > 0'
}
check 'of hooks in a crowd next to none is missed' crowd

looked_at() {
    COLUMNS=80 ask stats --self
    ends_with 0 && grep -q '^whole hook' "$scratch/out" && grep -q '█' "$scratch/out" && is_plain_text "$scratch/out" &&
        is_same '' "$("$python" -c 'import sys
print("".join(l for l in open(sys.argv[1], encoding="utf-8") if len(l.rstrip()) > 80), end="")' "$scratch/out")"
}
check 'people see percentiles and a histogram in 80 columns' looked_at

switched_off() {
    fresh_project
    mkdir -p "$project/.orchestra" && chmod 700 "$project/.orchestra"
    echo '{"progress": {"selfTiming": false}}' >"$project/.orchestra/config.json"
    serve claude.session-start.startup
    is_absent "$cache/hook-latency" && ask stats --self && ends_with 0 && grep -q selfTiming "$scratch/err"
}
check 'selfTiming false: nothing is kept' switched_off

damaged() {
    used_project
    echo 'no page' >"$cache/hook-latency"
    ask stats --self
    ends_with 65 || return 1
    serve claude.post-tool-use.todowrite.progress
    answers && is_absent "$cache/hook-latency" || return 1
    serve claude.stop.idle
    self_times '.[0].count == 1'
}
check 'a damaged file costs no hook anything and is begun anew' damaged

elsewhere() {
    used_project
    rm "$cache/hook-latency"
    echo letters >"$scratch/letters"
    ln -s "$scratch/letters" "$cache/hook-latency"
    serve claude.post-tool-use.todowrite.progress
    answers && is_same letters "$(cat "$scratch/letters")" && [ -L "$cache/hook-latency" ] || return 1
    rm "$cache/hook-latency"
    mkfifo "$cache/hook-latency"
    serve claude.post-tool-use.todowrite.no-ids
    answers
}
check 'a link and a pipe in its place are left alone' elsewhere

forgotten() {
    used_project
    ask stats --self --reset
    ends_with 0 && is_absent "$cache/hook-latency" && ask stats --self && ends_with 0 && [ ! -s "$scratch/out" ]
}
check 'stats --self --reset forgets the times' forgotten

updates_measured() {
    measure update --tasks 3,20 --events 0,40 --runs 3 --format json
    ends_with 0 && is_same '' "$(ls -A "$scratch/bench")" &&
        jq -e 'length == 28 and ([.[] | select(.stage == "whole")] | all(.medianMicroseconds > 0 and .runs == 3))' \
            "$scratch/out"
}
check 'bench update has a row for each part and leaves nothing behind' updates_measured

hooks_measured() {
    measure hook --tasks 3 --events 30 --runs 2 --format json
    ends_with 0 && is_same '' "$(ls -A "$scratch/bench")" &&
        jq -e '[.[] | select(.journalEvents == 30)] | length == 2 and all(.tasks == 100)' "$scratch/out"
}
check 'bench hook compares lengths of the journal' hooks_measured

ask_in_vain() {
    ask bench update --events=-1
    ends_with 64 || return 1
    ask stats --reset
    ends_with 64
}
check 'what makes no sense is refused' ask_in_vain
