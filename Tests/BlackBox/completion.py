"""completion.py SHELL PROGRAM HOME: presses Tab in a real bash, zsh or fish, on a terminal of 80 columns, and prints
`ok NAME` or `bad NAME: what was there` for each thing that has to happen. HOME holds the projects `shop` and `my shop`."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

SHELL, PROGRAM, HOME = sys.argv[1], sys.argv[2], sys.argv[3]
PATIENCE = 10

ANSI = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78M]|\x0f|\x0e")


def script(shell):
    return subprocess.run([PROGRAM, "completions", shell], capture_output=True, check=True).stdout


STARTS = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
SETUPS = {
    "bash": [
        "bind 'set enable-bracketed-paste off'",
        "bind 'set bell-style none'",
        "bind 'set page-completions off'",
        "bind 'set completion-query-items 1000'",
        "source ~/script.bash",
        "alias o=orchestra",
        "complete -F _orchestra o",
        "show() { printf '=='; printf '<%s>' \"$@\"; printf '==\\n'; }",
        "set -u",
    ],
    "zsh": [
        "unset zle_bracketed_paste",
        "setopt no_beep no_always_last_prompt no_auto_menu interactive_comments",
        "LISTMAX=1000",
        "bindkey -e",
        "fpath=(~/functions $fpath)",
        "autoload -Uz compinit && compinit -u -D",
        "alias o=orchestra",
        "show() { printf '=='; printf '<%s>' \"$@\"; printf '==\\n' }",
    ],
    "fish": [
        "set -g fish_greeting",
        "set -g fish_autosuggestion_enabled 0",
        "function fish_title; end",
        "function fish_right_prompt; end",
        "source ~/script.fish",
        "alias o=orchestra",
        "function show; printf '=='; printf '<%s>' $argv; printf '==\\n'; end",
    ],
}


class Terminal:
    def __init__(self):
        for shell, name in (("bash", "script.bash"), ("fish", "script.fish"), ("zsh", "functions/_orchestra")):
            path = os.path.join(HOME, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(script(shell))
        environment = {
            "HOME": HOME, "PATH": f"{HOME}/bin:{os.environ['PATH']}", "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "PS1": "$ ", "ORCHESTRA_NOW_MS": os.environ.get("ORCHESTRA_NOW_MS", ""),
        }
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(f"{HOME}/shop")
            os.execvpe(STARTS[SHELL][0], STARTS[SHELL], environment)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.raw = b""
        self.marks = 0
        self.synchronize()
        for line in SETUPS[SHELL]:
            self.send(line + "\r")
            self.synchronize()

    def send(self, text):
        data = text.encode()
        while data:
            data = data[os.write(self.descriptor, data):]

    def read(self, deadline):
        """Reads what has come; false when nothing came in time."""
        ready, _, _ = select.select([self.descriptor], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            self.raw += os.read(self.descriptor, 65536)
        except OSError:
            return False
        return True

    def text(self):
        return ANSI.sub(b"", self.raw).replace(b"\r", b"").decode(errors="replace")

    def wait(self, pattern):
        """Waits until the pattern is in what came since the last call of `begin`; the match, or None."""
        deadline = time.monotonic() + PATIENCE
        while True:
            match = re.search(pattern, self.text())
            if match or not self.read(deadline):
                return match

    def synchronize(self):
        """Waits until the shell has done everything it was told, and forgets what it said."""
        self.marks += 1
        # What is typed differs from what is printed.
        self.send(f"echo done''-{self.marks}-\r")
        if not self.wait(rf"done-{self.marks}-\n"):
            raise SystemExit(f"bad {SHELL} answers: {self.text()[-500:]!r}")
        self.raw = b""

    def abandon(self):
        """Drops the line that is being typed; not by Ctrl-C, with which the terminal drops what comes after it, too."""
        self.send("\x05\x15")
        self.synchronize()

    def words(self, line, behind):
        """Types the line, a Tab and what is to stand behind it; what the command line is then, word by word."""
        self.raw = b""
        self.send(f"{line}\t{behind}\x01show \x05\r")
        found = self.wait(r"==(<[^\n]*>)==\n")
        self.synchronize()
        return found and found.group(1)

    def shows(self, line, *patterns):
        """Types the line and presses Tab until there is a list; the patterns that it does not show."""
        self.raw = b""
        # Bash lists on the second Tab behind one that changed nothing; fish would choose from its list then.
        self.send(line + {"bash": "\t\t\t", "zsh": "\t\t", "fish": "\t"}[SHELL])
        missing = [pattern for pattern in patterns if not self.wait(pattern)]
        self.last = (self.text(), self.raw)
        self.abandon()
        return missing


terminal = Terminal()


def inserts(name, line, expected, behind="X"):
    found = terminal.words(line, behind)
    print(f"ok {name}" if found == expected else f"bad {name}: {line!r} became {found!r}, not {expected!r}", flush=True)


def lists(name, line, *patterns, never=()):
    missing = terminal.shows(line, *patterns)
    text, raw = terminal.last
    found = [bytes for bytes in never if bytes in raw]
    good = not missing and not found
    print(f"ok {name}" if good else f"bad {name}: {line!r} lacks {missing}, holds {found}: {text[-600:]!r}", flush=True)


def tasks(project):
    run = subprocess.run(
        [PROGRAM, "tasks", "--all", "--format", "tsv", "--root", f"{HOME}/{project}"], capture_output=True,
        encoding="utf-8", check=True)
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    return {row[rows[0].index("content")]: row[rows[0].index("id")] for row in rows[1:]}


shop, other = tasks("shop"), tasks("my shop")
tokenizer = shop["Write the tokenizer"]

inserts("a command", "orchestra expo", "<orchestra><export><X>")
inserts("a subcommand", "orchestra export s", "<orchestra><export><status><X>")
inserts("an option", "orchestra tasks --form", "<orchestra><tasks><--format><X>")
inserts("a value", "orchestra tasks --format markd", "<orchestra><tasks><--format><markdown><X>")
inserts("a value behind an equals sign", "orchestra tasks --format=markd", "<orchestra><tasks><--format=markdown><X>")
inserts("a task's id", f"orchestra task {tokenizer[:7]}", f"<orchestra><task><{tokenizer}><X>")
inserts("a task's id without its beginning", f"orchestra task {tokenizer[2:7]}", f"<orchestra><task><{tokenizer}><X>")
if SHELL != "fish":
    inserts("a task by its text", "orchestra task toke", f"<orchestra><task><{tokenizer}><X>")
inserts("an agent in any case", "orchestra tasks --agent sky", "<orchestra><tasks><--agent><Skye><X>")
inserts("an agent whose name is a trap", "orchestra tasks --agent Code", "<orchestra><tasks><--agent><Code; touch trap><X>")
inserts("a name in quotes", "orchestra tasks --agent \"Cod", "<orchestra><tasks><--agent><Code; touch trap><X>")
inserts("behind a variable", "A=1 orchestra expo", "<A=1><orchestra><export><X>")
inserts("behind words with spaces", "orchestra tasks --text 'a b' --form", "<orchestra><tasks><--text><a b><--format><X>")
inserts("a folder with a space", "orchestra tasks --root ../my", "<orchestra><tasks><--root><../my shop/X>")
inserts("a folder behind an equals sign", "orchestra tasks --root=../my", "<orchestra><tasks><--root=../my shop/X>")
inserts("a folder in the home directory", "orchestra tasks --root ~/my", f"<orchestra><tasks><--root><{HOME}/my shop/X>")
inserts("a file to read from", "orchestra tasks < read", "<orchestra><tasks>", behind="")
inserts("nothing where nothing fits", "orchestra tasks --limit ", "<orchestra><tasks><--limit><X>")
inserts("nothing behind a word that is no command", "orchestra xyzzy ", "<orchestra><xyzzy><X>")
only = other["Only here"]
inserts("what is in the project named on the line", f"orchestra task --root '../my shop' {only[:6]}", f"<orchestra><task><--root><../my shop><{only}><X>")
inserts("the program by its path", "../bin/orchestra expo", "<../bin/orchestra><export><X>")
inserts("the program by its path at home", "~/bin/orchestra expo", f"<{HOME}/bin/orchestra><export><X>")
lists("an alias", "o sessions --format ", "jsonl", "markdown")

lists("commands with what they do", "orchestra ta", r"tasks? +.*List tasks", r"task +.*Show one task")
lists("options with what they do", "orchestra tasks --", "--older-than", "--format", "How to write it")
lists("the values of an option", "orchestra tasks --format ", "table", "jsonl", "markdown")
lists("tasks with their texts", "orchestra task show ", tokenizer + r" +.*Write the tokenizer",
      never=(b"\x1b]0;trap", b"\xc2\x9b", b"\x1b[31mtrap"))
lists("agents", "orchestra tasks --agent ", "Skye", "at work", "Theo")
lists("folders", "orchestra tasks --root ../", "my.* shop", "shop/")
if SHELL != "fish":
    lists("several tasks by their text", "orchestra task the", "Write the tokenizer", "Rank the results")
    inserts("nothing when several were found by their text", "orchestra task the", "<orchestra><task><theX>")

print("ok no name is run as a command" if not os.path.exists(f"{HOME}/shop/trap") else "bad a name was run as a command")
os.kill(terminal.process, signal.SIGHUP)
os.close(terminal.descriptor)
