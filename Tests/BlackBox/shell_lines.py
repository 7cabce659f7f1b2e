"""The shell's greeting and prompt, and how lines are typed."""

import os
import re
import signal
import termios

from screen import width
from shell_home import COLUMNS, CTRL_C, CTRL_D, ESCAPE, Home, IS_JAPANESE, LEFT, PROGRAM, check, end, shown
from terminal import Terminal

PASTE = "\x1b[200~{}\x1b[201~"


def first_sight():
    home = Home()
    shell = home.shell()
    words = "まだ記録がありません" if IS_JAPANESE else "no progress is kept here yet"
    check("greets where nothing is kept", shell.is_ready() and words in shown(shell.text()), shell.text())
    check("leaves nothing behind there", not os.path.exists(home.project + "/.orchestra"))
    shell.send("task ad")
    check("shows what is typed", shell.is_ready("task ad"), shell.text())
    home.work("Skye")
    check("counts appear while a line is half typed", shell.wait(lambda: shell.right() == "1/3 ▶1 @1"),
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
    facts = (r"タスク3件（進行中1、未着手1、完了1）、稼働中のエージェント1、最新イベント ?(たった今|\d+秒前)" if IS_JAPANESE else
             r"3 tasks \(1 in progress, 1 pending, 1 completed\), 1 agent at work, last event (just now|\d+ s ago)")
    check("says in a line what it found", re.match(re.escape(home.name) + ": ?" + facts, shown(shell.text())),
          shell.text())
    check("shows the counts at once", shell.right() == "1/3 ▶1 @1", shell.text())
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

    # Wide characters that fit evenly: where one would stand half outside, the screen keeps a piece of the old line.
    even = "x" * (width(shell.prompt) % 2 == 0) + "ひらがな" * 10
    for word, change in (("abcdefghij" * 7, 13), (even, 14)):
        widths = (COLUMNS - change, COLUMNS + change, COLUMNS)
        line = "echo " + word
        shell.send(line)
        check(f"a long line, {word[:5]}", shell.is_ready(line), shell.text())
        for columns in widths:
            drawn = len(shell.raw)
            shell.resize(columns)
            good = shell.wait(lambda: len(shell.raw) > drawn and shell.typed(line)) and shell.text().count(line[:10]) == 1
            check(f"a window of {columns} columns while typing {word[:5]}", good, shell.text())
        shell.mark()
        shell.send("\r")
        check(f"which runs after that, {word[:5]}", shell.shows("^" + word) and shell.is_ready(), shell.text())

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
    shell.send(PASTE.format("nonsense\necho unwanted"))
    shell.is_ready("nonsense⏎echo unwanted")
    shell.mark()
    shell.send("\r")
    good = shell.shows("Cannot find the command 'nonsense'") and shell.is_ready()
    check("but none behind one that fails", good and not re.search("^unwanted", shell.text(), re.MULTILINE), shell.text())
    shell.mark()
    shell.send("echo ahead-1\recho ahead-2\r")
    check("what is typed ahead is not lost", shell.shows(r"^ahead-1$[\s\S]*^ahead-2$") and shell.is_ready(), shell.text())
    end("editing", shell)


def interrupting():
    home = Home()
    home.work()
    shell = home.shell()
    shell.is_ready()
    # A shell that is told to sleep may lose the key while it starts the sleep; a child that has answered cannot.
    shell.send("!cat\r")
    shell.wait(lambda: shell.settings[3] & termios.ICANON)
    shell.send("to the child\r")
    heard = shell.shows(r"^to the child\n^to the child$")
    shell.mark()
    shell.send(CTRL_C)
    check("a child has the terminal", heard, shell.text())
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


def killed():
    home = Home()
    for number in (signal.SIGTERM, signal.SIGHUP):
        shell = home.shell()
        shell.is_ready()
        shell.send("half")
        shell.is_ready("half")
        os.kill(shell.process, number)
        status = shell.ends()
        is_restored = shell.settings == shell.found_settings and not shell.screen.modes
        check(f"restores the terminal when {number.name} ends it", status == -number and is_restored, status,
              shell.screen.modes)
        shell.close()
    shell = home.shell()
    shell.is_ready()
    shell.send("exit 3\r")
    check("'exit 3' leaves with that status", shell.ends() == 3 and shell.settings == shell.found_settings, shell.status)
    shell.close()
