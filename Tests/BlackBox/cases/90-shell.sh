# shellcheck shell=sh disable=SC2154
# The shell on a terminal, as a person uses it: wide and narrow, in both languages.

for columns in 80 40; do
    for language in en ja; do
        mkdir "$scratch/shell-$columns-$language"
        PYTHONDONTWRITEBYTECODE=1 "$python" "$here/shell.py" "$program" "$scratch/shell-$columns-$language" \
            "$columns" "$language" >"$scratch/shell" 2>&1 || echo "bad the driver: $(tail -1 "$scratch/shell")" >>"$scratch/shell"
        while read -r verdict name; do
            went_well() { echo "$name" && [ "$verdict" = ok ]; }
            check "$columns columns, $language: ${name%% | *}" went_well
        done <"$scratch/shell"
    done
done
