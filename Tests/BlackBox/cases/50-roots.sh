# shellcheck shell=sh disable=SC2154
# Which project an event belongs to.

payload_in() {
    jq -c --arg cwd "$1" '.cwd = $cwd' "$payloads/claude.post-tool-use.todowrite.no-ids.json" >"$scratch/payload"
}
has_state() {
    [ -f "$1/.orchestra/cache/progress.json" ] || {
        echo "no state in $1"
        return 1
    }
}
elsewhere() {
    unset PROJECT_ROOT ORCHESTRA_ROOT CLAUDE_PROJECT_DIR
    base=$(mktemp -d "$scratch/roots-XXXXXX")
    mkdir -p "$base/one/deep/deeper" "$base/two" "$base/three" "$base/four"
}

by_payload() {
    elsewhere
    payload_in "$base/one"
    hook <"$scratch/payload"
    has_state "$base/one"
}
check "the payload's directory" by_payload

by_claude() {
    elsewhere
    payload_in "$base/one"
    export CLAUDE_PROJECT_DIR="$base/two"
    hook <"$scratch/payload"
    has_state "$base/two" && is_absent "$base/one/.orchestra"
}
check "CLAUDE_PROJECT_DIR before the payload's directory" by_claude

by_project_root() {
    elsewhere
    payload_in "$base/one"
    export PROJECT_ROOT="$base/three" CLAUDE_PROJECT_DIR="$base/two"
    hook <"$scratch/payload"
    has_state "$base/three" && is_absent "$base/two/.orchestra"
}
check 'PROJECT_ROOT before CLAUDE_PROJECT_DIR' by_project_root

by_orchestra_root() {
    elsewhere
    payload_in "$base/one"
    export ORCHESTRA_ROOT="$base/four" PROJECT_ROOT="$base/three"
    hook <"$scratch/payload"
    has_state "$base/four" && is_absent "$base/three/.orchestra"
}
check 'ORCHESTRA_ROOT before PROJECT_ROOT' by_orchestra_root

by_option() {
    elsewhere
    payload_in "$base/one"
    export ORCHESTRA_ROOT="$base/four"
    hook --root "$base/two" <"$scratch/payload"
    has_state "$base/two" && is_absent "$base/four/.orchestra"
}
check '--root before everything' by_option

upwards() {
    elsewhere
    mkdir "$base/one/.orchestra"
    payload_in "$base/one/deep/deeper"
    hook <"$scratch/payload"
    has_state "$base/one" && is_absent "$base/one/deep/deeper/.orchestra" &&
        (cd "$base/one/deep" && "$program" tasks) | grep -q 'Sketch the index layout'
}
check 'the nearest .orchestra from there upwards, for hooks and people' upwards

empty_variable() {
    elsewhere
    payload_in "$base/one"
    export ORCHESTRA_ROOT='' PROJECT_ROOT='' CLAUDE_PROJECT_DIR=''
    hook <"$scratch/payload"
    has_state "$base/one"
}
check 'an empty variable counts as not set' empty_variable

repository_with_worktree() {
    elsewhere
    git init --quiet "$base/one"
    git -C "$base/one" -c user.name=t -c user.email=t@example.org commit --quiet --allow-empty -m first
    git -C "$base/one" worktree add --quiet "$base/linked" 2>/dev/null
    mkdir "$base/linked/inside"
}
git_root() {
    repository_with_worktree
    payload_in "$base/one/deep"
    hook <"$scratch/payload"
    has_state "$base/one"
}
check 'else the root of the git checkout' git_root

worktree() {
    repository_with_worktree
    payload_in "$base/linked/inside"
    hook <"$scratch/payload"
    has_state "$base/one" && is_absent "$base/linked/.orchestra"
}
check 'a linked worktree reports to its main checkout' worktree

somebody_elses() {
    elsewhere
    [ "$(id -u)" -eq 0 ] || return 0
    mkdir "$base/.orchestra"
    chown 65534 "$base/.orchestra"
    payload_in "$base/one"
    hook <"$scratch/payload"
    has_state "$base/one" && is_same '' "$(ls -A "$base/.orchestra")"
}
check "somebody else's .orchestra further up is passed by" somebody_elses

missing_folder() {
    elsewhere
    payload_in "$base/gone"
    cd "$base/two" || return 1
    hook <"$scratch/payload"
    cd "$scratch/nowhere" || return 1
    has_state "$base/two" && is_absent "$base/gone"
}
check 'the working directory, where the payload names a folder that is not there' missing_folder

missing_root() {
    elsewhere
    payload_in "$base/one"
    export PROJECT_ROOT="$base/gone"
    hook <"$scratch/payload"
    is_silent && is_absent "$base/gone" && is_absent "$base/one/.orchestra"
}
check 'PROJECT_ROOT leads nowhere: nothing happens' missing_root

spaces() {
    elsewhere
    mkdir "$base/with space 'and' 日本"
    payload_in "$base/with space 'and' 日本"
    hook <"$scratch/payload"
    has_state "$base/with space 'and' 日本"
}
check 'a folder of any name' spaces
