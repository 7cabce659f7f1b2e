# shellcheck shell=sh disable=SC2154
# Files: who may read them, and what becomes of traps laid in their place.

modes() {
    find "$project/.orchestra" -type d -exec stat -c '%a %n' {} + | awk '$1 != 700 { print; bad = 1 } END { exit bad }' &&
        find "$project/.orchestra" -type f -exec stat -c '%a %n' {} + |
        awk '$1 != 600 { print; bad = 1 } END { exit bad }'
}
for mask in 000 022 077; do
    umask $mask
    used_project
    check "folders 0700 and files 0600 under umask $mask" modes
done
umask 022

shared() {
    fresh_project
    mkdir -m 770 "$project/.orchestra"
    echo '{"progress": {"sharing": "group"}}' >"$project/.orchestra/config.json"
    umask 007
    serve claude.post-tool-use.todowrite.no-ids
    umask 022
    is_success && mode_is 770 "$cache" && mode_is 660 "$cache/progress.json" && mode_is 660 "$cache/events.jsonl"
}
check 'a project that says so is shared with its group' shared

for_git() {
    used_project
    is_same "$(printf 'cache/\nlogs/')" "$(cat "$project/.orchestra/.gitignore")"
}
check 'git does not see the state' for_git

kept() {
    fresh_project
    mkdir -p "$project/.orchestra/schemas"
    echo 'mine' >"$project/.orchestra/.gitignore"
    echo '{"other": {"a": 1}}' >"$project/.orchestra/config.json"
    serve claude.post-tool-use.todowrite.no-ids
    is_same mine "$(cat "$project/.orchestra/.gitignore")" &&
        is_same '{"other": {"a": 1}}' "$(cat "$project/.orchestra/config.json")"
}
check 'what others keep in .orchestra is left alone' kept

# Links in the place of our files must never make us read or write elsewhere.
victim=$scratch/victim
not_followed() {
    used_project
    rm -rf "$victim"
    mkdir "$victim"
    echo precious >"$victim/file"
    mv "$cache/$1" "$cache/$1.away" && ln -s "$victim/file" "$cache/$1"
    serve claude.post-tool-use.todowrite.progress
    echo "status $rc"
    [ "$rc" -eq 0 ] && is_answer "$scratch/out" && is_same precious "$(cat "$victim/file")" &&
        is_same file "$(ls -A "$victim")"
}
for name in progress.json progress-status.txt events.jsonl progress.lock; do
    check "a link in the place of $name is not followed" not_followed $name
done

folder_not_followed() {
    used_project
    rm -rf "$victim"
    mkdir "$victim"
    mv "$project/$1" "$project/$1.away" && ln -s "$victim" "$project/$1"
    serve claude.post-tool-use.todowrite.progress
    [ "$rc" -eq 0 ] && is_answer "$scratch/out" && is_same '' "$(ls -A "$victim")"
}
for name in .orchestra .orchestra/cache .orchestra/logs; do
    check "a link in the place of $name is not followed" folder_not_followed $name
done

log_not_followed() {
    used_project
    echo precious >"$victim/file"
    ln -sf "$victim/file" "$log"
    hook </dev/null
    is_silent && is_same precious "$(cat "$victim/file")"
}
check 'a link in the place of the log is not followed' log_not_followed

pipe_in_the_way() {
    used_project
    rm "$cache/$1" && mkfifo "$cache/$1"
    serve claude.post-tool-use.todowrite.progress
    echo "status $rc"
    [ "$rc" -eq 0 ] && is_answer "$scratch/out"
}
for name in progress.json events.jsonl progress.lock; do
    check "a pipe in the place of $name does not hold the hook up" pipe_in_the_way $name
done

# A project nobody may write to. Root may write everywhere, so root becomes somebody else for this.
as_nobody() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}
unwritable() {
    fresh_project
    cp "$program" "$scratch/orchestra"
    if [ "$(id -u)" -eq 0 ]; then chown 65534:65534 "$project"; fi
    chmod 500 "$project"
    rc=0
    as_nobody timeout 3 "$scratch/orchestra" hook "$@" <"$payloads/claude.post-tool-use.todowrite.no-ids.json" \
        >"$scratch/out" 2>"$scratch/err" || rc=$?
    cat "$scratch/err"
}
unwritable_is_no_failure() { unwritable && is_silent && grep -q '^Error: ' "$scratch/err"; }
check 'a folder nobody may write to: status 0, and a word on standard error' unwritable_is_no_failure

unwritable_is_told() {
    unwritable --strict
    ends_with 73 || ends_with 74
}
check 'the same with --strict: a status that says so' unwritable_is_told

no_crumbs() {
    used_project
    serve claude.post-tool-use.todowrite.progress
    serve claude.session-end.other
    is_same "$(printf 'events.jsonl\nhook-latency\nprogress-status.txt\nprogress.json\nprogress.lock')" "$(ls -A "$cache")"
}
check 'nothing but its files is left in the cache folder' no_crumbs
