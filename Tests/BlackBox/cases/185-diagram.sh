# shellcheck shell=sh disable=SC2154
# The diagram of the modules is that of the modules.

described=$scratch/package.json
describes() { swift package --package-path "$repository" --scratch-path "$scratch/package" describe --type json >"$described"; }
check 'the package manager describes the modules' describes

drawn() { "$python" "$here/module_diagram.py" "$repository/docs/architecture/modules.md" --check <"$described"; }
check 'the diagram in docs/architecture/modules.md is up to date' drawn

# An arrow taken out of the page must be missed.
arrow_missed() {
    sed '/Shell --> LineEditing/d' "$repository/docs/architecture/modules.md" >"$scratch/modules.md"
    ! "$python" "$here/module_diagram.py" "$scratch/modules.md" --check <"$described"
}
check 'and a missing arrow would be noticed' arrow_missed
