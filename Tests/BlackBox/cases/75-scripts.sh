# shellcheck shell=sh disable=SC2154
# The hook scripts: that they find the program, hand everything on, and never fail their host.

scripts=$repository/hooks

# A copy of the scripts beside no program, so that every way of finding one can be tried alone.
lonely=$scratch/lonely
mkdir -p "$lonely"
cp -R "$scripts" "$lonely/hooks"
standard_path=$PATH

# script NAME ARGUMENT...: runs a copied script with the program given by ORCHESTRA_BIN; as `hook` otherwise.
script() {
    run_script=$lonely/hooks/$1
    shift
    rc=0
    ORCHESTRA_BIN=$program "$run_script" "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
}

for file in "$scripts"/*.sh "$scripts"/lib/*.sh; do
    name=${file#"$scripts"/}
    check "$name is correct for a POSIX shell" sh -n "$file"
    case $name in
    lib/progress-utils.sh) ;;
    *)
        is_script() { [ -x "$file" ] && is_same '#!/bin/sh' "$(head -n 1 "$file")"; }
        check "$name is executable and asks for sh" is_script
        ;;
    esac
done

# Served by the scripts as by the program itself.
for payload in claude.session-start.startup claude.post-tool-use.todowrite.no-ids claude.session-end.other \
    claude.unknown-event codex.post-tool-use.update-plan.first; do
    for name in progress-tracker-update.sh post_code_write.sh; do
        same_as_program() {
            fresh_project
            serve "$payload"
            cp "$scratch/out" "$scratch/expected"
            fresh_project
            script "$name" <"$payloads/$payload.json"
            is_success && cmp "$scratch/out" "$scratch/expected"
        }
        check "$name answers $payload as the program does" same_as_program
    done
done

starts_session() {
    fresh_project
    jq -c 'del(.hook_event_name)' "$payloads/claude.session-start.startup.json" >"$scratch/unnamed"
    script session-start.sh <"$scratch/unnamed"
    is_success && snapshot_says '.sessions | length == 1'
}
check 'session-start.sh names the event' starts_session

bare_list() {
    fresh_project
    printf '{"todos":[{"content":"From a pipe","status":"pending"}]}' >"$scratch/list"
    script progress-tracker-update.sh <"$scratch/list"
    is_silent && snapshot_says '.tasks[0].content == "From a pipe"'
}
check 'progress-tracker-update.sh takes a bare list' bare_list

displays() {
    used_project
    script progress-tracker-display.sh
    grep -q '🎯 PROGRESS' "$scratch/out" && ! grep -q ORCHESTRA "$scratch/out" &&
        script progress-tracker-display.sh --verbose && grep -q 'ORCHESTRA PROGRESS' "$scratch/out"
}
check 'progress-tracker-display.sh shows a few lines, or all with --verbose' displays
displays_verbosely() {
    export ORCHESTRA_PROGRESS_VERBOSE=1
    script progress-tracker-display.sh
    unset ORCHESTRA_PROGRESS_VERBOSE
    grep -q 'ORCHESTRA PROGRESS' "$scratch/out"
}
check 'or all with ORCHESTRA_PROGRESS_VERBOSE=1' displays_verbosely
displays_nothing() {
    fresh_project
    script progress-tracker-display.sh
    is_silent && [ -s "$scratch/err" ]
}
check 'where there is nothing it says so on standard error, status 0' displays_nothing

exports() {
    used_project
    cp "$cache/progress-status.txt" "$scratch/expected"
    rm "$cache/progress-status.txt"
    script progress-tracker-export.sh
    is_silent && cmp "$cache/progress-status.txt" "$scratch/expected" && mode_is 600 "$cache/progress-status.txt" &&
        is_same 5 "$(find "$cache" -type f | wc -l)"
}
check 'progress-tracker-export.sh writes the status file anew and leaves nothing else' exports
prints() {
    script progress-tracker-export.sh --print
    cmp "$scratch/out" "$scratch/expected"
}
check 'or prints it with --print' prints
exports_elsewhere() {
    mkdir -p "$project/deep/deeper"
    rm "$cache/progress-status.txt"
    (
        unset PROJECT_ROOT
        cd "$project/deep/deeper" && script progress-tracker-export.sh
    )
    [ -f "$cache/progress-status.txt" ]
}
check 'from anywhere inside the project' exports_elsewhere
exports_nothing() {
    fresh_project
    script progress-tracker-export.sh
    is_silent && is_same '' "$(ls -A "$project")"
}
check 'and nothing where there is no progress' exports_nothing

begins() {
    fresh_project
    script lib/progress-migrate.sh && snapshot_says '.version == "2.0.0"' && script lib/progress-migrate.sh && [ "$rc" -eq 0 ]
}
check 'lib/progress-migrate.sh begins, and is content to be run again' begins

# Ways to find the program. A stand-in says which one was found.
stand_in() {
    mkdir -p "${1%/*}"
    printf '#!/bin/sh\necho "%s $*" >>"%s"\n' "$2" "$scratch/found" >"$1"
    chmod +x "$1"
}
finds() {
    rm -f "$scratch/found"
    "$lonely/hooks/progress-tracker-update.sh" </dev/null >"$scratch/out" 2>"$scratch/err"
    is_same "$1 hook" "$(cat "$scratch/found" 2>/dev/null)"
}
stand_in "$scratch/path/orchestra" path
export PATH="$scratch/path:$PATH"
check 'found on PATH' finds path
stand_in "$scratch/plugin/bin/orchestra" plugin
export CLAUDE_PLUGIN_ROOT="$scratch/plugin"
check "found in the plugin, before PATH" finds plugin
stand_in "$lonely/bin/orchestra" bin
check 'found in ../bin, before the plugin' finds bin
stand_in "$lonely/.build/orchestra" build
check 'found in ../.build, before ../bin' finds build
stand_in "$scratch/own/orchestra" own
export ORCHESTRA_BIN="$scratch/own/orchestra"
check 'found by ORCHESTRA_BIN, before everything' finds own
unset ORCHESTRA_BIN
chmod -x "$lonely/.build/orchestra"
check 'passed by when it cannot be run' finds bin
linked() {
    ln -s "$lonely/hooks/progress-tracker-update.sh" "$scratch/linked.sh"
    rm -f "$scratch/found"
    "$scratch/linked.sh" </dev/null && is_same 'bin hook' "$(cat "$scratch/found")"
}
check 'found through a link to the script' linked
without_path() {
    rm -f "$scratch/found"
    (cd "$lonely/hooks" && sh progress-tracker-update.sh </dev/null) && is_same 'bin hook' "$(cat "$scratch/found")"
}
check 'found when the script is named without its folder' without_path
rm -r "$lonely/.build"
rm -r "${lonely:?}/bin"
unset CLAUDE_PLUGIN_ROOT
export PATH="$standard_path"

# Nowhere to be found.
for name in progress-tracker-update.sh progress-tracker-display.sh progress-tracker-export.sh post_code_write.sh \
    session-start.sh lib/progress-migrate.sh; do
    without_program() {
        fresh_project
        rc=0
        ORCHESTRA_BIN=$scratch/no-such-program "$lonely/hooks/$name" <"$payloads/claude.stop.idle.json" \
            >"$scratch/out" 2>"$scratch/err" || rc=$?
        is_silent && is_same 1 "$(wc -l <"$scratch/err")" && is_same '' "$(ls -A "$project")"
    }
    check "$name without the program: status 0, one line on standard error" without_program
done
without_library() {
    cp "$scripts/post_code_write.sh" "$scratch/alone.sh"
    rc=0
    "$scratch/alone.sh" </dev/null >"$scratch/out" 2>"$scratch/err" || rc=$?
    is_silent
}
check 'a script torn from its folder: status 0' without_library

crashed() {
    printf '#!/bin/sh\nexit 2\n' >"$scratch/crash"
    chmod +x "$scratch/crash"
    for name in progress-tracker-update.sh post_code_write.sh session-start.sh; do
        rc=0
        ORCHESTRA_BIN=$scratch/crash "$lonely/hooks/$name" </dev/null || rc=$?
        [ "$rc" -eq 0 ] || return 1
    done
}
check 'a program that ends with 2 does not make a hook of it that blocks the agent' crashed

strict() {
    fresh_project
    script progress-tracker-update.sh --strict </dev/null
    ends_with 66
}
check '--strict is handed on, and its status back' strict

# The linter, by a stand-in for npm.
mkdir -p "$scratch/npm-path"
cat >"$scratch/npm-path/npm" <<'END'
#!/bin/sh
echo "npm $*" >>"$NPM_CALLS"
echo 'lint says something'
exit "${NPM_STATUS:-0}"
END
chmod +x "$scratch/npm-path/npm"
export NPM_CALLS="$scratch/npm"
# lints SETTINGS EXPECTED: which script of npm is run under these settings, or none.
lints() {
    used_project
    rm -f "$scratch/npm"
    echo '{"scripts": {"lint": "x", "lint:fix": "y"}}' >"$project/package.json"
    echo "$1" >"$project/.orchestra/config.json"
    PATH=$scratch/npm-path:$PATH
    script post_code_write.sh <"$payloads/claude.post-tool-use.todowrite.progress.json"
    PATH=$standard_path
    is_success && is_same "$2" "$(sed 's/.* //' "$scratch/npm" 2>/dev/null)"
}
check 'no linter without a setting' lints '{}' ''
check 'no linter where the setting is false' lints '{"workflow": {"autoLint": false}}' ''
check 'no linter where the settings are damaged' lints '{"workflow": {"autoLint": true' ''
check 'workflow.autoLint runs npm run lint' lints '{"workflow": {"autoLint": true}}' lint
check 'workflow.autoFixLint runs npm run lint:fix' lints '{"workflow": {"autoLint": true, "autoFixLint": true}}' lint:fix
failing_linter() {
    export NPM_STATUS=1
    lints '{"workflow": {"autoLint": true}}' lint
    result=$?
    unset NPM_STATUS
    [ "$result" -eq 0 ] && grep -q "'npm run lint' failed" "$scratch/err" && grep -q "npm run lint" "$log"
}
check 'a linter that finds something: status 0, said on standard error and in the log' failing_linter
