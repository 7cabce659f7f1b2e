#!/bin/sh
# Shows the progress to people: a few lines, or all of it with --verbose or ORCHESTRA_PROGRESS_VERBOSE=1.
# Plain text, so not for registering as a hook.
self=$(readlink -f "$0") && hooks=${self%/*} && [ -r "$hooks/lib/progress-utils.sh" ] || exit 0
# shellcheck source=hooks/lib/progress-utils.sh
. "$hooks/lib/progress-utils.sh"
require_orchestra

form=--compact
case ${ORCHESTRA_PROGRESS_VERBOSE:-0} in
0) ;;
*) form= ;;
esac
if [ "${1:-}" = --verbose ]; then
    form=
    shift
fi
# Without progress there is nothing to show, and the program says so on standard error.
"$program" status ${form:+"$form"} "$@" || exit 0
