# shellcheck shell=sh disable=SC2154
# Migrations as an operator does them: see, plan, do, check, go back; one project and three hundred.

# old_project VERSION: a new project with a file of the old scripts.
old_project() {
    fresh_project
    mkdir -m 700 "$project/.orchestra" "$cache"
    todo='{"id": "1", "content": "Design the API", "activeForm": "Kai designing", "status": "in_progress"}'
    case $1 in
    1.0) printf '{"todos": [%s, {"id": 2, "content": "Test it", "activeForm": "Testing", "status": "pending"}]}\n' "$todo" ;;
    2.0)
        printf '{"schemaVersion": "2.0", "todos": [%s], "metadata": {"sessionStartTime": 1730735123000, %s}, %s}\n' "$todo" \
            '"activeAgents": ["Kai"], "currentAgent": null, "mine": [1.50]' '"history": []'
        ;;
    *) printf '{"version": "%s", "tasks": []}\n' "$1" ;;
    esac >"$cache/progress.json"
}

# migrate WORD...: runs the command and sets rc; output in $scratch/out, complaints in $scratch/err.
migrate() {
    rc=0
    timeout 60 "$program" migrate "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
}

shows() {
    cat "$scratch/out" "$scratch/err"
    grep -q -e "$1" "$scratch/out" "$scratch/err"
}
answer_says() {
    head -c 2000 "$scratch/out"
    jq -e "$1" "$scratch/out"
}
untouched() { is_same "$before" "$(fingerprint)"; }

for version in 1.0 2.0; do
    old_project $version
    cp "$cache/progress.json" "$scratch/original.json"
    before=$(fingerprint)

    migrate status --check
    check "$version: 'status --check' ends with 1 while something is pending" ends_with 1
    check "$version: 'status' names the version" shows "$version"
    migrate plan
    planned() { ends_with 0 && shows "Would migrate '${project##*/}' from $version to 2.0.0"; }
    check "$version: 'plan' says what would be done" planned
    migrate plan --format json
    is_patch() { answer_says '.patch | length > 0 and all(has("op") and has("path"))' && answer_says '.done | not'; }
    check "$version: 'plan' as JSON is a patch" is_patch
    migrate up --dry-run
    check "$version: 'up --dry-run' does well" ends_with 0
    check "$version: looking and planning touch nothing" untouched

    migrate up
    migrated() { ends_with 0 && shows "Migrated '${project##*/}' from $version to 2.0.0" && snapshot_says '.version == "2.0.0"'; }
    check "$version: 'up' migrates" migrated
    kept() { cmp "$scratch/original.json" "$cache/progress.json.backup"; }
    check "$version: the file as it was is the backup, byte for byte" kept
    migrate history --format json
    check "$version: the history knows who did it" answer_says \
        "length == 1 and (.[0] | .action == \"up\" and .from == \"$version\" and .to == \"2.0.0\" and .result == \"done\")"
    migrate backups --format json
    check "$version: the backups can be read" answer_says "length >= 2 and all(.readable and .version == \"$version\")"
    migrate verify
    check "$version: 'verify' proves it" ends_with 0
    migrate status --check
    check "$version: 'status --check' ends with 0 then" ends_with 0

    before=$(fingerprint)
    migrate up
    again() { ends_with 0 && shows 'Nothing to do'; }
    check "$version: 'up' again does nothing" again
    check "$version: and touches nothing" untouched
    migrate up --quiet
    quiet() { ends_with 0 && [ ! -s "$scratch/out" ] && [ ! -s "$scratch/err" ]; }
    check "$version: with --quiet it says nothing" quiet

    migrate down --to "$version"
    check "$version: 'down' does not go without a word where nobody can be asked" ends_with 64
    check "$version: and touches nothing" untouched
    # The clocks of running tasks go on: what is compared is everything that a moment does not decide.
    settled='del(.journal, .checksum, .updatedAt, .history) | .stats |= del(.averageDuration, .estimatedRemaining)'
    jq -S "$settled" "$cache/progress.json" >"$scratch/up.json"
    migrate down --to "$version" --yes
    check "$version: 'down --yes' goes down" ends_with 0
    check "$version: and says that the file stays there" shows 'until .orchestra migrate up'
    migrate status --format json
    check "$version: the file is held" answer_says ".verdict == \"held\" and .version == \"$version\""
    serve claude.post-tool-use.todowrite.no-ids
    held() { [ "$rc" -eq 0 ] && snapshot_says 'has("todos")'; }
    check "$version: a hook leaves the file at its version" held
    spooled() { [ -n "$(ls "$cache/spool")" ]; }
    check "$version: and puts its event aside" spooled
    rm -f "$cache"/spool/*
    migrate up
    round() {
        jq -S "$settled" "$cache/progress.json" | diff "$scratch/up.json" -
    }
    check "$version: 'up' again gives the same" round

    migrate restore
    restored() { ends_with 0 && snapshot_says 'has("todos")'; }
    check "$version: 'restore' puts the file before back" restored
    name=$("$program" migrate backups --format json | jq -r '[.[] | select(.version == "2.0.0")][0].name')
    migrate restore "$name"
    restored_named() { ends_with 0 && snapshot_says '.version == "2.0.0"'; }
    check "$version: and a backup by its name" restored_named
    migrate history --format json
    check "$version: all of it is in the history" answer_says \
        '[.[].action] == ["up", "down", "up", "restore", "restore"] and [.[].number] == [1, 2, 3, 4, 5]'

    tampered() {
        file=$(find "$cache/backups" -type f | LC_ALL=C sort | head -n 1)
        printf ' ' >>"$file"
        migrate verify
        ends_with 1 && shows 'changed: migration'
    }
    check "$version: 'verify' tells of a backup that was changed" tampered
done

old_project 3.0.0
before=$(fingerprint)
newer() {
    for words in 'up' 'to 2.0 --yes' 'down --yes' 'force 2.0.0'; do
        # shellcheck disable=SC2086
        migrate $words
        ends_with 78 || return 1
        untouched || return 1
    done
}
check 'a file of a newer version is never written' newer
migrate status --check
check "and 'status --check' ends with 78" ends_with 78

old_project 1.0
migrate to 2.0
between() { ends_with 0 && snapshot_says '.schemaVersion == "2.0" and (has("version") | not)'; }
check "'to' goes to a version in between" between
migrate baseline 1.0
check "'baseline' is for files that do not say their version" ends_with 65
busy() {
    before=$(fingerprint)
    flock "$cache/progress.lock" timeout 20 "$program" migrate up --lock-timeout 0.1 >"$scratch/out" 2>"$scratch/err"
    rc=$?
    ends_with 75 && untouched
}
check 'a lock that is held is waited for no longer than asked' busy

# Three hundred projects.

many=$scratch/many
"$python" "$here/migrate_projects.py" "$program" "$many" "$scratch/expected" || failed=$((failed + 1))
unset PROJECT_ROOT
# verdicts FIELD: whether the answer has one verdict for each project and it is what the table says.
verdicts() {
    jq -r '.[] | [.project, .verdict] | @tsv' "$scratch/out" | LC_ALL=C sort >"$scratch/found"
    cut -f "1,$1" "$scratch/expected" | LC_ALL=C sort | diff - "$scratch/found" && [ "$(wc -l <"$scratch/found")" -eq 300 ]
}
migrate status --all "$many" --format json
check '300 projects: status has the right verdict for each' verdicts 2
migrate status --all "$many" --check --format json
check '300 projects: the status of a check is that of the gravest failure' ends_with 74
start=$(date +%s%N)
migrate up --all "$many" --dry-run --format json
check '300 projects: a rehearsal ends with the status of the gravest failure' ends_with 74
migrate status --all "$many" --format json
check '300 projects: a rehearsal changes nothing' verdicts 2
start=$(date +%s%N)
migrate up --all "$many" --report "$scratch/report" --format json
took=$((($(date +%s%N) - start) / 1000000))
printf '        300 projects migrated in %s ms\n' "$took"
check '300 projects: up has the right verdict for each' verdicts 3
check '300 projects: it ends with the status of the gravest failure' ends_with 74
soon() { echo "$took ms" && [ "$took" -lt 60000 ]; }
check '300 projects: in less than a minute' soon
reported() {
    echo "$(wc -l <"$scratch/report") lines"
    [ "$(wc -l <"$scratch/report")" -eq 300 ] && jq -es 'length == 300 and all(.command == "migrate up")' "$scratch/report"
}
check '300 projects: the report has a line for each' reported
decoys() { [ "$(find "$many" -path '*node_modules*' -name 'progress.json.backup' | wc -l)" -eq 0 ]; }
check '300 projects: what others bring along is left alone' decoys

# Something mends two of the damaged ones; only what is not done is done.
resumed() {
    for number in 028 029; do
        file=$(find "$many" -path "*/$number-*/.orchestra/cache/progress.json")
        echo '{"todos": []}' >"$file"
    done
    migrate up --all "$many" --resume "$scratch/report" --format json
    jq -e '[.[] | select(.detail == "Done by an earlier run")] | length > 200' "$scratch/out" &&
        jq -e '[.[] | select(.project | test("/02[89]-")) | .verdict] == ["migrated", "migrated"]' "$scratch/out"
}
check '300 projects: a second run goes on where the first ended' resumed
waits() {
    file=$(find "$many" -path '*/041-*/.orchestra/cache/progress.lock')
    (
        flock 9
        timeout 60 "$program" migrate down --all "$many" --yes --lock-timeout 0.2 --format json >"$scratch/out" 2>"$scratch/err"
    ) 9>>"$file"
    jq -e '[.[] | select(.verdict == "busy") | .project | test("/041-")] == [true]' "$scratch/out"
}
check '300 projects: one that is busy is told, and holds up no other' waits

# Ctrl-C while it waits for a busy project: those that are left are told, and it dies of the signal.
interrupted() {
    file=$(find "$many" -path '*/041-*/.orchestra/cache/progress.lock')
    rc=0
    (
        flock 9
        timeout --preserve-status -s INT 2 "$program" migrate down --all "$many" --yes --lock-timeout 50 --jobs 1 --format json \
            >"$scratch/out" 2>"$scratch/err"
    ) 9>>"$file" || rc=$?
    # On a slow machine more may be left.
    jq -e 'any(.[]; .verdict == "left" and (.project | test("/041-")))' "$scratch/out" && ends_with 130
}
check '300 projects: Ctrl-C stops the wait and tells what is left' interrupted
