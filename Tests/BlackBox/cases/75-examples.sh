# shellcheck shell=sh disable=SC2154
# Examples in the help that are command lines of the system's shell; the others are unit tests. `bench hook` needs the floor program.

fresh_project
home=$scratch/examples
mkdir -p "$home/bin" "$home/shop/.git" "$home/.local/share/bash-completion/completions"
ln -s "$program" "$home/bin/orchestra"
cp "$payloads/claude.post-tool-use.todowrite.no-ids.json" "$home/shop/payload.json"
"$program" complete --dump-table | "$python" -c '
import json, sys
for command in json.load(sys.stdin):
    if " ".join(command["path"]) in ("hook", "statusline", "completions", "export status", "init", "bench lock", "bench update"):
        for example in command["examples"]:
            print(example if "orchestra" in example.split("-")[0] else "orchestra " + example)
' >"$scratch/examples.txt"

there_are_examples() { [ "$(wc -l <"$scratch/examples.txt")" -ge 4 ]; }
check 'the help has examples for other shells' there_are_examples

# works COMMAND-LINE: it ends well, as written, in a project of its own.
works() { (cd "$home/shop" && HOME=$home PATH=$home/bin:$PATH sh -c "$1" >"$scratch/look" 2>&1); }
# What `export` has to show.
works 'orchestra hook PostToolUse < payload.json'
while IFS= read -r example; do
    check "an example works: $example" works "$example"
done <"$scratch/examples.txt"
