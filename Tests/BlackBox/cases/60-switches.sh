# shellcheck shell=sh disable=SC2154
# Environment variables, settings and exit statuses.
# shellcheck disable=SC2034 # rc is for ends_with

disabled() {
    fresh_project
    export ORCHESTRA_PROGRESS_DISABLE=1
    serve claude.post-tool-use.todowrite.no-ids
    unset ORCHESTRA_PROGRESS_DISABLE
    is_silent && is_absent "$project/.orchestra"
}
check 'ORCHESTRA_PROGRESS_DISABLE=1 records nothing' disabled

not_disabled() {
    fresh_project
    export ORCHESTRA_PROGRESS_DISABLE=0
    serve claude.post-tool-use.todowrite.no-ids
    unset ORCHESTRA_PROGRESS_DISABLE
    answers
}
check 'ORCHESTRA_PROGRESS_DISABLE=0 does not' not_disabled

disabled_at_once() {
    export ORCHESTRA_PROGRESS_DISABLE=1
    mkfifo "$scratch/never"
    sleep 3 >"$scratch/never" &
    rc=0
    timeout 1 "$program" hook <"$scratch/never" >"$scratch/out" || rc=$?
    kill $! 2>/dev/null
    unset ORCHESTRA_PROGRESS_DISABLE
    is_silent
}
check 'a disabled hook does not wait for its input' disabled_at_once

by_settings() {
    fresh_project
    mkdir "$project/.orchestra"
    echo '{"progress": {"enabled": false}}' >"$project/.orchestra/config.json"
    serve claude.post-tool-use.todowrite.no-ids
    is_silent && is_absent "$cache"
}
check 'the setting "enabled": false records nothing' by_settings

verbose() {
    fresh_project
    export ORCHESTRA_PROGRESS_VERBOSE=1
    serve claude.post-tool-use.todowrite.no-ids
    unset ORCHESTRA_PROGRESS_VERBOSE
    answers && jq -e '.systemMessage | contains("ORCHESTRA PROGRESS")' "$scratch/out"
}
check 'ORCHESTRA_PROGRESS_VERBOSE=1 shows all of it' verbose

japanese() {
    fresh_project
    export ORCHESTRA_LANGUAGE=ja
    serve claude.post-tool-use.todowrite.no-ids
    unset ORCHESTRA_LANGUAGE
    answers && jq -e '.systemMessage | contains("進捗")' "$scratch/out"
}
check 'ORCHESTRA_LANGUAGE=ja speaks Japanese' japanese

debug() {
    fresh_project
    export ORCHESTRA_DEBUG=1
    serve claude.post-tool-use.todowrite.no-ids
    unset ORCHESTRA_DEBUG
    answers && grep -q ' DEBUG ' "$log"
}
check 'ORCHESTRA_DEBUG=1 says more in the log' debug

now() {
    fresh_project
    export ORCHESTRA_NOW_MS=1700000000000
    serve claude.post-tool-use.todowrite.no-ids
    unset ORCHESTRA_NOW_MS
    snapshot_says '.updatedAt == 1700000000000 and .tasks[0].createdAt == 1700000000000'
}
check 'ORCHESTRA_NOW_MS sets the clock' now

bad_settings() {
    fresh_project
    mkdir "$project/.orchestra"
    echo '{"progress": {"durability": 5, "logFiles": "many"}}' >"$project/.orchestra/config.json"
    serve claude.post-tool-use.todowrite.no-ids
    answers
}
check 'a setting of the wrong kind costs no event' bad_settings

strict() {
    fresh_project
    hook --strict </dev/null
    ends_with 66 || return 1
    printf 'nonsense' | {
        hook --strict
        ends_with 65
    } || return 1
    printf '[]' | {
        hook --strict
        ends_with 65
    } || return 1
    serve claude.post-tool-use.todowrite.no-ids --strict
    ends_with 0 || return 1
    printf '{"version":"9.0.0"}' >"$cache/progress.json"
    serve claude.post-tool-use.todowrite.progress --strict
    ends_with 78
}
check '--strict: the status says what was wrong' strict

newer_untouched() {
    is_same '{"version":"9.0.0"}' "$(cat "$cache/progress.json")" && serve claude.post-tool-use.todowrite.progress &&
        is_silent && is_same '{"version":"9.0.0"}' "$(cat "$cache/progress.json")"
}
check 'a file of a later version is not touched' newer_untouched

# Holds the lock as another process would, for two seconds and more.
locked() {
    used_project
    flock "$cache/progress.lock" sleep 4 &
    holder=$!
    until ! flock --nonblock "$cache/progress.lock" true; do sleep 0.05; done
    rc=0
    timeout 3 "$program" hook --strict <"$payloads/claude.post-tool-use.todowrite.progress.json" \
        >"$scratch/out" 2>"$scratch/err" || rc=$?
    kill "$holder" 2>/dev/null
    # The shell that `flock` became is gone; its sleep holds the lock on.
    until flock --nonblock "$cache/progress.lock" true; do sleep 0.1; done
    ends_with 75 && [ "$(find "$cache/spool" -type f | wc -l)" -eq 1 ]
}
check 'a lock that is not to be had in two seconds: the event waits in the spool' locked

spooled() {
    serve claude.user-prompt-submit.human
    is_success && snapshot_says '.tasks[] | select(.content == "Write the tokenizer" and .status == "in_progress")' &&
        is_same '' "$(ls -A "$cache/spool")"
}
check 'the next hook takes it in' spooled

command_ends_with() {
    expected=$1
    shift
    rc=0
    "$program" "$@" 2>"$scratch/err" || rc=$?
    ends_with "$expected"
}
statuses() {
    fresh_project
    command_ends_with 66 tasks && command_ends_with 64 no-such-command &&
        command_ends_with 64 tasks --format no-such-format && command_ends_with 66 tasks --root "$scratch/no-such-folder"
}
check 'statuses of commands: 64 for usage, 66 for what is missing' statuses

begins() {
    fresh_project
    "$program" init >"$scratch/out" && snapshot_says '.tasks == []' && "$program" init
}
check 'init begins, and is content to be run again' begins
