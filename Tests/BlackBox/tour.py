"""tour.py README: runs the commands of the first console block that feeds the program, in the working directory, and
compares what they print with what the block says. Ids, lengths of time and the width of columns may differ."""

import re
import subprocess
import sys


def commands(block):
    """Yields (command, expected output); a command with a here-document has several lines."""
    lines = block.splitlines()
    while lines:
        command = [lines.pop(0).removeprefix("$ ")]
        ending = re.search(r"<<'(\w+)'$", command[0])
        while ending and command[-1] != ending.group(1):
            command.append(lines.pop(0))
        output = []
        while lines and not lines[0].startswith("$ "):
            output.append(lines.pop(0))
        yield "\n".join(command), output


def normal(line):
    line = re.sub(r"\bt-[0-9a-f]{6,16}\b", "ID", line)
    line = re.sub(r"\b\d+ s ago\b|\bjust now\b", "AGO", line)
    line = re.sub(r"\b\d+ s\b", "N s", line)
    return re.sub(r" +", " ", line).rstrip()


blocks = re.findall(r"```console\n(.*?)```", open(sys.argv[1], encoding="utf-8").read(), re.DOTALL)
tour = next(block for block in blocks if "orchestra hook <<" in block)
wrong = 0
for command, expected in commands(tour):
    if command.startswith("cd "):
        continue
    run = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8")
    got = [normal(line) for line in (run.stdout + run.stderr).splitlines()]
    if got != [normal(line) for line in expected]:
        wrong += 1
        print(f"$ {command}", *got, sep="\n")
sys.exit(1 if wrong else 0)
