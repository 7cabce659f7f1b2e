# shellcheck shell=sh disable=SC2154
# Every looking command, in every format: it parses as what it claims to be, and says the same thing in each.

used_project
serve claude.post-tool-use.todowrite.progress
serve claude.pre-tool-use.agent.alpha
serve claude.subagent-start.alpha
serve claude.subagent-start.beta
serve claude.subagent-stop.beta
serve codex.post-tool-use.update-plan.first
task=$(jq -r '.tasks[0].id' "$cache/progress.json")
commands="tasks task:$task agents sessions stats log"

# look COMMAND[:ARGUMENT] OPTION...: the command's output goes to $scratch/look.
look() {
    verb=${1%%:*}
    argument=${1#"$verb"}
    shift
    "$program" "$verb" ${argument:+"${argument#:}"} "$@" >"$scratch/look" 2>"$scratch/err" && [ ! -s "$scratch/err" ]
}

parses_as_json() { look "$1" --format json && jq -e . "$scratch/look"; }
parses_as_lines() {
    look "$1" --format jsonl && jq -e -c . "$scratch/look" >"$scratch/lines" &&
        is_same "$(wc -l <"$scratch/look")" "$(wc -l <"$scratch/lines")"
}
parses_as_table() {
    look "$1" --format "$2" && "$python" - "$scratch/look" "$2" <<'END'
import csv, sys
kind = {"csv": {}, "tsv": {"delimiter": "\t", "quoting": csv.QUOTE_NONE}}[sys.argv[2]]
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), **kind))
assert len(rows) > 1, "no rows"
assert all(rows[0]) and len(set(rows[0])) == len(rows[0]), f"header {rows[0]}"
assert {len(row) for row in rows} == {len(rows[0])}, "rows of different length"
END
}
is_markdown() { look "$1" --format markdown && grep -q '^|' "$scratch/look" && is_plain_text "$scratch/look"; }
is_text() { look "$1" --format "$2" && [ -s "$scratch/look" ] && is_plain_text "$scratch/look"; }
fits() {
    COLUMNS=40
    export COLUMNS
    look "$1" --format table
    result=$?
    unset COLUMNS
    [ "$result" -eq 0 ] && "$python" - "$scratch/look" <<'END'
import sys, unicodedata
def width(text):
    return sum(0 if unicodedata.combining(c) or c == "\ufe0f" else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
wide = [line for line in open(sys.argv[1], encoding="utf-8").read().splitlines() if width(line) > 40]
sys.exit(f"too wide: {wide[0]!r}" if wide else 0)
END
}

for command in $commands; do
    check "$command as json" parses_as_json "$command"
    check "$command as jsonl" parses_as_lines "$command"
    check "$command as csv" parses_as_table "$command" csv
    check "$command as tsv" parses_as_table "$command" tsv
    check "$command as markdown" is_markdown "$command"
    check "$command as plain" is_text "$command" plain
    check "$command as table" is_text "$command" table
    check "$command as table, 40 columns wide" fits "$command"
done

same_tasks() {
    "$program" tasks --all --format json | jq -S -c '[.[].id]' >"$scratch/one"
    "$program" tasks --all --format jsonl | jq -S -c -s '[.[].id]' >"$scratch/two"
    jq -S -c '[.tasks[].id]' "$cache/progress.json" >"$scratch/three"
    cmp "$scratch/one" "$scratch/two" && cmp "$scratch/one" "$scratch/three"
}
check 'tasks are the same in json, jsonl and progress.json' same_tasks

never_coloured() { look tasks --format table && ! grep -q "$(printf '\033')" "$scratch/look"; }
check 'no colour in a pipe' never_coloured
coloured() { look tasks --format table --color always && grep -q "$(printf '\033')" "$scratch/look"; }
check 'colour where it is asked for' coloured

filtered() {
    is_same 1 "$("$program" tasks --status in_progress --session 3f0c --format json | jq length)" &&
        is_same 1 "$("$program" tasks --session 3f0c --text TOKENIZER --format json | jq length)" &&
        is_same 2 "$("$program" tasks --limit 2 --format json | jq length)" &&
        is_same 0 "$("$program" tasks --older-than 1h --format json | jq length)"
}
check 'filters' filtered

for form in '' --compact --line; do
    # Unquoted on purpose: no word at all for the long form.
    # shellcheck disable=SC2086
    shown() { "$program" status $form >"$scratch/look" && [ -s "$scratch/look" ] && is_plain_text "$scratch/look"; }
    check "status $form" shown
done

exported() { "$program" export status | cmp - "$cache/progress-status.txt"; }
check 'export status prints what the status file says' exported

changes_nothing() {
    before=$(fingerprint)
    for command in $commands; do look "$command" || return 1; done
    [ "$before" = "$(fingerprint)" ]
}
check 'looking changes nothing' changes_nothing

in_no_project() {
    fresh_project
    ! "$program" tasks 2>"$scratch/err" && is_absent "$project/.orchestra" && grep -q '^Hint: ' "$scratch/err"
}
check 'looking where there is nothing leaves nothing behind' in_no_project
