# shellcheck shell=sh disable=SC2154
# shellcheck disable=SC2016 # back quotes are marks of pages here
# The documents: every block that is marked as runnable does what the page says. First that this can fail at all.

page=$scratch/page.md

# runs [PAGE]...: runs pages, by default the one just written.
runs() {
    if [ $# -eq 0 ]; then set -- "$page"; fi
    "$python" "$here/documents.py" "$program" "$@" >"$scratch/pages" 2>&1
    rc=$?
    cat "$scratch/pages"
    return $rc
}

# refused PATTERN: whether the page just written is bad, for this reason.
refused() { ! runs && grep -q "$1" "$scratch/pages"; }

# Ids and lengths of time are others every time.
cat >"$page" <<'END'
```console run
$ orchestra task add 'Draw the boxes'
Added t-5d11e0: Draw the boxes
$ orchestra task start t-5d11e0
t-5d11e0: pending → in_progress
$ orchestra expect count tasks is 2 # status 1
…
```

```sh run
orchestra get 'tasks[0].content' | grep -q boxes
```
END
check 'a page that tells the truth passes' runs

sed 's/Draw the boxes$/Draw the circles/' "$page" >"$scratch/wrong.md"
wrong_output() { ! runs "$scratch/wrong.md" && grep -q "wrong.md:2: .*'Added" "$scratch/pages"; }
check 'another answer is told, with file and line' wrong_output

printf '# A page\n\n```console run\n$ true\n$ false\n```\n' >"$page"
check 'another status is told' refused 'page.md:5: .*status 1, not 0'
printf '```console run\n$ false # status 2\n```\n' >"$page"
check 'so is one that is not the one named' refused 'status 1, not 2'
printf '```sh run\nfalse\ntrue\n```\n' >"$page"
check 'a script fails where it fails, not at its end' refused 'page.md:2'
printf '```console run\n$ echo one; echo two\none\n```\n' >"$page"
check 'so is output that the page does not have' refused "also prints 'two'"
printf '```console run\n$ true\nmore\n```\n' >"$page"
check 'and output that is missing' refused 'nothing more'
printf '```console run\n$ orchestra init; orchestra task add A; orchestra task add B\n…\nAdded t-aaaaaa: A\nAdded t-aaaaaa: B\n```\n' >"$page"
check 'an id stands for one task only' refused "is to print 'Added t-aaaaaa: B'"
printf '```console rnu\n$ true\n```\n' >"$page"
check 'a misspelt mark is told' refused "'console rnu' is none of the marks"
printf '<!-- run\nfalse\n-->\n' >"$page"
check 'preparations are run too' refused 'page.md:2'
printf '```sh run\n' >"$page"
check 'a block without an end is told' refused 'does not end'

# The real ones: the number keeps marks from getting lost.
# The paths of the repository have no blanks.
# shellcheck disable=SC2046
runs "$repository/README.md" "$repository"/RELEASE-NOTES-*.md $(find "$repository/docs" -name '*.md' | LC_ALL=C sort) >/dev/null
while IFS= read -r line; do
    case $line in *': 0 run,'*) continue ;; esac
    check "${line#* }" test "${line%% *}" = ok
done <"$scratch/pages"
many() {
    total=$(sed -n 's/^ok .*: \([0-9]*\) run, .*/\1/p' "$scratch/pages" | awk '{ sum += $1 } END { print sum + 0 }')
    echo "$total commands were run"
    [ "$total" -ge 300 ]
}
check 'more than 300 commands of the documents were run' many
