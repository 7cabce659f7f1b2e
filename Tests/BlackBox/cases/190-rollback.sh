# shellcheck shell=sh disable=SC2154
# docs/DEPLOYMENT.md for real: a project with a file of version 1.0, under version control and with a tag, is deployed to and
# verified as the page says; agents work; something breaks; the page's rollback is followed, and then its way forward.

deployed=$scratch/deployed
shop=$deployed/home/shop
state=$shop/.orchestra/cache

# follows SECTION...: does what the page says under these headings.
follows() {
    for section in "$@"; do
        set -- "$@" --section "$section"
        shift
    done
    "$python" "$here/documents.py" --folder "$shop" --home "$deployed/home" "$@" -- "$program" "$repository/docs/DEPLOYMENT.md"
}

# deployed_shop: the project, deployed to, with the work of agents recorded since.
deployed_shop() {
    rm -rf "$deployed"
    mkdir -p "$shop/.claude" "$deployed/home/release" "$deployed/home/.local/bin"
    mkdir -m 700 "$shop/.orchestra" "$state"
    cp "$program" "$deployed/home/release/orchestra"
    cp -R "$repository/hooks" "$deployed/home/release"
    printf '#!/bin/sh\necho before\n' >"$deployed/home/.local/bin/orchestra"
    chmod 755 "$deployed/home/.local/bin/orchestra"
    printf '{"env": {"A": "1"}, "hooks": {"Stop": [{"hooks": [{"type": "command", "command": "hooks/session-start.sh"}]}]}}' \
        >"$shop/.claude/settings.json"
    # Written by hand, and not in the way jq would.
    printf '{"todos":[{"id":"1","content":"Design the API","activeForm":"Kai designs","status":"in_progress"},\n%s' \
        '   {"id":2,"content":"Test it","activeForm":"Testing","status":"pending","mine":[1.50]}],"note":"日本"}' \
        >"$state/progress.json"
    cp "$state/progress.json" "$deployed/progress-1.0.json"
    cp "$shop/.claude/settings.json" "$deployed/settings.json"
    cp "$deployed/home/.local/bin/orchestra" "$deployed/program"
    (
        cd "$shop" && git init -q . && git add .claude &&
            git -c user.name=Kim -c user.email=kim@example.org commit -qm 'As it was'
    ) || return 1
    follows Deploy Verify || return 1
    for payload in claude.session-start.startup claude.post-tool-use.todowrite.no-ids claude.post-tool-use.todowrite.progress; do
        (cd "$shop" && CLAUDE_PROJECT_DIR=$shop PROJECT_ROOT='' "$program" hook --strict <"$payloads/$payload.json") || return 1
    done
    contents >"$deployed/contents"
}

contents() { PROJECT_ROOT='' "$program" tasks --all --root "$shop" --format json | jq -r '.[] | "\(.content): \(.status)"'; }

rolled_back() {
    deployed_shop || return 1
    [ "$(wc -l <"$deployed/contents")" -ge 5 ] && [ "$(git -C "$shop" tag)" = before-orchestra ] || return 1
    "$1" || return 1
    follows '1. Switch it off' '2. The settings' '3. The program' '4. The state' || return 1
    cmp "$deployed/progress-1.0.json" "$state/progress.json" && cmp "$deployed/settings.json" "$shop/.claude/settings.json" &&
        cmp "$deployed/program" "$deployed/home/.local/bin/orchestra"
}
forward_again() {
    follows 'Forward again' || return 1
    contents >"$scratch/contents"
    diff "$deployed/contents" "$scratch/contents" && "$program" validate --root "$shop" &&
        cmp "$program" "$deployed/home/.local/bin/orchestra"
}

breaks_nothing() { :; }
breaks_snapshot() { printf '{"version": "2.0.0", "tasks": [' >"$state/progress.json"; }
breaks_journal() { sed -i '3s/"time"/"tome"/' "$state/events.jsonl"; }
breaks_tail() { printf '{"sequence":' >>"$state/events.jsonl" && rm "$state/progress.json"; }
breaks_settings() { printf '{"hooks": [' >"$shop/.claude/settings.json"; }
breaks_program() { printf '#!/bin/sh\nexit 2\n' >"$deployed/home/.local/bin/orchestra"; }
breaks_by_hand() { jq '.stats.totalTasks = 99' "$state/progress.json" >"$scratch/broken" && cp "$scratch/broken" "$state/progress.json"; }
breaks_all() { breaks_snapshot && breaks_settings && breaks_program; }

for breakage in nothing snapshot journal tail settings program by_hand all; do
    check "rolled back after damage to: $breakage" rolled_back "breaks_$breakage"
    check "and forward again with nothing lost: $breakage" forward_again
done

# Were the page to forget a step, this would tell.
forgotten() {
    deployed_shop && breaks_settings || return 1
    follows '1. Switch it off' '3. The program' '4. The state' && ! cmp "$deployed/settings.json" "$shop/.claude/settings.json"
}
check 'a step that is left out leaves something behind' forgotten
