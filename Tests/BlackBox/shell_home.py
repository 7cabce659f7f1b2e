"""What the tests of the shell share: who uses it, in which home directory, and what has to hold when they leave."""

import json
import os
import subprocess
import sys

from terminal import Prompt

PROGRAM, FOLDER, COLUMNS, LANGUAGE = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
IS_JAPANESE = LANGUAGE == "ja"
CTRL_C, CTRL_D, ESCAPE, LEFT, UP = "\x03", "\x04", "\x1b", "\x1b[D", "\x1b[A"
TRAP = "\x1b]0;trap\x07 \x1b[31mtrap \x9b2Jtrap \u202etrap"
RAW_TRAPS = (b"\x1b]", b"\x1b[31mtrap", b"\xc2\x9b", b"\xe2\x80\xae")


def check(name, good, *seen):
    print(f"ok {name}" if good else f"bad {name} | {' | '.join(repr(each) for each in seen)}", flush=True)


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
    shell.wait(lambda: "2004" in shell.screen.modes)
    shell.send(CTRL_D)
    status = shell.ends()
    is_restored = shell.settings == shell.found_settings and not shell.screen.modes
    traps = [trap for trap in RAW_TRAPS if trap in shell.raw]
    check(f"{name}: leaves a terminal as it found it", status == 0 and is_restored, status, shell.screen.modes)
    check(f"{name}: sends nothing strange", not shell.screen.strange and not traps, shell.screen.strange, traps)
    shell.close()
