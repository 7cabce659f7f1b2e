# shellcheck shell=sh
# What the hook scripts share. Sourced, never run, with `hooks` set to the folder of the scripts; nothing here writes
# to standard output but the two functions that answer with a path.

# Prints the path of the program, or returns 1. First match: ORCHESTRA_BIN; a build or an installation beside the
# scripts; the plugin's own copy; PATH. An ORCHESTRA_BIN that leads nowhere is not passed over in silence: whoever
# set it wants that program and no other.
find_orchestra() {
    if [ -n "${ORCHESTRA_BIN:-}" ]; then
        command -v "$ORCHESTRA_BIN"
        return
    fi
    # shellcheck disable=SC2154
    for candidate in "$hooks/../.build/orchestra" "$hooks/../bin/orchestra" \
        ${CLAUDE_PLUGIN_ROOT:+"$CLAUDE_PLUGIN_ROOT/bin/orchestra"}; do
        if [ -f "$candidate" ] && [ -x "$candidate" ]; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    command -v orchestra
}

complain_of_absence() {
    echo "${0##*/}: Cannot find the program 'orchestra': set ORCHESTRA_BIN, or put it on PATH" >&2
}

# Sets `program`, or ends the script as a hook must: status 0, nothing on standard output, one line on standard error.
require_orchestra() {
    program=$(find_orchestra) && return
    complain_of_absence
    exit 0
}

# Serves the event whose payload comes on standard input. A hook never fails its host: the status counts only when
# --strict asks for it.
serve_hook() {
    status=0
    "$program" hook "$@" || status=$?
    case " $* " in
    *' --strict '*) return "$status" ;;
    esac
}

# Prints the nearest folder with an .orchestra, from ORCHESTRA_ROOT, PROJECT_ROOT, CLAUDE_PROJECT_DIR or the working
# directory upwards, or returns 1. The program itself knows more (worktrees, owners); this is for what a script does
# alone.
project_root() {
    root=${ORCHESTRA_ROOT:-${PROJECT_ROOT:-${CLAUDE_PROJECT_DIR:-.}}}
    root=$(cd "$root" 2>/dev/null && pwd -P) || return 1
    while [ ! -d "$root/.orchestra" ]; do
        [ -n "$root" ] || return 1
        root=${root%/*}
    done
    printf '%s\n' "$root"
}

# log_line LEVEL MESSAGE: adds a line to the tracker's log, where there is one, in the program's own form.
log_line() {
    log=$(project_root)/.orchestra/logs/progress-tracker.log || return 0
    if [ -f "$log" ] && [ ! -L "$log" ]; then
        printf '%s %s %s: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "${0##*/}" "$2" >>"$log"
    fi
}
