"""Measures how many payloads a second a replay takes in, and what recording costs a hook.

Usage: replay.py PROGRAM [PAYLOADS] [ROUNDS]
       replay.py --generate PAYLOADS [SEED]

A recording of PAYLOADS (10,000) mixed payloads is made from those in Tests/Fixtures/hooks and replayed ROUNDS (7) times into
memory; the best and the median rate are printed (the target is 20,000 a second). Then hooks are run one after the other with
recording switched on and off by turns, and the medians printed.

With --generate the recording is printed instead: the same for the same seed, on every machine.
"""

import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "hooks"
START = 1_762_252_225_000
NAMES = ["Alex", "Blake", "Eden", "Finn", "Iris", "Kai", "Leo", "Mina", "Nova", "Riley", "Skye", "Theo"]
WORK = ["Design the API", "Write the tokenizer", "検索の索引を作る", "Review the change", "Run all tests", "Fix accented words", "Measure it"]


class Session:
    """One session of a host: its payloads follow each other as those of a real one do."""

    def __init__(self, number, generator, payloads):
        self.generator, self.payloads = generator, payloads
        self.id = f"{number:08x}-7a41-4d6e-9b1f-5c2d8e7a6014"
        self.todos, self.calls, self.agents = [], 0, []
        self.waiting = ["claude.session-start.startup", "claude.user-prompt-submit.human"]

    def next(self):
        """Returns the next payload; a session of ordinary length has a hundred or so."""
        draw = self.generator.random()
        if self.waiting:
            return self.payload(self.waiting.pop(0))
        if draw < 0.22:
            return self.list()
        if draw < 0.25:
            return self.tasks()
        if draw < 0.33:
            return self.agent()
        if draw < 0.37:
            self.waiting = ["claude.user-prompt-submit.human"]
            return self.payload("claude.stop.idle")
        return self.payload(self.generator.choice(self.payloads["others"]))

    def payload(self, name):
        payload = json.loads(self.payloads[name])
        if "session_id" in payload:
            payload["session_id"] = self.id
        if payload.get("tool_use_id"):
            self.calls += 1
            payload["tool_use_id"] = f"toolu_01{self.id[:8]}{self.calls:06d}"
        return payload

    def list(self):
        """Works on the list: a new one, one step further, reworded, or another order."""
        if not self.todos or all(todo["status"] == "completed" for todo in self.todos):
            self.todos = [self.todo() for _ in range(self.generator.randint(3, 9))]
        open_todos = [todo for todo in self.todos if todo["status"] != "completed"]
        todo = open_todos[0]
        todo["status"] = "completed" if todo["status"] == "in_progress" else "in_progress"
        if self.generator.random() < 0.05:
            todo["content"] += " again"
        if self.generator.random() < 0.05:
            self.generator.shuffle(self.todos)
        payload = self.payload("claude.post-tool-use.todowrite.no-ids")
        payload["tool_input"]["todos"] = self.todos
        return json.loads(json.dumps(payload))

    def todo(self):
        work, name = self.generator.choice(WORK), self.generator.choice(NAMES)
        content = f"{name}: {work} {self.generator.randint(1, 99)}" if self.generator.random() < 0.5 else f"{work} {self.generator.randint(1, 999)}"
        return {"content": content, "activeForm": content + "…", "status": "pending"}

    def tasks(self):
        payload = self.payload("claude.task-created.basic")
        payload["task_id"] = str(self.generator.randint(1, 9))
        return payload

    def agent(self):
        if self.agents and self.generator.random() < 0.5:
            payload = self.payload("claude.subagent-stop.alpha")
            payload["agent_id"], payload["background_tasks"] = self.agents.pop(0), []
            return payload
        payload = self.payload("claude.subagent-start.alpha")
        payload["agent_id"] = f"a{self.generator.getrandbits(64):016x}"
        payload["agent_type"] = self.generator.choice(NAMES).lower()
        self.agents.append(payload["agent_id"])
        return payload


def recording(count, seed=7):
    """Yields the lines of a recording with `count` payloads."""
    generator = random.Random(seed)
    payloads = {path.name[: -len(".json")]: path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.json"))}
    # Every kind of payload comes, but for those that begin or end sessions of their own accord.
    unfit = ("claude.session-", "codex.session-", "claude.statusline", "claude.subagent-statusline")
    payloads["others"] = sorted(name for name in payloads if not name.startswith(unfit))
    yield json.dumps({"recording": 1, "id": "00112233445566778899aabbccddeeff", "startedAt": START, "redacted": True}, separators=(",", ":"))
    sessions, moment, number = [], START, 0
    for _ in range(count):
        moment += generator.randint(20, 9_000)
        if len(sessions) < 3:
            number += 1
            sessions.append(Session(number, generator, payloads))
        session = generator.choice(sessions)
        if generator.random() < 0.008 and not session.waiting:
            payload = session.payload("claude.session-end.prompt-input-exit")
            sessions.remove(session)
        else:
            payload = session.next()
        line = {
            "time": moment, "event": None, "process": None, "session": None, "taskList": None, "isClaudeCode": True,
            "payload": payload,
        }
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def replayed(program, file, *arguments):
    """Replays a recording and returns how many payloads a second were served."""
    command = [program, "replay", file, "--format", "json", *arguments]
    done = subprocess.run(command, check=True, capture_output=True)
    return int(re.search(rb"Served .* ([0-9]+) a second", done.stderr).group(1))


def hook_costs(program, folder, rounds=300):
    """Returns the medians, in milliseconds, of hooks that record and of hooks that do not."""
    project = os.path.join(folder, "hooks")
    os.makedirs(os.path.join(project, ".git"))
    environment = {"PATH": os.environ["PATH"], "PROJECT_ROOT": project, "CLAUDECODE": "1"}
    payload = (FIXTURES / "claude.post-tool-use.bash.json").read_bytes()
    times = {"off": [], "on": []}

    def run(*arguments, given=b""):
        subprocess.run([program, *arguments], input=given, check=True, env=environment, stdout=subprocess.DEVNULL)

    run("hook", given=(FIXTURES / "claude.session-start.startup.json").read_bytes())
    for turn in range(rounds * 2):
        # By turns, so that whatever else the machine does meets both alike; not measured.
        state = "on" if turn % 2 else "off"
        run("record", state)
        start = time.perf_counter()
        run("hook", given=payload)
        times[state].append((time.perf_counter() - start) * 1000)
    return {state: statistics.median(values) for state, values in times.items()}


def main():
    if sys.argv[1] == "--generate":
        for line in recording(int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7):
            print(line)
        return
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
        file = os.path.join(folder, "recording.jsonl")
        with open(file, "w", encoding="utf-8") as target:
            target.writelines(line + "\n" for line in recording(count))
        print(f"{count} payloads, {os.path.getsize(file) / 1e6:.1f} MB")
        rates = [replayed(program, file, "--root", folder) for _ in range(rounds)]
        print(f"into memory: best {max(rates)}, median {statistics.median(rates):.0f} payloads a second (target 20000)")
        print(f"into a new project: {replayed(program, file, '--into', os.path.join(folder, 'copy'))} payloads a second")
        costs = hook_costs(program, folder)
        print(f"a hook: {costs['off']:.3f} ms, with recording {costs['on']:.3f} ms")


if __name__ == "__main__":
    main()
