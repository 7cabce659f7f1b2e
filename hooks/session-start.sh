#!/bin/sh
# Records the start of a session; the payload on standard input need not name its event.
self=$(readlink -f "$0") && hooks=${self%/*} && [ -r "$hooks/lib/progress-utils.sh" ] || exit 0
# shellcheck source=hooks/lib/progress-utils.sh
. "$hooks/lib/progress-utils.sh"
require_orchestra
serve_hook SessionStart "$@"
