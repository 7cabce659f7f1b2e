#!/bin/sh
# Writes .orchestra/cache/progress-status.txt anew, for watch, tail and status bars. Every hook keeps the file up to
# date by itself; this is for a file that was lost. With --print the text goes to standard output instead.
self=$(readlink -f "$0") && hooks=${self%/*} && [ -r "$hooks/lib/progress-utils.sh" ] || exit 0
# shellcheck source=hooks/lib/progress-utils.sh
. "$hooks/lib/progress-utils.sh"
require_orchestra

if [ "${1:-}" = --print ]; then
    "$program" export status || exit 0
    exit 0
fi
root=$(project_root) || exit 0
cache=$root/.orchestra/cache
if [ ! -d "$cache" ] || [ -L "$cache" ]; then exit 0; fi

# Written beside the file and renamed over it: whoever watches it sees the old text or the new one, never a half.
umask 077
temporary=$(mktemp "$cache/.progress-status.txt.XXXXXX") || exit 0
trap 'rm -f "$temporary"' EXIT HUP INT TERM
if "$program" export status --root "$root" >"$temporary"; then
    mv -f "$temporary" "$cache/progress-status.txt" || log_line ERROR "Cannot write 'progress-status.txt'"
fi
exit 0
