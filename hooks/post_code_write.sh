#!/bin/sh
# What follows a tool call: records it, answers the host with the display, keeps the status file up to date, and runs
# the project's linter where .orchestra/config.json asks for that. Never fails the host.
self=$(readlink -f "$0") && hooks=${self%/*} && [ -r "$hooks/lib/progress-utils.sh" ] || exit 0
# shellcheck source=hooks/lib/progress-utils.sh
. "$hooks/lib/progress-utils.sh"

# One program reads the payload, which can be read only once, and does all three: update, display and export.
if program=$(find_orchestra); then
    "$program" hook || :
    # A bare list names no host that would show an answer: whoever pipes one in at a terminal looks there.
    if [ -t 1 ]; then "$hooks/progress-tracker-display.sh"; fi
else
    complain_of_absence
fi

# setting NAME: whether workflow.NAME is true. Only a file that mentions it is worth starting jq for.
setting() {
    grep -q "\"$1\"" "$settings" && jq -e ".workflow.$1 == true" "$settings" >/dev/null
}

root=$(project_root) || exit 0
settings=$root/.orchestra/config.json
if [ ! -f "$settings" ] || [ ! -f "$root/package.json" ]; then exit 0; fi
if setting autoFixLint; then
    script=lint:fix
elif setting autoLint; then
    script=lint
else
    exit 0
fi
# The host takes only JSON on standard output: what the linter says goes to standard error, all of it.
if ! (cd "$root" && npm run --silent --if-present "$script") </dev/null >&2; then
    echo "${0##*/}: 'npm run $script' failed" >&2
    log_line WARN "'npm run $script' failed"
fi
exit 0
