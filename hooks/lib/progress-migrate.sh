#!/bin/sh
# Begins to keep progress in the project, or does nothing where it is kept already.
self=$(readlink -f "$0") && hooks=${self%/lib/*} && [ -r "$hooks/lib/progress-utils.sh" ] || exit 0
# shellcheck source=hooks/lib/progress-utils.sh
. "$hooks/lib/progress-utils.sh"
require_orchestra
exec "$program" init "$@"
