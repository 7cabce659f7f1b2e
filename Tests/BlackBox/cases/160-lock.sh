# shellcheck shell=sh disable=SC2154
# The lock from outside: who holds it, waiting for it, and its measurement with real processes.
# shellcheck disable=SC2034 # rc is for ends_with

# locked ARGUMENT...: runs `orchestra lock` or `orchestra bench lock` and sets rc; its output is in $scratch/out and $scratch/err.
locked() {
    rc=0
    timeout 120 "$program" "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
}

# hold: takes the lock of the project with another program until `let_go`; sets holder.
hold() {
    # Without a process between: the one that is named is the one to kill.
    flock --no-fork "$cache/progress.lock" sleep 60 &
    holder=$!
    until ! flock --nonblock "$cache/progress.lock" true; do sleep 0.05; done
}

let_go() {
    kill "$holder"
    wait "$holder" 2>/dev/null
    until flock --nonblock "$cache/progress.lock" true; do sleep 0.05; done
}

free() {
    fresh_project
    locked lock status
    ends_with 0 && grep -q free "$scratch/out" && is_absent "$project/.orchestra" || return 1
    locked lock wait
    ends_with 0 && is_absent "$project/.orchestra" || return 1
    used_project
    locked lock status --format json
    ends_with 0 && jq -e '.isHeld == false and .note.action != null and .holder == null' "$scratch/out"
}
check 'a free lock, before and after the first event' free

held() {
    used_project
    hold
    locked lock status --format json
    cp "$scratch/out" "$scratch/status.json"
    locked lock wait --timeout 0.2
    let_go
    jq -e --argjson holder "$holder" \
        '.isHeld and .holder.process == $holder and .since == null and .note != null and .holder.program == "sleep"' \
        "$scratch/status.json" && ends_with 75
}
check 'held by another program: by whom, and the note is not taken for its own' held

queue() {
    used_project
    hold
    # Two hooks that wait, up to their deadline.
    for _ in 1 2; do "$program" hook Stop <"$payloads/claude.stop.idle.json" >/dev/null 2>&1 & done
    seen=0
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        locked lock status --format json
        if jq -e '.waitingCount == 2 and (.waiting | length) == 2
            and all(.waiting[]; .commandLine | endswith("hook Stop"))' "$scratch/out" >/dev/null; then
            seen=1
            break
        fi
        sleep 0.1
    done
    let_go
    wait
    [ "$seen" -eq 1 ]
}
check 'who waits is counted and named' queue

hostile_name() {
    used_project
    name=$scratch/$(printf 'sh\033]0;trap\007')
    rm -f "$scratch/never" "$scratch/held"
    mkfifo "$scratch/never"
    # shellcheck disable=SC2016 # for the shell that is started
    echo 'exec 9<>"$1" && flock 9 && echo held && read -r _ <"$2"' >"$name"
    sh "$name" "$cache/progress.lock" "$scratch/never" >"$scratch/held" &
    holder=$!
    until [ -s "$scratch/held" ]; do sleep 0.05; done
    locked lock status --color always
    sed 's/\x1b\[[0-9;]*m//g' "$scratch/out" >"$scratch/plain"
    let_go
    cat "$scratch/plain"
    is_plain_text "$scratch/plain" && grep -q trap "$scratch/plain"
}
check 'hostile names of processes drive no terminal' hostile_name

waits_its_turn() {
    used_project
    hold
    "$program" lock wait &
    waiting=$!
    sleep 0.3
    kill -0 "$waiting" || return 1
    let_go
    wait "$waiting"
}
check 'waiting ends with status 0 when the lock is free' waits_its_turn

measured() {
    fresh_project
    mkdir -p "$scratch/measure"
    TMPDIR=$scratch/measure locked bench lock --processes 1,4 --for 200ms --rounds 1 --warm-up 0 \
        --strategy flock,ofd,flock-retry,none --format json --save "$scratch/lock.json"
    ends_with 0 && [ -z "$(ls -A "$scratch/measure")" ] && is_absent "$project/.orchestra" || return 1
    jq -e 'length == 8
        and all(.[] | select(.strategy != "none"); .lostUpdates == 0 and .failedAcquisitions == 0 and .updates > 0)
        and all(.[] | select(.strategy != "none" and .processes == 4); .recoveryMicroseconds != null)' "$scratch/out" &&
        jq -e '.rows | length == 8' "$scratch/lock.json"
}
check 'bench lock: nothing lost with any lock, and nothing left behind' measured

unprotected() {
    TMPDIR=$scratch/measure locked bench lock --processes 8 --for 500ms --rounds 1 --warm-up 0 --strategy none --format json
    ends_with 0 && jq -e '.[0].lostUpdates > 0' "$scratch/out"
}
check 'bench lock sees the updates that are lost without a lock' unprotected

stuck() {
    TMPDIR=$scratch/measure locked bench lock --processes 2 --for 100ms --rounds 1 --warm-up 0 --strategy flock,mkdir-poll \
        --format json
    ends_with 0 && jq -e '(.[] | select(.strategy == "mkdir-poll") | .failedRecoveries == 1)
        and (.[] | select(.strategy == "flock") | .failedRecoveries == 0)' "$scratch/out"
}
check 'a killed holder frees flock, and leaves the folder of mkdir behind' stuck

compared() {
    jq '.rows |= map(.updatesPerSecond = 0.001 | .burstMicroseconds = 3600000000 | .waitP99Microseconds = 3600000000
        | .fairness = 0 | .recoveryMicroseconds |= if . == null then null else 3600000000 end)' \
        "$scratch/lock.json" >"$scratch/slow.json"
    jq '.rows |= map(.updatesPerSecond = 1000000000)' "$scratch/slow.json" >"$scratch/fast.json"
    set -- --processes 1,4 --for 200ms --rounds 1 --warm-up 0 --strategy flock
    TMPDIR=$scratch/measure locked bench lock "$@" --compare "$scratch/slow.json"
    ends_with 0 && grep -q better "$scratch/out" || return 1
    TMPDIR=$scratch/measure locked bench lock "$@" --compare "$scratch/fast.json"
    ends_with 1 && grep -q 'updatesPerSecond (flock, 4)' "$scratch/err" || return 1
    TMPDIR=$scratch/measure locked bench lock "$@" --hold 1ms --compare "$scratch/fast.json"
    ends_with 64
}
check 'bench lock --compare: status 1 when worse, 64 for another kind of run' compared

interrupted() {
    # A shell in the background lets its children ignore Ctrl-C; another signal takes the same way.
    TMPDIR=$scratch/measure "$program" bench lock --processes 16 --strategy flock,mkdir-poll >/dev/null 2>"$scratch/err" &
    measuring=$!
    until [ -n "$(ls -A "$scratch/measure")" ] && pgrep -P "$measuring" >/dev/null; do sleep 0.05; done
    workers=$(pgrep -P "$measuring")
    kill "$measuring"
    rc=0
    wait "$measuring" || rc=$?
    ends_with 143 && [ -z "$(ls -A "$scratch/measure")" ] || return 1
    for worker in $workers; do
        if kill -0 "$worker" 2>/dev/null; then return 1; fi
    done
}
check 'bench lock that is ended in the middle leaves neither files nor processes' interrupted

orphaned() {
    TMPDIR=$scratch/measure "$program" bench lock --processes 16 --strategy flock --for 60s >/dev/null 2>"$scratch/err" &
    measuring=$!
    until pgrep -P "$measuring" >/dev/null; do sleep 0.05; done
    workers=$(pgrep -P "$measuring")
    kill -9 "$measuring"
    wait "$measuring" 2>/dev/null
    gone=0
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        left=0
        for worker in $workers; do if kill -0 "$worker" 2>/dev/null; then left=1; fi; done
        if [ "$left" -eq 0 ]; then
            gone=1
            break
        fi
        sleep 0.2
    done
    rm -rf "$scratch/measure"
    [ "$gone" -eq 1 ]
}
check 'processes of a bench lock that is killed end by themselves' orphaned
