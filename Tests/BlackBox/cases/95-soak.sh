# shellcheck shell=sh disable=SC2154
# Shells and hooks on one project at once. ORCHESTRA_SOAK_SECONDS says for how long; 60 for a release.

mkdir "$scratch/soak-folder"
PYTHONDONTWRITEBYTECODE=1 "$python" "$here/soak.py" "$program" "$scratch/soak-folder" "${ORCHESTRA_SOAK_SECONDS:-10}" \
    >"$scratch/soak" 2>&1 || echo "bad the driver: $(tail -1 "$scratch/soak")" >>"$scratch/soak"
while read -r verdict name; do
    went_well() { echo "$name" && [ "$verdict" = ok ]; }
    check "${name%% | *}" went_well
done <"$scratch/soak"
