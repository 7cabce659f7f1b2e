"""shell.py PROGRAM FOLDER COLUMNS LANGUAGE: uses the shell as a person does, on a terminal so wide, and prints `ok NAME` or
`bad NAME: what was there` for each thing that has to happen. FOLDER is for what it needs on disk."""

import json
import os
import re
import shlex
import signal
import stat
import subprocess
import sys

from terminal import Prompt, Terminal, width

PROGRAM, FOLDER, COLUMNS, LANGUAGE = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
IS_JAPANESE = LANGUAGE == "ja"
CTRL_C, CTRL_D, ESCAPE, LEFT, UP = "\x03", "\x04", "\x1b", "\x1b[D", "\x1b[A"
PASTE = "\x1b[200~{}\x1b[201~"
TRAP = "\x1b]0;trap\x07 \x1b[31mtrap \x9b2Jtrap \u202etrap"
RAW_TRAPS = (b"\x1b]", b"\x1b[31mtrap", b"\xc2\x9b", b"\xe2\x80\xae")


def check(name, good, *seen):
    seen = " | ".join(str(each) for each in seen)
    print(f"ok {name}" if good else f"bad {name}: {seen!r}", flush=True)


class Home:
    """A home directory of its own, with a project and a history."""

    count = 0

    def __init__(self, name=None):
        Home.count += 1
        self.path = os.path.join(FOLDER, f"home-{Home.count}")
        self.name = name or ("提灯" if IS_JAPANESE else "lantern")
        self.project = os.path.join(self.path, self.name)
        os.makedirs(os.path.join(self.project, ".git"))
        self.environment = {
            "HOME": self.path, "PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "ORCHESTRA_LANGUAGE": LANGUAGE,
        }
        self.history = os.path.join(self.path, ".local/state/orchestra/history")

    def write(self, name, text):
        path = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def hook(self, event, **fields):
        payload = json.dumps({"hook_event_name": event, "session_id": "3f0c-one", **fields})
        subprocess.run(
            [PROGRAM, "hook", "--root", self.project], input=payload.encode(), env=self.environment, check=True,
            stdout=subprocess.DEVNULL)

    def task(self, number, subject):
        self.hook("TaskCreated", task_id=str(number), task_subject=subject)

    def work(self, *agents):
        """A session with three tasks, and agents at work."""
        self.hook("SessionStart", source="startup")
        todos = [("Write the tokenizer", "in_progress"), ("Rank the results", "pending"), ("日本語のタスク", "completed")]
        self.hook("PostToolUse", tool_name="TodoWrite", tool_input={"todos": [
            {"content": content, "status": status, "activeForm": "x"} for content, status in todos]})
        for number, agent in enumerate(agents):
            self.hook("SubagentStart", agent_id=f"a{number}", agent_type=agent)

    def batch(self, *arguments, **options):
        run = subprocess.run(
            [PROGRAM, *arguments], cwd=self.project, env=self.environment, capture_output=True, encoding="utf-8",
            timeout=60, **options)
        return run.stdout, run.stderr, run.returncode

    def shell(self, *arguments, prompt=None, columns=COLUMNS, rows=24, **environment):
        return Prompt(
            [PROGRAM, *arguments], {**self.environment, **environment}, self.project, prompt or self.name + "> ",
            columns, rows)


def shown(text):
    """What a terminal shows, without the places where it folded lines."""
    return text.replace("\n", "")


def end(name, shell):
    """Leaves by Ctrl-D; what arrived must have been harmless and the terminal as it was found."""
    shell.send(CTRL_D)
    status = shell.ends()
    is_restored = shell.settings == shell.found_settings and not shell.screen.modes
    traps = [trap for trap in RAW_TRAPS if trap in shell.raw]
    check(f"{name}: leaves a terminal as it found it", status == 0 and is_restored, status, shell.screen.modes)
    check(f"{name}: sends nothing strange", not shell.screen.strange and not traps, shell.screen.strange, traps)
    shell.close()


def first_sight():
    home = Home()
    shell = home.shell()
    words = "記録はまだありません" if IS_JAPANESE else "no progress is kept here yet"
    check("greets where nothing is kept", shell.is_ready() and words in shown(shell.text()), shell.text())
    check("leaves nothing behind there", not os.path.exists(home.project + "/.orchestra"))
    shell.send("task ad")
    check("shows what is typed", shell.is_ready("task ad"), shell.text())
    home.work("Skye")
    check("counts appear while a line is half typed", shell.wait(lambda: shell.right().startswith("1/3 ▶1 @")),
          shell.text())
    check("the half-typed line stays", shell.is_ready("task ad"), shell.text())
    shell.send(LEFT * 2)
    shell.is_ready("task ad", behind=2)
    home.task(9, "Another")
    check("counts change while the cursor is inside the line", shell.wait(lambda: shell.right().startswith("1/4 ▶1")),
          shell.text())
    check("the cursor stays inside the line", shell.is_ready("task ad", behind=2), shell.text())
    shell.send("XY")
    check("typing goes on there", shell.is_ready("task XYad", behind=2), shell.text())
    shell.send(CTRL_C)
    check("Ctrl-C drops the line", shell.is_ready(), shell.text())
    check("a dropped line is not run", "Error" not in shell.text(), shell.text())
    end("first sight", shell)


def greetings():
    home = Home()
    home.work("Skye")
    shell = home.shell()
    shell.is_ready()
    facts = (r"タスク 3 件.*進行中 1.*未着手 1.*完了 1.*エージェント.*最後のイベント(たった今|\d+秒前)" if IS_JAPANESE else
             r"3 tasks \(1 in progress, 1 pending, 1 completed\), \d agents? at work, last event (just now|\d+ s ago)")
    check("says in a line what it found", re.match(re.escape(home.name) + ": ?" + facts, shown(shell.text())),
          shell.text())
    check("shows the counts at once", shell.right().startswith("1/3 ▶1 @"), shell.text())
    shell.mark()
    shell.send("begin\r")
    shell.prompt = f"{home.name} [sandbox: 0]> "
    check("the prompt shows an open sandbox", shell.is_ready(), shell.text())
    shell.send("task add 'Try it'\r")
    shell.prompt = f"{home.name} [sandbox: 1]> "
    check("and how many changes it holds", shell.is_ready(), shell.text())
    check("the counts are those of the sandbox", shell.wait(lambda: shell.right().startswith("1/4")), shell.text())
    shell.mark()
    shell.send(CTRL_D)
    check("Ctrl-D warns of an open sandbox", shell.shows("commit") and shell.is_ready(), shell.text())
    end("with a sandbox", shell)
    check("the sandbox is gone with the shell", "Try it" not in home.batch("tasks")[0])

    home.write(f"{home.name}/.orchestra/config.json", '{"progress": {"enabled": false}}')
    shell = home.shell()
    shell.is_ready()
    check("warns that hooks are switched off", ".orchestra/config.json" in shown(shell.text()), shell.text())
    shell.close()
    os.remove(home.project + "/.orchestra/config.json")
    journal = home.project + "/.orchestra/cache/events.jsonl"
    with open(journal, "r+b") as file:
        file.seek(30)
        file.write(b"garbage")
    os.remove(home.project + "/.orchestra/cache/progress.json")
    shell = home.shell()
    shell.wait(lambda: "2004" in shell.screen.modes)
    check("names a damaged journal", "events.jsonl" in shown(shell.text()), shell.text())
    check("opens all the same", "hi" in (shell.run("echo hi") or ""), shell.text())
    shell.close()


def editing():
    home = Home()
    shell = home.shell()
    shell.is_ready()
    shell.send("echo 日本語")
    check("Japanese text is typed", shell.is_ready("echo 日本語"), shell.text())
    shell.send(LEFT * 2 + "の")
    check("the cursor goes by what one sees as a character", shell.is_ready("echo 日の本語", behind=4), shell.text())
    shell.send("\x7f\x7f")
    check("wide characters are deleted whole", shell.is_ready("echo 本語", behind=4), shell.text())
    shell.send("\x05 👨‍👩‍👧👍🏽e\u0301")
    check("emoji and accents made of parts", shell.is_ready("echo 本語 👨‍👩‍👧👍🏽e\u0301"), shell.text())
    shell.send("\x7f\x7f\x7f")
    check("are deleted as one", shell.is_ready("echo 本語 "), shell.text())
    shell.send("🎉")
    shell.is_ready("echo 本語 🎉")
    shell.mark()
    shell.send("\r")
    check("and run as typed", shell.shows("^本語 🎉$") and shell.is_ready(), shell.text())
    shell.send("one two three\x01zero \x05\x17")
    check("emacs keys", shell.is_ready("zero one two "), shell.text())
    shell.send("\x01\x0b\x19")
    check("what is killed can be put back", shell.is_ready("zero one two "), shell.text())
    shell.send("\x15")
    shell.is_ready()

    long = "echo " + "abcdefghij" * 6
    shell.send(long)
    check("a line longer than the screen is wide", shell.is_ready(long), shell.text())
    for columns in (COLUMNS - 13, COLUMNS + 17, COLUMNS):
        shell.resize(columns)
        good = shell.is_ready(long)
        check(f"a window of {columns} columns while typing", good and shell.text().count("echo abc") == 1, shell.text())
    shell.mark()
    shell.send("\r")
    check("the line runs after that", shell.shows("^" + long[5:]) and shell.is_ready(), shell.text())

    shell.send(PASTE.format("echo a\tb"))
    check("a Tab in what is pasted is text", shell.is_ready("echo a b"), shell.text())
    check("and nothing is run before Enter", not re.search("^a b", shell.text(), re.MULTILINE), shell.text())
    shell.mark()
    shell.send("\r")
    check("pasted text runs with Enter", shell.shows("^a b$") and shell.is_ready(), shell.text())
    shell.send(PASTE.format("echo first\necho second\n"))
    check("pasted lines wait", shell.is_ready("echo first⏎echo second"), shell.text())
    shell.mark()
    shell.send("\r")
    check("and run one after the other with Enter", shell.shows(r"^first$[\s\S]*^second$") and shell.is_ready(), shell.text())
    shell.mark()
    shell.send("echo ahead-1\recho ahead-2\r")
    check("what is typed ahead is not lost", shell.shows(r"^ahead-1$[\s\S]*^ahead-2$") and shell.is_ready(), shell.text())
    end("editing", shell)


def interrupting():
    home = Home()
    home.work()
    shell = home.shell()
    shell.is_ready()
    shell.send("!echo begun; sleep 100\r")
    shell.shows("^begun$")
    shell.mark()
    shell.send(CTRL_C)
    check("Ctrl-C ends a child and not the shell", shell.is_ready() and "130" in shell.text(), shell.text())
    shell.send("watch 1 echo looking\r")
    seen = shell.wait(lambda: "looking\n" in shell.screen.text(len(shell.screen.above)))
    shell.send(CTRL_C)
    check("Ctrl-C ends 'watch' and not the shell", seen and shell.is_ready(), shell.screen.text())
    shell.mark()
    shell.send("echo 'one\r")
    continued = shell.shows(r"^\.\.\.>")
    shell.send("two'\r")
    check("asks for the rest of an open quote", continued and shell.shows("^one.*two$|^two$") and shell.is_ready(), shell.text())
    shell.mark()
    shell.send("echo 'one\r")
    shell.shows(r"^\.\.\.>")
    shell.send(CTRL_C)
    check("Ctrl-C drops a line that is not complete", shell.is_ready() and "Error" not in shell.text(), shell.text())
    end("interrupting", shell)


def keys():
    home = Home()
    home.write(".editrc", "bind -v\n")
    shell = home.shell()
    shell.is_ready()
    shell.send("echo abc" + ESCAPE + "0x")
    check("vi keys by ~/.editrc", shell.is_ready("cho abc", behind=7), shell.text())
    shell.send("ie\x1b$a!\r")
    check("vi inserts and appends", shell.shows("^abc!$"), shell.text())
    end("vi keys", shell)
    home.write(".editrc", "bind ^T ed-move-to-beg\n")
    shell = home.shell()
    shell.is_ready()
    shell.send("bc\x14a")
    check("a key bound in ~/.editrc", shell.is_ready("abc", behind=2), shell.text())
    shell.send("\x05\x15")
    shell.is_ready()
    end("own keys", shell)


def dumb_terminal():
    home = Home()
    home.work()
    shell = Terminal([PROGRAM], {**home.environment, "TERM": "dumb"}, home.project, COLUMNS)
    shell.shows(home.name + ">")
    shell.send("echo plain\r")
    good = shell.shows(r"^plain$\n^" + home.name + ">")
    shell.send("tasks\r")
    check("a dumb terminal is served", good and shell.shows("Rank the results"), shell.text())
    shell.send(CTRL_D)
    check("without any escape sequence", shell.ends() == 0 and b"\x1b" not in shell.raw, shell.raw[-200:])
    shell.close()
    check("no terminal at all", home.batch(input="echo piped\n")[::2] == ("piped\n", 0))


def history():
    home = Home()
    shell = home.shell()
    shell.is_ready()
    for line in ("echo one", " echo hidden", "echo two", "echo two", "echo 三"):
        shell.run(line)
    end("history", shell)
    mode = stat.S_IMODE(os.stat(home.history).st_mode)
    check("the history is the user's alone", mode == 0o600, oct(mode))
    with open(home.history, encoding="utf-8") as file:
        lines = file.read().splitlines()
    check("no line twice in a row, none behind a blank", lines == ["echo one", "echo two", "echo 三"], lines)
    shell = home.shell()
    shell.is_ready()
    shell.send(UP)
    check("arrow-up brings the last line of the session before", shell.is_ready("echo 三"), shell.text())
    shell.send(UP + UP)
    check("and those before it", shell.is_ready("echo one"), shell.text())
    shell.send("\x05\x15")
    shell.is_ready()
    answer = shell.run("!!")
    check("!! runs the last line again and shows it", answer == "echo 三\n三", answer)
    answer = shell.run("!2 more")
    check("!2 runs the second, with what follows", answer == "echo two more\ntwo more", answer)
    answer = shell.run("!99")
    check("!99 says what there is", "'!99'" in (answer or ""), answer)
    answer = shell.run("history TWO") or ""
    check("'history WORD' searches", "echo two more" in answer and "echo one" not in answer, answer)
    answer = shell.run("history --limit 2") or ""
    check("'history' numbers the lines", re.search(r"^\d+ +history --limit 2$", answer, re.MULTILINE), answer)
    shell.send("\x12wo")
    found = shell.wait(lambda: "`wo': echo two more" in shown(shell.text()) or "`wo': history TWO" in shown(shell.text()))
    check("Ctrl-R searches while one types", found, shell.text())
    shell.send("\x12" + "\x12")
    shell.wait(lambda: shown(shell.text()).rstrip().endswith("echo two"))
    shell.mark()
    shell.send("\r")
    check("and Enter runs what was found", shell.shows("^two$") and shell.is_ready(), shell.text())
    end("second session", shell)
    shell = home.shell(ORCHESTRA_HISTORY="off")
    shell.is_ready()
    shell.run("echo unkept")
    shell.close()
    with open(home.history, encoding="utf-8") as file:
        check("ORCHESTRA_HISTORY=off keeps nothing", "unkept" not in file.read())


def completion():
    home = Home()
    home.work("Skye", "Code; touch trap")
    home.write(f"{home.name}/readme.txt", "")
    ids = {}
    for line in home.batch("tasks", "--all", "--format", "tsv")[0].splitlines()[1:]:
        cells = line.split("\t")
        ids[next(cell for cell in cells if cell in ("Write the tokenizer", "Rank the results", "日本語のタスク"))] = \
            next(cell for cell in cells if re.fullmatch("t-[0-9a-f]+", cell))
    tokenizer = ids["Write the tokenizer"]
    shell = home.shell()
    shell.is_ready()

    def becomes(name, typed, line):
        shell.mark()
        shell.send(typed + "\t")
        check(f"Tab: {name}", shell.is_ready(line), shell.text())
        # Ctrl-E and Ctrl-U: the line is gone, the shell is not.
        shell.send("\x05\x15")
        shell.is_ready()

    def lists(name, typed, *patterns):
        shell.mark()
        bells = shell.screen.bells
        shell.send(typed + "\t")
        shell.wait(lambda: shell.screen.bells > bells)
        quiet = shell.screen.here == shell.first + (width(shell.prompt + typed) // COLUMNS)
        shell.send("\t")
        missing = [pattern for pattern in patterns if not shell.shows(pattern)]
        good = not missing and shell.is_ready(typed)
        check(f"Tab twice: {name}", quiet and good, missing, shell.text())
        shell.send("\x05\x15")
        shell.is_ready()

    becomes("a command", "timel", "timeline ")
    becomes("what commands begin with in common", "sess", "session")
    becomes("a subcommand", "export st", "export status ")
    becomes("an option", "tasks --form", "tasks --format ")
    becomes("a value", "tasks --format markd", "tasks --format markdown ")
    becomes("a task's id", f"task show {tokenizer[:7]}", f"task show {tokenizer} ")
    becomes("a task by its text", "task show token", f"task show {tokenizer} ")
    becomes("an agent", "tasks --agent sk", "tasks --agent Skye ")
    becomes("a name in an open quote", 'tasks --agent "Cod', 'tasks --agent "Code; touch trap" ')
    becomes("a name that needs quotes", "tasks --agent Cod", "tasks --agent " + shlex.quote("Code; touch trap") + " ")
    becomes("a path into the state", "get stats.overallP", "get stats.overallProgress ")
    becomes("a file behind >", "tasks > read", "tasks > readme.txt ")
    becomes("a command behind ;", "stats; timel", "stats; timeline ")
    lists("commands", "sta", "stats", "status")
    lists("subcommands", "export ", "status")
    lists("values", "tasks --format ", "table", "jsonl", "markdown")
    lists("tasks with their texts", "task show ", tokenizer + " +Write the to", ids["日本語のタスク"] + " +日本語")
    lists("paths", "get stats.", "overallProgress", "completedTasks")
    shell.mark()
    shell.send("xyzzy \t\t")
    check("Tab where nothing fits changes nothing", shell.is_ready("xyzzy "), shell.text())
    shell.send(CTRL_C)
    shell.is_ready()
    check("no name is run as a command", not os.path.exists(home.project + "/trap"))
    end("completion", shell)


def words():
    home = Home()
    home.work()
    shell = home.shell()
    shell.is_ready()
    answer = shell.run("ta") or ""
    check("the beginning of a name is enough", "Rank the" in answer, answer)
    answer = shell.run("st") or ""
    check("where it is clear, else the choices are shown", "status" in answer and "stats" in answer, answer)
    answer = shell.run("taks") or ""
    check("did you mean", "Did you mean 'tasks'" in shown(answer), answer)
    shell.run("alias waiting 'tasks --status pending'")
    end("words", shell)
    shell = home.shell()
    shell.is_ready()
    answer = shell.run("waiting --format tsv") or ""
    check("an alias is kept for the next session", "Rank" in shown(answer) and "Write" not in answer, answer)
    shell.run("unalias waiting")
    shell.close()
    check("and can be taken back", "waiting" not in home.batch("-c", "alias")[0])


def output():
    home = Home()
    home.work()
    record = home.path + "/paged"
    pager = home.write("pager", f"#!/bin/sh\nwc -l > '{record}'\necho turned the pages\n")
    os.chmod(pager, 0o755)
    shell = home.shell(PAGER=shlex.quote(pager))
    shell.is_ready()
    answer = shell.run("help") or ""
    with open(record, encoding="utf-8") as file:
        lines = int(file.read())
    check("what is longer than the screen goes to the pager", answer == "turned the pages" and lines > 24, answer, lines)
    answer = shell.run("echo short") or ""
    check("what is not does not", answer == "short", answer)
    shell.run("set pager off")
    answer = shell.run("help") or ""
    check("'set pager off'", "turned the pages" not in answer and "completions" in answer, answer)
    answer = shell.run("tasks --format json | tr a-z A-Z | grep -c RANK") or ""
    check("a pipe to a program", answer == "1", answer)
    shell.run("tasks > list.txt")
    shell.run("echo added >> list.txt")
    with open(home.project + "/list.txt", encoding="utf-8") as file:
        text = file.read()
    check("into a file, and behind what is in one", "Rank the results" in text and text.endswith("added\n"), text)
    check("without escape sequences", "\x1b" not in text, text)
    answer = shell.run("!printf '%s-' one two") or ""
    check("the system's shell", "one-two-" in answer, answer)
    answer = shell.run("!stty -a | grep -o '[-]*icanon'") or ""
    check("which finds the terminal in order", answer.strip() == "icanon", answer)
    answer = shell.run("timer on; echo timed") or ""
    check("'timer on'", re.search(r"timed\n(Time: .*)?Time: [\d.]+ (µs|ms|s)", answer), answer)
    shell.run("timer off")
    shell.send("set prompt '%c %p$ '\r")
    shell.prompt = f"1/3 ▶1 @1 {home.name}$ "
    check("'set prompt'", shell.wait(lambda: shell.typed("")), shell.text())
    end("output", shell)


def startup():
    home = Home()
    startup = home.write(".config/orchestra/shellrc", "set prompt 'mine %p> '\ntaks\n")
    shell = home.shell(prompt=f"mine {home.name}> ")
    check("the startup file is read", shell.is_ready(), shell.text())
    check("a line of it that fails is named", "shellrc:2:1" in shown(shell.text()) and startup, shell.text())
    shell.close()
    shell = home.shell("--no-startup")
    check("but not with --no-startup", shell.is_ready() and "shellrc" not in shell.text(), shell.text())
    shell.close()
    check("nor in a batch", home.batch("-c", "set prompt") == ("%p%s> \n", "", 0), home.batch("-c", "set prompt"))
    other = home.write("elsewhere/orchestra/shellrc", "set prompt 'other %p> '\n")
    shell = home.shell(prompt=f"other {home.name}> ", XDG_CONFIG_HOME=os.path.dirname(os.path.dirname(other)))
    check("it is looked for in XDG_CONFIG_HOME", shell.is_ready(), shell.text())
    shell.close()


def hostile():
    home = Home("la\x1b]0;trap\x07n\x9b31m")
    home.hook("SessionStart", source="startup")
    home.task(1, f"A {TRAP} title")
    home.hook("SubagentStart", agent_id="a1", agent_type=f"Bad{TRAP}")
    shell = home.shell()
    good = shell.wait(lambda: "2004" in shell.screen.modes and "0/1" in shell.text())
    check("a hostile project's name and counts are shown", good, shell.text())
    shell.send("tasks; agents; status; log\r")
    shell.shows("title")
    shell.send("task show \t\t")
    check("a hostile text is shown harmless", shell.shows("t-[0-9a-f]+ +A "), shell.text())
    shell.send("\x05\x15tasks --agent \t\t\x05\x15get tasks[0].\t\t")
    shell.shows("content")
    shell.send("\x05\x15")
    shell.wait(lambda: not shell.screen.line(shell.screen.row).rstrip().endswith("."))
    end("hostile texts", shell)


def killed():
    home = Home()
    for number in (signal.SIGTERM, signal.SIGHUP):
        shell = home.shell()
        shell.is_ready()
        shell.send("half")
        shell.is_ready("half")
        os.kill(shell.process, number)
        status = shell.ends()
        shell.wait(lambda: not shell.screen.modes, 1)
        is_restored = shell.settings == shell.found_settings and not shell.screen.modes
        check(f"restores the terminal when {number.name} ends it", status == -number and is_restored, status,
              shell.screen.modes)
        shell.close()
    shell = home.shell()
    shell.is_ready()
    shell.send("exit 3\r")
    check("'exit 3' leaves with that status", shell.ends() == 3 and shell.settings == shell.found_settings, shell.status)
    shell.close()


for scenario in (first_sight, greetings, editing, interrupting, keys, dumb_terminal, history, completion, words, output,
                 startup, hostile, killed):
    try:
        scenario()
    except Exception as error:
        check(scenario.__name__.replace("_", " "), False, type(error).__name__, error)
