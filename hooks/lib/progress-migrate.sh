#!/bin/sh
# Migrates the project's progress.json to the version of the program, and says nothing where there is nothing to do; begins to
# keep progress where nothing is kept yet.
self=$(readlink -f "$0") && hooks=${self%/lib/*} && [ -r "$hooks/lib/progress-utils.sh" ] || exit 0
# shellcheck source=hooks/lib/progress-utils.sh
. "$hooks/lib/progress-utils.sh"
require_orchestra
if root=$(project_root) && [ -d "$root/.orchestra/cache" ]; then
    exec "$program" migrate up --quiet "$@"
fi
exec "$program" init "$@"
