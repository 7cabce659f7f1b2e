# shellcheck shell=sh
# What the cases are written with. Sourced by run.sh, whose variables it uses. A shell has one set of variables for
# all functions: those that are set in here have names no case would use.
# shellcheck disable=SC2154

projects=0

# check NAME COMMAND...: one test; it passes when the command does.
check() {
    check_name=$1
    shift
    if "$@" >"$scratch/check.log" 2>&1; then
        passed=$((passed + 1))
        printf '  ok    %s\n' "$check_name"
    else
        failed=$((failed + 1))
        printf '  FAIL  %s\n' "$check_name"
        sed -n '1,12s/^/        /p' "$scratch/check.log"
    fi
}

# fresh_project: a new, empty project; everything that follows is about it.
fresh_project() {
    projects=$((projects + 1))
    project=$scratch/project-$projects
    mkdir "$project"
    cache=$project/.orchestra/cache
    log=$project/.orchestra/logs/progress-tracker.log
    export PROJECT_ROOT="$project"
}

# used_project: a new project with a session at work on a list.
used_project() {
    fresh_project
    serve claude.session-start.startup
    serve claude.post-tool-use.todowrite.no-ids
}

# hook ARGUMENT...: runs `orchestra hook` and sets rc; its output is in $scratch/out and $scratch/err. Gives it as long
# as it may take at most.
hook() {
    rc=0
    timeout 3 "$program" hook "$@" >"$scratch/out" 2>"$scratch/err" || rc=$?
}

# serve PAYLOAD [ARGUMENT...]: serves one of the recorded payloads.
serve() {
    served=$payloads/$1.json
    shift
    hook "$@" <"$served"
}

# The state as it is on disk, in one word.
fingerprint() {
    (cd "$project" && find . -path ./.orchestra/logs -prune -o -type f ! -name progress.lock -print | LC_ALL=C sort |
        while IFS= read -r each; do printf '%s ' "$each" && cksum <"$each"; done | cksum)
}

log_lines() { if [ -f "$log" ]; then wc -l <"$log"; else echo 0; fi; }

# What a hook may print: nothing, or one object with nothing but a message.
is_answer() {
    [ ! -s "$1" ] ||
        jq -es 'length == 1 and (.[0] | keys == ["systemMessage"] and (.systemMessage | type == "string"))' "$1"
}

is_silent() { [ "$rc" -eq 0 ] && [ ! -s "$scratch/out" ]; }

answers() { [ "$rc" -eq 0 ] && [ -s "$scratch/out" ] && is_answer "$scratch/out"; }

is_success() { [ "$rc" -eq 0 ] && is_answer "$scratch/out"; }

ends_with() {
    echo "status $rc, expected $1: $(cat "$scratch/err")"
    [ "$rc" -eq "$1" ]
}

mode_is() {
    echo "mode $(stat -c %a "$2"), expected $1"
    [ "$(stat -c %a "$2")" = "$1" ]
}

# snapshot_says FILTER: whether the filter holds for progress.json.
snapshot_says() { jq -e "$1" "$cache/progress.json"; }

exists() { [ -e "$1" ] || [ -L "$1" ]; }
is_absent() { ! exists "$1"; }
is_same() {
    printf 'got      %s\nexpected %s\n' "$2" "$1"
    [ "$1" = "$2" ]
}

# is_plain_text FILE [ALLOWED]: UTF-8 without any control character (C0, DEL, C1, separators, bidirectional) but the
# line feed and those allowed.
is_plain_text() {
    "$python" - "$@" <<'END'
import sys, unicodedata
text = open(sys.argv[1], encoding="utf-8", newline="").read()
allowed = "\n" + (sys.argv[2] if len(sys.argv) > 2 else "")
bad = [hex(ord(c)) for c in text if c not in allowed and (unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") or c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")]
sys.exit(f"control characters: {bad[:10]}" if bad else 0)
END
}
