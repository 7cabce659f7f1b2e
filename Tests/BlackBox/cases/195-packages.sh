# shellcheck shell=sh disable=SC2154
# What is made for people to install: an archive, and a package where dpkg is.

made() { make -s -C "$repository" -o "$program" PROGRAM="$program" PACKAGES="$1" "$2" >"$scratch/out" 2>&1; }

archived() {
    made "$scratch/packages" dist && mkdir "$scratch/unpacked" &&
        tar -xzf "$scratch"/packages/*.tar.gz -C "$scratch/unpacked" --strip-components=1 &&
        (cd "$scratch/packages" && sha256sum -c ./*.sha256) && cmp "$program" "$scratch/unpacked/bin/orchestra"
}
check 'an archive of the program and what belongs to it' archived

complete() {
    for file in INSTALL README.md CHANGELOG.md LICENSE copyright share/man/man1/orchestra.1 share/fish/vendor_completions.d/orchestra.fish \
        share/bash-completion/completions/orchestra share/zsh/site-functions/_orchestra share/orchestra/plugin/.claude-plugin/plugin.json \
        share/orchestra/plugin/hooks/hooks.json; do
        [ -s "$scratch/unpacked/$file" ] || return 1
    done
    ! grep -q '@' "$scratch/unpacked/INSTALL"
}
check 'nothing is missing in it' complete

serves() {
    fresh_project
    (cd "$project" && CLAUDE_PROJECT_DIR=$project "$scratch/unpacked/share/orchestra/plugin/hooks/progress-tracker-update.sh" \
        <"$payloads/claude.post-tool-use.todowrite.no-ids.json") && snapshot_says '.tasks | length == 4'
}
check 'the scripts of its plugin find its program' serves

again() { made "$scratch/packages-again" dist && cmp "$scratch"/packages/*.tar.gz "$scratch"/packages-again/*.tar.gz; }
check 'made again it is the same, byte for byte' again

if command -v dpkg-deb >/dev/null; then
    packed() {
        made "$scratch/packages" deb && dpkg-deb -x "$scratch"/packages/*.deb "$scratch/package-root" && cmp "$program" "$scratch/package-root/usr/bin/orchestra" &&
            is_same "" "$(dpkg-deb -f "$scratch"/packages/*.deb Depends)" &&
            is_same "$("$program" --version | cut -d' ' -f1)" "$(dpkg-deb -f "$scratch"/packages/*.deb Version)" &&
            (cd "$scratch/package-root" && dpkg-deb -I "$scratch"/packages/*.deb md5sums | md5sum --quiet -c -)
    }
    check 'a Debian package without dependencies' packed
fi

installed() {
    make -s -C "$repository" -o "$program" PROGRAM="$program" PREFIX="$scratch/prefix" install >"$scratch/out" 2>&1 &&
        [ -x "$scratch/prefix/share/orchestra/plugin/bin/orchestra" ] &&
        make -s -C "$repository" PREFIX="$scratch/prefix" uninstall && is_same "" "$(find "$scratch/prefix" ! -type d)"
}
check 'make uninstall takes away what make install put there' installed
