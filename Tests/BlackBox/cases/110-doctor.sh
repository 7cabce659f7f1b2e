# shellcheck shell=sh disable=SC2154
# The doctor, against the real program, real settings files and a real lock.
# shellcheck disable=SC2034 # rc is for ends_with

# A home of its own, so that nothing of whoever runs the tests is found.
doctor_home=$scratch/doctor-home
doctor_path=$scratch/doctor-bin:/usr/bin:/bin
mkdir -p "$doctor_home/.claude" "$scratch/doctor-bin"
ln -sf "$program" "$scratch/doctor-bin/orchestra"

# doctor ARGUMENT...: runs the doctor and sets rc; its output is in $scratch/out and $scratch/err.
doctor() {
    rc=0
    env -u SHELL HOME="$doctor_home" PATH="$doctor_path" PROJECT_ROOT= \
        timeout 10 "$program" doctor --root "$project" "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
    cat "$scratch/out" "$scratch/err"
}

# finds OUTCOME CHECK: whether the JSON of the last run has such a finding.
finds() { jq -e --arg outcome "$1" --arg check "$2" 'any(.[]; .outcome == $outcome and .check == $check)' "$scratch/out"; }

# wire FILE COMMAND: the hooks of hooks/hooks.json, as docs/hooks.md says.
wire() {
    jq --arg command "$2" '{hooks: (.hooks | map_values(map(.hooks |= map(.command = $command))))}' \
        "$repository/hooks/hooks.json" >"$1"
}

unwired() {
    fresh_project
    doctor --format json
    [ "$rc" -eq 1 ] && finds problem claude-hooks && finds note recording && is_absent "$project/.orchestra"
}
check 'nothing wired: that is the problem, and nothing is left behind' unwired

wired() {
    fresh_project
    wire "$doctor_home/.claude/settings.json" orchestra
    serve claude.session-start.startup
    serve claude.post-tool-use.todowrite.no-ids
    doctor --strict --format json
    ends_with 0 && ! jq -e 'any(.[]; .outcome == "problem" or .outcome == "warning")' "$scratch/out" &&
        finds ok claude-hooks && finds ok hook-programs && finds ok hook-events && finds ok recording && finds ok lock
}
check 'wired by hooks/hooks.json: no problem and no warning' wired

as_a_plugin() {
    fresh_project
    folder=$doctor_home/.claude/plugins/cache/market/orchestra/2.0.0
    mkdir -p "$folder/bin" "$folder/hooks"
    ln -sf "$program" "$folder/bin/orchestra"
    cp "$repository/hooks/hooks.json" "$folder/hooks"
    jq -n --arg path "$folder" '{version: 2, plugins: {"orchestra@market": [{scope: "user", installPath: $path}]}}' \
        >"$doctor_home/.claude/plugins/installed_plugins.json"
    echo '{"enabledPlugins": {"orchestra@market": true}}' >"$doctor_home/.claude/settings.json"
    doctor --strict --format json
    ends_with 0 && finds ok claude-hooks && finds ok hook-programs
}
check 'wired by the plugin: no problem and no warning' as_a_plugin

twice() {
    wire "$doctor_home/.claude/settings.json" orchestra
    jq '.enabledPlugins = {"orchestra@market": true}' "$doctor_home/.claude/settings.json" >"$scratch/both"
    cp "$scratch/both" "$doctor_home/.claude/settings.json"
    doctor --format json
    ends_with 0 && finds warning hooks-twice || return 1
    doctor --strict --only hooks-twice
    ends_with 1
}
check 'wired twice: a warning, and status 1 with --strict' twice
rm -rf "$doctor_home/.claude/plugins"

gone() {
    wire "$doctor_home/.claude/settings.json" "$scratch/gone/orchestra"
    doctor --format json
    ends_with 1 && finds problem hook-programs
}
check 'wired to a program that is not there' gone

broken() {
    echo '{"hooks": {},}' >"$doctor_home/.claude/settings.json"
    doctor
    ends_with 1 && grep -q 'line 1, column 14' "$scratch/out"
}
check 'settings that are no JSON: the place is named' broken
wire "$doctor_home/.claude/settings.json" orchestra

off() {
    export ORCHESTRA_PROGRESS_DISABLE=1
    doctor --format json
    unset ORCHESTRA_PROGRESS_DISABLE
    ends_with 1 && finds problem off-switch
}
check 'the off switch is named' off

held() {
    used_project
    flock "$cache/progress.lock" sleep 5 &
    holder=$!
    until ! flock --nonblock "$cache/progress.lock" true; do sleep 0.05; done
    doctor --format json
    kill "$holder" 2>/dev/null
    until flock --nonblock "$cache/progress.lock" true; do sleep 0.1; done
    finds warning lock && jq -e '.[] | select(.check == "lock") | .finding | contains("is held by")' "$scratch/out"
}
check 'a lock held by a live process: by whom' held

mended() {
    used_project
    : >"$cache/.progress.json.999999.tmp"
    echo '{}' >"$project/.orchestra/schemas/progress-v2.schema.json"
    doctor --fix --only leftovers,schema-copy --format json
    ends_with 0 && finds fixed leftovers && finds fixed schema-copy && is_absent "$cache/.progress.json.999999.tmp" || return 1
    doctor --fix --only leftovers,schema-copy --format json
    ends_with 0 && jq -e 'all(.[]; .outcome == "ok")' "$scratch/out"
}
check '--fix mends, and a second run finds nothing' mended

hostile() {
    fresh_project
    mkdir -p "$project/.claude"
    # shellcheck disable=SC2016 # for the program, not for this shell
    printf '{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "%s", "args": ["hook"]}]}]}}' \
        'tools/\u001b]0;trap\u0007/orchestra' >"$project/.claude/settings.json"
    mkdir -p "$project/tools"
    printf '#!/bin/sh\ntouch "%s/started"\n' "$scratch" >"$project/tools/orchestra"
    chmod +x "$project/tools/orchestra"
    doctor --verbose --color always
    sed 's/\x1b\[[0-9;]*m//g' "$scratch/out" >"$scratch/plain"
    is_plain_text "$scratch/plain" || return 1
    sed -i 's|tools/[^"]*orchestra"|tools/orchestra"|' "$project/.claude/settings.json"
    doctor --verbose
    is_absent "$scratch/started"
}
check 'hostile settings drive no terminal, and nothing they name is started' hostile

nothing() {
    rc=0
    (cd / && env -i "$program" doctor --verbose --format json) >"$scratch/out" 2>"$scratch/err" || rc=$?
    [ "$rc" -le 1 ] && [ ! -s "$scratch/err" ] && jq -e 'length > 20' "$scratch/out"
}
check 'without any environment it still answers' nothing
