"""What the shell does with lines: history, completion, words, output, startup."""

import os
import re
import shlex
import stat

from screen import width
from shell_home import COLUMNS, CTRL_C, Home, TRAP, UP, check, end, shown


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
    lists("commands", "stat", "stats", "status")
    lists("subcommands", "task ", "start", "done", "cancel")
    lists("values", "tasks --format ", "table", "jsonl", "markdown")
    lists("tasks with their texts", "task show " + os.path.commonprefix(list(ids.values())), tokenizer + " +Write the to", ids["日本語のタスク"] + " +日本語")
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
    answer = shell.run("!printf '%s-' one two; echo") or ""
    check("the system's shell", answer == "one-two-", answer)
    shell.run("!printf unfinished")
    check("what does not end its line stays", "unfinished⏎" in shell.text(), shell.text())
    answer = shell.run("!stty -a | grep -o '[-]*icanon'") or ""
    check("which finds the terminal in order", answer.strip() == "icanon", answer)
    answer = shell.run("timer on; echo timed") or ""
    check("'timer on'", re.search(r"timed\n(Time: .*)?Time: [\d.]+ (µs|ms|s)", answer), answer)
    shell.run("timer off")
    shell.send("set prompt '%c %p$ '\r")
    shell.prompt = f"1/3 ▶1 {home.name}$ "
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
    home.task(2, f"B {TRAP} title")
    home.hook("SubagentStart", agent_id="a1", agent_type=f"Bad{TRAP}")
    shell = home.shell()
    good = shell.wait(lambda: "2004" in shell.screen.modes and "0/2" in shell.text())
    check("a hostile project's name and counts are shown", good, shell.text())
    shell.mark()
    shell.send("tasks; agents; status; log\r")
    shell.shows("agent.started")
    shell.wait(lambda: "2004" in shell.screen.modes)
    shell.mark()
    shell.send("task show \t\t\t")
    check("a hostile text is shown harmless", shell.shows("t-[0-9a-f]+ +A "), shell.text())
    shell.send("\x05\x15tasks --agent \t\t\x05\x15get tasks[0].\t\t")
    shell.shows("content")
    shell.send("\x05\x15")
    shell.wait(lambda: not shell.screen.line(shell.screen.row).rstrip().endswith("."))
    end("hostile texts", shell)
