# shellcheck shell=sh disable=SC2154
# Every recorded payload of every host: status 0, and never anything on standard output that the host cannot take.

mkdir -p "$scratch/snapshots"

# Events nobody needs leave no trace, not even a folder.
ignored='claude.unknown-event claude.worktree-create claude.worktree-remove claude.post-model-switch
    claude.statusline.full claude.statusline.minimal claude.subagent-statusline'
# Here the host discards a message, or would refuse one.
wordless='claude.session-end.* claude.stop-failure.* claude.notification.* claude.pre-compact.* claude.post-compact
    claude.cwd-changed codex.session-end codex.pre-compact codex.post-compact codex.legacy-notify.argv'

is_one_of() {
    for pattern in $2; do
        # shellcheck disable=SC2254
        case $1 in
        $pattern) return 0 ;;
        esac
    done
    return 1
}

treated_well() {
    hook <"$payload"
    is_success || return 1
    if is_one_of "$1" "$ignored"; then is_absent "$project/.orchestra" || return 1; fi
    if is_one_of "$1" "$wordless"; then is_silent || return 1; fi
    if [ -f "$cache/progress.json" ]; then cp "$cache/progress.json" "$scratch/snapshots/$1.alone.json"; fi
}

set -f
for payload in $(set +f && ls "$payloads"/*.json); do
    name=${payload##*/}
    fresh_project
    check "$name, in a new project" treated_well "${name%.json}"
done
set +f

# All of them one after the other, in one project, twice: the second time most is known already.
fresh_project
treated_well_again() {
    for payload in "$payloads"/*.json; do
        hook <"$payload"
        is_success || {
            echo "$payload: status $rc"
            return 1
        }
        name=${payload##*/}
        if [ -f "$cache/progress.json" ]; then cp "$cache/progress.json" "$scratch/snapshots/$1-$name"; fi
    done
}
check 'all payloads one after the other' treated_well_again first
check 'all payloads once more' treated_well_again second

fresh_project
bare_list() {
    printf '{"todos":[{"content":"Write it down","status":"in_progress"}]}' >"$scratch/list"
    hook <"$scratch/list"
    is_silent && snapshot_says '.tasks[0].content == "Write it down"'
}
check 'a bare list of the old scripts' bare_list

argument() {
    hook "$(cat "$payloads/codex.legacy-notify.argv.json")" </dev/null
    is_silent && snapshot_says '.sessions[] | select(.client == "codex")'
}
check 'a payload given as an argument, with nothing on standard input' argument

named_event() {
    jq -c 'del(.hook_event_name)' "$payloads/claude.session-start.startup.json" >"$scratch/unnamed"
    fresh_project
    hook SessionStart <"$scratch/unnamed"
    is_success && snapshot_says '.sessions | length == 1'
}
check 'an event named on the command line' named_event

message() {
    used_project
    answers && jq -e '.systemMessage | contains("🎯 PROGRESS")' "$scratch/out"
}
check 'a list that changed is shown to the user' message

told_once() {
    serve claude.post-tool-use.todowrite.no-ids
    is_silent
}
check 'a list that did not change is not shown again' told_once
