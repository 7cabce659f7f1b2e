# shellcheck shell=sh disable=SC2154
# What docs/json-output.md promises: every command that has --format writes JSON that docs/output.schema.json describes,
# the same bytes wherever it is run.

mkdir "$scratch/json"
"$python" "$here/json_output.py" "$program" "$repository" "$scratch/json" >"$scratch/json-checks" 2>&1 ||
    echo "bad the driver: $(tail -n 1 "$scratch/json-checks")" >>"$scratch/json-checks"
while read -r verdict name; do
    case $verdict in
        ok | bad)
            as_promised() { echo "$name" && [ "$verdict" = ok ]; }
            check "${name%%: *}${name#"${name%%: *}"}" as_promised
            ;;
    esac
done <"$scratch/json-checks"
