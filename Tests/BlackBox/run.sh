#!/bin/sh
# run.sh PROGRAM [CASE...]: checks the release program and the hook scripts from outside, as a host, a person and an
# attacker would use them. CASE names files in cases/ without number and ending, such as `input`; default: all.
# The last line is `N passed, N failed`; exit status 0 only when nothing failed.
# shellcheck disable=SC2034 # most of these are for checks.sh and the cases
set -u

program=$(readlink -f "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
payloads=$repository/Tests/Fixtures/hooks
[ -x "$program" ] || {
    echo "run.sh: Cannot find the program '$program': 'make build' makes it" >&2
    exit 1
}

# Nothing of whoever runs the tests may decide their outcome.
unset ORCHESTRA_ROOT ORCHESTRA_BIN ORCHESTRA_DEBUG ORCHESTRA_LANGUAGE ORCHESTRA_NOW_MS ORCHESTRA_PROGRESS_DISABLE \
    ORCHESTRA_PROGRESS_VERBOSE PROJECT_ROOT CLAUDE_PROJECT_DIR CLAUDE_PLUGIN_ROOT CLAUDECODE CLAUDE_PID \
    CLAUDE_CODE_SESSION_ID CLAUDE_CODE_TASK_LIST_ID COLUMNS NO_COLOR
export LC_ALL=C.UTF-8
umask 022

scratch=$(mktemp -d)
# Some tests take permissions away.
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
chmod 755 "$scratch"
# Where a search for a project ends up by mistake, it must not find this repository.
mkdir "$scratch/nowhere"
cd "$scratch/nowhere" || exit 1

# The interpreter that has jsonschema: the system's own where the first on PATH has not.
python=python3
python3 -c 'import jsonschema' 2>/dev/null || python=/usr/bin/python3

passed=0
failed=0
# shellcheck source=Tests/BlackBox/checks.sh
. "$here/checks.sh"

if [ $# -eq 0 ]; then set -- '*'; fi
for name in "$@"; do
    # Unquoted on purpose: the default is a pattern.
    # shellcheck disable=SC2231
    for file in "$here"/cases/[0-9]*-$name.sh; do
        title=${file##*/}
        printf '\n%s\n' "${title%.sh}"
        # shellcheck source=/dev/null
        . "$file"
    done
done

printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
