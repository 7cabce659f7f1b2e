"""documents.py PROGRAM [--show] [--section HEADING... --folder FOLDER --home HOME] PAGE...: runs the blocks of the pages that are
marked as runnable, each page in a new project with a home of its own, its blocks in order and in one shell, with PROGRAM
as `orchestra` on PATH. Prints `ok PAGE: …` or `bad PAGE:LINE: …` for each page; exit status 1 when any is bad.

What is run, and how it is compared, is in CONTRIBUTING.md, "Documents".

With --show everything that is printed is shown and nothing is compared: for writing a page.

With --section only what stands under those headings is run, with --folder and --home in a folder and a home that are there
already. Only statuses count then: what is printed there may differ, and what other sections made is not known."""

import argparse
import concurrent.futures
import os
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MARKS = {"console run": True, "sh run": False}
COMMAND_SECONDS = 20
MARKER = "\x1e"

# What is another one every time: it is of the same kind that counts. What is marked with `bound` stands for the same
# thing everywhere on a page, in commands too.
KINDS = [
    ("bound", r"\bt-[0-9a-f]{6,16}\b"),
    ("same", r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    ("bound", r"\b1[5-9]\d{11}\b"),
    ("same", r"\b(?:\d+(?:\.\d+)? (?:ms|s|m|h|d)\b(?: \d+ (?:s|m|h)\b)*(?: ago\b)?|just now\b)"),
    ("same", r"\bprocess \d+\b"),
    ("same", r"\b\d+(?:\.\d+)? k?B\b"),
    ("bars", r"[█░·─┊]{2,}"),
    ("same", r"\b(?=[a-f]*\d)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"),
    ("bound", r"\b(?=[a-f]*\d)[0-9a-f]{8}\b"),
    ("home", r"/home/[a-z]+\b"),
    ("gap", r" *…"),
    ("blank", r" +"),
]
TOKENS = re.compile("|".join(f"(?P<k{place}>{pattern})" for place, (_, pattern) in enumerate(KINDS)))
BOUND = re.compile("|".join(pattern for kind, pattern in KINDS if kind == "bound"))


class Broken(Exception):
    """What is wrong, and in which line of the page."""

    def __init__(self, line, what):
        super().__init__(what)
        self.line = line
        self.what = what


class Step:
    """One command, or a whole script, with the line it stands in and what it is to print: None where that is open."""

    def __init__(self, line, text, expected=None, is_script=False):
        self.line = line
        self.text = text
        self.expected = expected
        self.is_script = is_script
        wanted = re.search(r"# status (\d+)$", text.split("\n", 1)[0])
        self.status = int(wanted.group(1)) if wanted else 0


def session(number, lines):
    """The steps of a console block: `$ ` begins a command, what follows is its answer."""
    steps = []
    while lines:
        if not lines[0].startswith("$ "):
            raise Broken(number, f"a console block begins with a command, not with '{lines[0]}'")
        start, text = number, [lines.pop(0)[2:]]
        number += 1
        word = re.search(r"<<-?'?(\w+)'?", text[0])
        while lines and ((word and text[-1] != word.group(1)) or (not word and text[-1].endswith("\\"))):
            text.append(lines.pop(0))
            number += 1
        answer = []
        while lines and not lines[0].startswith("$ "):
            answer.append(lines.pop(0))
            number += 1
        steps.append(Step(start, "\n".join(text), answer or None))
    return steps


def steps_of(page, only=None):
    """The steps of a page, in order: of its marked blocks, and of comments that begin with `<!-- run`."""
    steps, section, fence, hidden, lines, start, left_out = [], None, None, False, [], 0, 0
    for number, line in enumerate(page.splitlines(), 1):
        opening = re.match(r"( *)```+(.*)$", line)
        if fence is None and not hidden:
            if line == "<!-- run":
                hidden, lines, start = True, [], number + 1
            elif opening:
                fence, lines, start = opening.group(2).strip(), [], number + 1
                indentation = opening.group(1)
                if " " in fence and fence not in MARKS:
                    raise Broken(number, f"'{fence}' is none of the marks {', '.join(MARKS)}")
            elif re.match(r"#+ ", line):
                section = line.lstrip("# ")
            continue
        if not (opening if fence is not None else line == "-->"):
            lines.append(line if hidden else line.removeprefix(indentation))
            continue
        wanted = not only or section in only
        if hidden and wanted:
            steps.append(Step(start, "\n".join(lines), is_script=True))
        elif fence in MARKS and wanted:
            steps += session(start, lines) if MARKS[fence] else [Step(start, "\n".join(lines), is_script=True)]
        elif fence in ("console", "sh"):
            left_out += 1
        fence, hidden = None, False
    if fence is not None or hidden:
        raise Broken(start - 1, "this block does not end")
    return steps, left_out


def unescaped(line):
    """Without colours: a page has none."""
    return re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip()


class Reader:
    """A person who types what a page says, and knows that what it calls t-3f2a9c is called otherwise here."""

    def __init__(self, home):
        self.home = home
        self.names = {}

    def pattern(self, expected):
        """The expected line as a regular expression, and the names it introduces, one a group."""
        parts, names, end = [], [], 0
        for match in TOKENS.finditer(expected):
            parts.append(re.escape(expected[end : match.start()]))
            end = match.end()
            kind, pattern = KINDS[int(match.lastgroup[1:])]
            if kind == "bound" and match.group() in self.names:
                parts.append(re.escape(self.names[match.group()]))
            elif kind == "bound":
                parts.append(f"({pattern})")
                names.append(match.group())
            else:
                parts.append({"home": re.escape(self.home), "gap": ".*", "blank": " +", "bars": "[█░·─┊]+"}.get(kind, pattern))
        return "".join(parts) + re.escape(expected[end:]), names

    def says_the_same(self, expected, got):
        pattern, names = self.pattern(expected.rstrip())
        match = re.fullmatch(pattern, unescaped(got))
        if match:
            self.names.update(zip(names, match.groups()))
        return bool(match)

    def learn(self, text, tasks):
        """Tasks that a command names and no answer has shown: the first ones that have no other name yet."""
        for name in re.findall(KINDS[0][1], text):
            if name not in self.names:
                free = [task for task in tasks() if task not in self.names.values()]
                if free:
                    self.names[name] = free[0]

    def typed(self, text):
        """The command with the names of this run, and with this run's home."""
        text = BOUND.sub(lambda match: self.names.get(match.group(), match.group()), text)
        return re.sub(r"/home/(?:kim|ann)\b", lambda _: self.home, text)

    def compare(self, step, output):
        """Compares line by line; a line of `…` alone stands for any number of lines."""
        got = output.splitlines()
        expected = list(step.expected)
        place = 0
        while expected:
            line = expected.pop(0)
            if line.strip() == "…":
                if not expected:
                    return
                while place < len(got) and not self.says_the_same(expected[0], got[place]):
                    place += 1
                continue
            if place >= len(got) or not self.says_the_same(line, got[place]):
                there = f"'{unescaped(got[place])}'" if place < len(got) else "nothing more"
                raise Broken(step.line, f"`{step.text.splitlines()[0]}` is to print '{line}', but prints {there}")
            place += 1
        if any(line.strip() for line in got[place:]):
            raise Broken(step.line, f"`{step.text.splitlines()[0]}` also prints '{unescaped(got[place])}'")


class Shell:
    """One `sh` for all commands of a page, so that variables and the folder stay."""

    def __init__(self, folder, environment):
        self.process = subprocess.Popen(
            ["sh"], cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True)
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)

    def run(self, step, text):
        """Returns status and output. A script (`sh run`) ends at its first failure."""
        strict = "set -e\n" if step.is_script else ""
        call = f"{{ :\n{strict}{text}\n}} </dev/null\nprintf '{MARKER}%d{MARKER}' $?\nset +e\n"
        try:
            self.process.stdin.write(call.encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            raise Broken(step.line, "the shell has ended at an earlier command") from None
        output, deadline = b"", time.monotonic() + COMMAND_SECONDS
        while True:
            if not self.selector.select(max(0, deadline - time.monotonic())):
                raise Broken(step.line, f"`{step.text.splitlines()[0]}` does not end")
            chunk = os.read(self.process.stdout.fileno(), 65536)
            output += chunk
            marked = re.search(f"{MARKER}(\\d+){MARKER}$".encode(), output)
            if marked:
                return int(marked.group(1)), output[: marked.start()].decode(errors="replace")
            if not chunk:
                return self.process.wait() or 1, output.decode(errors="replace")

    def end(self):
        """Also ends what a command left behind in the background."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()


def environment(program, scratch, home):
    binaries = os.path.join(scratch, "bin")
    os.makedirs(binaries, exist_ok=True)
    link = os.path.join(binaries, "orchestra")
    if not os.path.lexists(link):
        os.symlink(program, link)
    return {
        "PATH": f"{home}/.local/bin:{binaries}:{os.environ['PATH']}", "HOME": home, "TMPDIR": scratch, "LC_ALL": "C.UTF-8", "USER": "kim",
        "SHELL": "/bin/sh", "CHECKOUT": REPOSITORY, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Kim",
        "GIT_AUTHOR_EMAIL": "kim@example.org", "GIT_COMMITTER_NAME": "Kim", "GIT_COMMITTER_EMAIL": "kim@example.org",
    }


def run_page(program, path, options):
    """Runs one page. Returns whether all is well, and a line about it."""
    name = os.path.relpath(path, REPOSITORY)
    name = path if name.startswith("..") else name
    scratch = tempfile.mkdtemp(prefix="orchestra-documents-")
    shell = None
    try:
        with open(path, encoding="utf-8") as file:
            steps, left_out = steps_of(file.read(), options.section)
        if options.section and not steps:
            raise Broken(1, f"nothing to run under {options.section}")
        home = options.home or os.path.join(scratch, "home")
        folder = options.folder or os.path.join(home, "shop")
        os.makedirs(folder, exist_ok=True)
        shell = Shell(folder, environment(program, scratch, os.path.realpath(home)))
        reader = Reader(os.path.realpath(home))
        for step in steps:
            if not step.is_script:
                reader.learn(step.text, lambda: shell.run(step, "orchestra get 'tasks[*].id'")[1].split())
            status, output = shell.run(step, reader.typed(step.text))
            if options.show:
                print(f"{name}:{step.line}: {step.text}\n{output}[{status}]")
                reader.names.update(zip(BOUND.findall("\n".join(step.expected or [])), BOUND.findall(output)))
                continue
            if status != step.status:
                said = " / ".join(unescaped(line) for line in output.splitlines()[-3:])
                raise Broken(step.line, f"`{step.text.splitlines()[0]}` ends with status {status}, not {step.status}: {said}")
            if step.expected is not None and not options.section:
                reader.compare(step, output)
        return True, f"ok {name}: {len(steps)} run, {left_out} blocks not marked"
    except Broken as broken:
        return False, f"bad {name}:{broken.line}: {broken.what}"
    finally:
        if shell:
            shell.end()
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--section", action="append")
    parser.add_argument("--folder")
    parser.add_argument("--home")
    options = parser.parse_args()
    program = os.path.realpath(options.program)
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda page: run_page(program, page, options), options.pages))
    for _, said in results:
        print(said)
    sys.exit(0 if all(well for well, _ in results) else 1)


main()
