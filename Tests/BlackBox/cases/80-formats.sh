# shellcheck shell=sh disable=SC2154
# What is written down is what is so. Uses the snapshots that the case `payloads` has collected.

schema=$repository/docs/progress-v2.schema.json

meets_schema() {
    "$python" - "$schema" "$@" <<'END'
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
wrong = 0
for path in sys.argv[2:]:
    for error in validator.iter_errors(json.load(open(path))):
        wrong += 1
        print(f"{path}: {list(error.absolute_path)}: {error.message[:160]}")
sys.exit(1 if wrong else 0)
END
}
if [ -d "$scratch/snapshots" ]; then
    check "the $(find "$scratch/snapshots" -type f | wc -l) snapshots collected meet the schema" \
        meets_schema "$scratch"/snapshots/*.json
fi

used_project
check 'a snapshot meets the schema' meets_schema "$cache/progress.json"
check 'the schema beside it is the documented one' cmp "$project/.orchestra/schemas/progress-v2.schema.json" "$schema"

rejects() {
    jq "$1" "$cache/progress.json" >"$scratch/wrong.json" && ! meets_schema "$scratch/wrong.json"
}
check 'the schema refuses a status that is none' rejects '.tasks[0].status = "doing"'
check 'the schema refuses 101 percent' rejects '.tasks[0].progress = 101'
check 'the schema refuses a missing key' rejects 'del(.tasks[0].agentSource)'
check 'the schema refuses time as text' rejects '.updatedAt = "now"'
allows() { jq "$1" "$cache/progress.json" >"$scratch/more.json" && meets_schema "$scratch/more.json"; }
check 'the schema allows further keys' allows '.more = 1 | .tasks[0].more = {} | .sessions[0].more = []'

further_keys_stay() {
    jq '.more = {"a": [1]} | .tasks[0].estimate = "3d"' "$cache/progress.json" >"$scratch/more.json"
    cp "$scratch/more.json" "$cache/progress.json"
    serve claude.post-tool-use.todowrite.progress
    snapshot_says '.more == {"a": [1]} and .tasks[0].estimate == "3d"'
}
check 'further keys in a snapshot are kept' further_keys_stay

# The programs printed in docs/file-formats.md are run as they stand there.
snippet() {
    awk -v marker="<!-- run: $1 -->" '$0 == marker { wanted = 1; next }
        wanted && /^```python/ { inside = 1; next } inside && /^```/ { exit } inside' \
        "$repository/docs/file-formats.md" >"$scratch/snippet.py"
    [ -s "$scratch/snippet.py" ] && (cd "$project" && "$python" "$scratch/snippet.py")
}
check 'the documented program verifies the journal' snippet journal
check 'the documented program verifies the snapshot' snippet snapshot

finds_damage() {
    sed -i '2s/"time"/"tome"/' "$cache/events.jsonl"
    ! snippet journal
}
check 'and finds one changed letter in the journal' finds_damage

rotated() {
    fresh_project
    mkdir "$project/.orchestra"
    echo '{"progress": {"journalBytes": 2000}}' >"$project/.orchestra/config.json"
    for name in no-ids progress reordered edited-text item-dropped all-completed after-all-completed; do
        serve "claude.post-tool-use.todowrite.$name"
    done
    ls -R "$cache"
    [ -n "$(find "$cache/journal" -name 'events-*.jsonl')" ] && snippet journal && meets_schema "$cache/progress.json"
}
check 'a journal that was begun anew verifies as well' rotated
