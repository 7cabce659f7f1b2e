# shellcheck shell=sh disable=SC2154
# Wiring hosts as a person does it, in a home of its own: see, install, be served, check, take it back to the byte.

# fresh_home: a new home with nothing in it, and a project; the program is on PATH there.
fresh_home() {
    fresh_project
    mkdir "$project/.git"
    person=$project-home
    mkdir -p "$person" "$project-bin"
    ln -s "$program" "$project-bin/orchestra"
}

# orchestra WORD...: runs the program in the project as its user would; sets rc.
orchestra() {
    rc=0
    (cd "$project" && env -u PROJECT_ROOT -u XDG_STATE_HOME -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u CLAUDE_CONFIG_DIR -u CODEX_HOME \
        HOME="$person" PATH="$project-bin:$PATH" SHELL=/bin/bash timeout 60 orchestra "$@") \
        >"$scratch/out" 2>"$scratch/err" </dev/null || rc=$?
}

# everything: names, modes and contents below the project and the home, in one word.
everything() {
    find "$project" "$person" -printf '%p %y %m %l ' -type f -exec cksum {} \; | LC_ALL=C sort | cksum
}

says() {
    cat "$scratch/out" "$scratch/err"
    grep -q -e "$1" "$scratch/out" "$scratch/err"
}
as_before() { is_same "$before" "$(everything)"; }

fresh_home
before=$(everything)
orchestra install
refused() { ends_with 1 && says '^New: .*/.claude/settings.json' && says 'Run again with --yes'; }
check 'without a terminal and without --yes it only shows' refused
orchestra install --dry-run
check 'a dry run shows' ends_with 0
orchestra install --check
check 'the check says no before' ends_with 1
check 'and nothing is touched so far' as_before

orchestra install --yes --statusline
check 'install' ends_with 0
settings=$project/.claude/settings.json
registered() { jq -e '.hooks | (length == 18) and all(.[]; length == 1) and (has("WorktreeCreate") | not)' "$settings"; }
check 'every event is registered once' registered
by_name() { jq -e '[.hooks[][].hooks[] | .command == "orchestra" and .args == ["hook"]] | all' "$settings"; }
check 'by its name, since PATH leads to it' by_name
completed() { [ -f "$person/.local/share/bash-completion/completions/orchestra" ] && [ -f "$person/.local/share/man/man1/orchestra.1" ]; }
check 'completion and manual page are there' completed
private() { [ "$(find "$person/.local/state/orchestra" -perm /077)" = '' ]; }
check 'what is kept is private' private
orchestra install --check --statusline
check 'the check says yes' ends_with 0
snapshot=$(everything)
orchestra install --yes --statusline
again() { ends_with 0 && says 'Nothing to install' && is_same "$snapshot" "$(everything)"; }
check 'a second time nothing changes' again
orchestra doctor --only claude-hooks,hook-programs,hook-events,hooks-twice,hook-settings --strict
check 'the doctor finds nothing to say' ends_with 0

# The hooks as the host would start them.
served() {
    for event in session-start.startup post-tool-use.todowrite.no-ids subagent-start.alpha; do
        command=$(jq -r '.hooks.Stop[0].hooks[0].command' "$settings")
        (cd "$project" && env HOME="$person" PATH="$project-bin:$PATH" CLAUDE_PROJECT_DIR="$project" "$command" hook \
            <"$payloads/claude.$event.json") >/dev/null || return 1
    done
    snapshot_says '.tasks | length == 4'
}
check 'the hooks are served' served

# line NAME [WORD...]: the status line for one of the recorded payloads, made to be about the project.
line() {
    payload=$payloads/claude.$1.json
    shift
    jq --arg folder "$project" '.cwd = $folder | if .workspace then .workspace.project_dir = $folder else . end' "$payload" |
        (
            cd / && env -u PROJECT_ROOT HOME="$person" timeout 3 "$program" statusline "$@" >"$scratch/out" 2>"$scratch/err"
        )
    rc=$?
}
line statusline.full
shown() { ends_with 0 && [ "$(wc -l <"$scratch/out")" -eq 2 ] && [ ! -s "$scratch/err" ] && says '0/4'; }
check 'the status line has two lines' shown
NO_COLOR=1 line statusline.minimal
plain() { ends_with 0 && is_plain_text "$scratch/out"; }
check 'without colours where they are not wanted' plain
COLUMNS=30 NO_COLOR=1 line statusline.full
narrow() {
    "$python" - "$scratch/out" <<'END'
import sys, unicodedata
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
widths = [sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines]
sys.exit(0 if lines and max(widths) <= 30 else f"{widths}: {lines}")
END
}
check 'as narrow as it has to be' narrow
line subagent-statusline --subagent
rows() { ends_with 0 && jq -es 'length >= 1 and all(.[]; has("id") and has("content"))' "$scratch/out"; }
check 'rows of subagents are lines of JSON' rows
for input in '' '{' 'null' '[]' '{"cwd": "/nowhere"}' '{"cwd": 3, "tasks": {}}' '{"tasks": [1, {"id": 2}]}'; do
    printf '%s' "$input" | (cd "$project" && timeout 3 "$program" statusline --subagent) >"$scratch/out" 2>"$scratch/err"
    rc=$?
    quiet() { ends_with 0 && [ ! -s "$scratch/err" ]; }
    check "the payload '$input' does no harm" quiet
done

orchestra uninstall
check 'uninstall, too, needs a word' ends_with 1
orchestra uninstall --yes
check 'uninstall' ends_with 0
rm -r "$project/.orchestra"
check 'everything is as it was' as_before

# Settings that are somebody's.
for file in "$repository"/Tests/Fixtures/settings/installed/*.json; do
    fresh_home
    mkdir "$project/.claude"
    settings=$project/.claude/settings.json
    cp "$file" "$settings"
    chmod 664 "$settings"
    before=$(everything)
    orchestra install --yes
    done_once=$rc
    orchestra install --check
    checked=$rc
    orchestra uninstall --yes
    round_trip() { [ "$done_once$checked$rc" = 000 ] && as_before; }
    check "there and back: ${file##*/}" round_trip
done
for file in "$repository"/Tests/Fixtures/settings/refused/*.json; do
    fresh_home
    mkdir "$project/.claude"
    cp "$file" "$project/.claude/settings.json"
    before=$(everything)
    orchestra install --yes
    untouched() { ends_with 65 && says 'install --print' && as_before; }
    check "refused and untouched: ${file##*/}" untouched
done

# Links, permissions, the other host.
fresh_home
mkdir "$project/.claude" "$person/dotfiles"
echo '{"model": "opus"}' >"$person/dotfiles/claude.json"
ln -s "$person/dotfiles/claude.json" "$project/.claude/settings.json"
before=$(everything)
orchestra install --yes
through() { ends_with 0 && [ -L "$project/.claude/settings.json" ] && jq -e '.hooks.Stop' "$person/dotfiles/claude.json"; }
check 'a link is written through' through
orchestra uninstall --yes
check 'and back' as_before

fresh_home
mkdir "$project/.claude"
echo '{}' >"$project/.claude/settings.json"
chmod 444 "$project/.claude/settings.json"
before=$(everything)
orchestra install --yes
read_only() { ends_with 74 && says 'it is read-only' && as_before; }
check 'a read-only file is refused' read_only

fresh_home
mkdir "$person/.codex"
printf 'model = "o4"\r\n\r\n[features]\r\nhooks = true' >"$person/.codex/config.toml"
before=$(everything)
orchestra install --host codex --scope user --toml --yes
is_toml() {
    ends_with 0 && "$python" - "$person/.codex/config.toml" <<'END'
import sys
try:
    import tomllib
except ImportError:
    sys.exit(0)
with open(sys.argv[1], "rb") as file:
    hooks = tomllib.load(file)["hooks"]
sys.exit(0 if len(hooks) == 12 and hooks["Stop"][0]["hooks"][0]["command"] == "orchestra hook" else 1)
END
}
check 'the block in config.toml means what it should' is_toml
orchestra uninstall --host codex --scope user --yes
check 'config.toml is as it was' as_before

fresh_home
before=$(everything)
orchestra install --plugin "$person/plugin" --yes
plugin() { ends_with 0 && jq -e '.hooks | length == 18' "$person/plugin/orchestra/hooks/hooks.json"; }
check 'a plugin is made' plugin
orchestra install --scope user --yes
orchestra install --host codex --yes
orchestra uninstall --all --yes
check 'everything that was installed goes' as_before
