# shellcheck shell=sh disable=SC2154
# What docs/validation.md promises: every fault of the corpus at its place, shape as Python's jsonschema judges it, and formats that
# other programs take in.

mkdir "$scratch/validate"
"$python" "$here/validate.py" "$program" "$repository" "$scratch/validate" >"$scratch/validate-checks" 2>&1 ||
    echo "bad the driver: $(tail -n 1 "$scratch/validate-checks")" >>"$scratch/validate-checks"
while read -r verdict name; do
    case $verdict in
        ok | bad)
            as_promised() { echo "$name" && [ "$verdict" = ok ]; }
            check "${name%%: *}${name#"${name%%: *}"}" as_promised
            ;;
    esac
done <"$scratch/validate-checks"
