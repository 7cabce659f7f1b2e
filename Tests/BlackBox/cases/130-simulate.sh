# shellcheck shell=sh disable=SC2154,SC2034
# Simulations with real processes: faults, a storm, and Ctrl-C in the midst of one.

home=$scratch/simulate
mkdir -p "$home/temporary" "$home/lantern/.git"
export TMPDIR="$home/temporary"

# simulate WORD...: runs the command in an empty project and sets rc; output in $scratch/out, complaints in $scratch/err.
simulate() {
    rc=0
    (cd "$home/lantern" && unset PROJECT_ROOT && timeout 120 "$program" simulate "$@") >"$scratch/out" 2>"$scratch/err" || rc=$?
}

is_untouched() { is_same .git "$(ls -A "$home/lantern")"; }
nothing_left() { is_same '' "$(ls -A "$TMPDIR")"; }
# None of this program's hooks still runs in a scratch project.
nobody_left() { ! pgrep -f -- "--root $TMPDIR" >/dev/null 2>&1; }

for name in solo concurrent handoff background teammates failure resume-and-fork lost-stop; do
    simulate $name --format json --seed 1
    plays() { ends_with 0 && jq -e 'length > 0' "$scratch/out"; }
    check "the scenario '$name' plays" plays
done
check 'and nothing is written' is_untouched

simulate faults --format json
as_promised() { ends_with 0 && jq -e 'length > 30 and all(.isAsPromised)' "$scratch/out"; }
check 'every fault goes as promised' as_promised
kinds() { jq -e '[.[].fault | select(. != null)] | unique | length == 13' "$scratch/out"; }
check 'all faults of processes are among them' kinds
check 'faults leave the project alone' is_untouched
check 'and nothing behind' nothing_left

simulate storm --for 4s --seed 7 --format json
proved() { ends_with 0 && jq -e '.isProved and .lost == [] and .twice == [] and .hooks >= 64' "$scratch/out"; }
check 'a storm of 64 processes loses nothing' proved
check 'the storm leaves nothing behind' nothing_left
check 'and nobody' nobody_left

printf '4 served\n1 killed\n1 kill=half-append\n1 full-disk\n' >"$home/odds"
simulate storm --for 2s --processes 8 --script "$home/odds" --format json
odds() { ends_with 0 && jq -e '.isProved and (.fates | length) == 4' "$scratch/out"; }
check 'other odds come from a file' odds

interrupted() {
    (cd "$home/lantern" && exec timeout -s INT 2 "$program" simulate storm --for 60s) >"$scratch/out" 2>"$scratch/err"
    nothing_left && nobody_left
}
check 'Ctrl-C in a storm leaves nothing and nobody behind' interrupted

emitted() {
    "$program" simulate todo 'Kai: Design API' --root "$home/lantern" --emit >"$scratch/payload" &&
        fresh_project && hook <"$scratch/payload" && is_same 'Kai: Design API' "$(jq -r '.tasks[].content' "$cache/progress.json")"
}
check 'an emitted payload goes into a hook' emitted

unset TMPDIR
