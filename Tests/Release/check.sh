#!/bin/sh
# check.sh PROGRAM VERSION: the list that has to be ticked before a release. `make release-check` runs it.
# Each line is done, not looked up; the last line says how many are left. Exit status 0 only when all are ticked.
# What takes long comes last. RELEASE_SKIP names checks to leave out, separated by commas; they are not ticked.
set -u

program=$(readlink -f "$1")
version=$2
cd "$(dirname "$0")/../.." || exit 1
repository=$PWD
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
trap 'exit 130' HUP INT TERM
open=0

# tick NAME WORDS COMMAND...: runs the command and prints the line; what it said is shown when it fails.
tick() {
    name=$1
    words=$2
    shift 2
    case ",${RELEASE_SKIP:-}," in
    *",$name,"*)
        printf -- '- [ ] %s (%s: left out)\n' "$words" "$name"
        open=$((open + 1))
        return
        ;;
    esac
    if "$@" >"$log/$name" 2>&1; then
        printf -- '- [x] %s\n' "$words"
    else
        printf -- '- [ ] %s (%s)\n' "$words" "$name"
        tail -n 20 "$log/$name" | sed 's/^/        /'
        open=$((open + 1))
    fi
}

is_clean() {
    git status --porcelain
    [ -z "$(git status --porcelain)" ]
}

# The version stands in the program, the plugin, the notes and the manual page.
versions_agree() {
    told=$("$program" --version)
    echo "program: $told"
    [ "${told%% *}" = "$version" ] || return 1
    case $told in *", changed)") return 1 ;; esac
    [ "$(jq -r .version .claude-plugin/plugin.json)" = "$version" ] || return 1
    head -n 1 "RELEASE-NOTES-v$version.md" | grep -qF " $version" || return 1
    grep -q "^.TH ORCHESTRA 1 .*orchestra $version" docs/orchestra.1
}

# The program that is released is that of the commit that is released.
is_of_this_commit() {
    "$program" --version | grep -F "($(git log -1 --format=%h), "
}

changelog_has_it() { grep -E "^## \[$version\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md; }

# Keys as their makers mark them. The tests have made-up ones, to show that they are taken out of recordings.
has_no_secrets() {
    ! git log -p --all --no-color -- . ':!Tests' |
        grep -aE '^\+.*(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|sk-ant-[a-z0-9]+-[A-Za-z0-9_-]{20}|xox[abprs]-[0-9A-Za-z-]{20}|-----BEGIN [A-Z ]*PRIVATE KEY-----$)'
}

# Up, down, up: nothing may be lost but what is listed. What is no file of a version this program knows is refused; no file changes.
migrations_verified() {
    count=0
    for file in Tests/Fixtures/migrations/*/*.json; do
        rm -rf "$log/project"
        mkdir -p "$log/project/.orchestra/cache"
        chmod 700 "$log/project/.orchestra" "$log/project/.orchestra/cache"
        cp "$file" "$log/project/.orchestra/cache/progress.json"
        (cd "$log/project" && "$program" migrate verify --root .) >"$log/verified" 2>&1
        status=$?
        refusal='The text ends too early'
        case $file in
        */newer/*) refusal='Written by a later orchestra; never written to' ;;
        */foreign/*) refusal='JSON, but no progress file' ;;
        *) [ "$status" -eq 0 ] && refusal='the same again' ;;
        esac
        if ! grep -qF "$refusal" "$log/verified" || ! cmp "$file" "$log/project/.orchestra/cache/progress.json"; then
            echo "$file: status $status"
            cat "$log/verified"
            return 1
        fi
        count=$((count + 1))
    done
    echo "$count files"
    [ "$count" -gt 50 ]
}

black_box() { REPLAYED_PAYLOADS=10000 sh Tests/BlackBox/run.sh "$program" "$@"; }

packages() {
    make dist deb || return 1
    ls dist
    (cd dist && sha256sum -c ./*.sha256) || return 1
    for package in dist/orchestra_"$version"_*.deb; do
        lintian --fail-on error,warning "$package" || return 1
    done
}

bare_debian() { python3 Tests/Release/bare_debian.py dist/orchestra_"$version"_*.deb Tests/Fixtures/hooks; }

echo "Release $version"
tick clean 'the tree is clean' is_clean
tick versions 'program, plugin, notes and manual page are of one version' versions_agree
tick commit 'the program is built from this commit' is_of_this_commit
tick changelog 'the changelog has the release, with its date' changelog_has_it
tick secrets 'no secrets in the history' has_no_secrets
tick migrations 'migrations verified on every fixture' migrations_verified
tick documents 'what the documents show is true' black_box documents diagram
tick rollback 'deployment, verification and rollback, as the document says' black_box rollback
tick packages 'archive and Debian package are made; lintian has nothing to say' packages
tick debian 'a bare Debian: install, wire, serve, Tab, uninstall, nothing left' bare_debian
tick performance 'performance within the targets' "$repository/Tests/Release/performance.sh" "$program"
tick tests 'lint, unit tests and black box' make test
echo "$open left"
[ "$open" -eq 0 ]
