#!/bin/sh
# Records one hook event: a payload of Claude Code or Codex, or a bare {"todos": [...]}, on standard input.
self=$(readlink -f "$0") && hooks=${self%/*} && [ -r "$hooks/lib/progress-utils.sh" ] || exit 0
# shellcheck source=hooks/lib/progress-utils.sh
. "$hooks/lib/progress-utils.sh"
require_orchestra
serve_hook "$@"
