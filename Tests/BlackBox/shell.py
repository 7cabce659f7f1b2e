"""shell.py PROGRAM FOLDER COLUMNS LANGUAGE: uses the shell as a person does, on a terminal so wide, and prints `ok NAME` or
`bad NAME | what was there` for each thing that has to happen. FOLDER is for what it needs on disk."""

import shell_commands
import shell_lines
from shell_home import check

SCENARIOS = (
    shell_lines.first_sight,
    shell_lines.greetings,
    shell_lines.editing,
    shell_lines.interrupting,
    shell_lines.keys,
    shell_lines.dumb_terminal,
    shell_lines.killed,
    shell_commands.history,
    shell_commands.completion,
    shell_commands.words,
    shell_commands.output,
    shell_commands.startup,
    shell_commands.hostile,
)

for scenario in SCENARIOS:
    try:
        scenario()
    except Exception as error:
        check(scenario.__name__.replace("_", " "), False, type(error).__name__, error)
