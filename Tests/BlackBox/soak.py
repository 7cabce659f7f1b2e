"""soak.py PROGRAM FOLDER SECONDS: two shells and a stream of hooks on one project for so long, then a sandbox that is committed while
hooks go on. Prints `ok NAME` or `bad NAME | what was there` for each promise. FOLDER is for what it needs on disk."""

import collections
import fcntl
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time

from terminal import Prompt

PROGRAM, FOLDER, SECONDS = sys.argv[1], sys.argv[2], float(sys.argv[3])


def check(name, good, *seen):
    print(f"ok {name}" if good else f"bad {name} | {' | '.join(repr(each)[:600] for each in seen)}", flush=True)


class Project:
    def __init__(self, name):
        self.path = os.path.join(FOLDER, name)
        os.makedirs(self.path + "/.git")
        self.cache = self.path + "/.orchestra/cache"
        self.history = os.path.join(FOLDER, f"{name}-history")
        self.environment = {
            "HOME": FOLDER, "PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "ORCHESTRA_HISTORY": self.history,
        }
        self.prompt = name + "> "

    def hook(self, event, **fields):
        """Serves a hook; whether it was acknowledged."""
        payload = json.dumps({"hook_event_name": event, "session_id": "stream", **fields})
        run = subprocess.run([PROGRAM, "hook", "--root", self.path], input=payload.encode(), env=self.environment,
                             capture_output=True)
        return run.returncode == 0

    def create(self, number):
        return self.hook("TaskCreated", task_id=str(number), task_subject=f"hook {number}")

    def complete(self, number):
        return self.hook("TaskCompleted", task_id=str(number), task_subject=f"hook {number}")

    def take_in(self):
        """Serves hooks until none waits: a busy machine may be too slow for the lock."""
        for _ in range(100):
            self.hook("UserPromptSubmit", prompt="go on")
            if not glob.glob(self.cache + "/spool/*"):
                return

    def shell(self):
        shell = Prompt([PROGRAM], self.environment, self.path, self.prompt)
        shell.is_ready()
        return shell

    def journal(self):
        """All records, also of parts that were put away, in the order of their numbers."""
        records = []
        for path in glob.glob(self.cache + "/journal/*") + [self.cache + "/events.jsonl"]:
            with open(path, encoding="utf-8") as file:
                records += map(json.loads, file)
        return sorted(records, key=lambda record: record["sequence"])

    def snapshot(self):
        with open(self.cache + "/progress.json", "rb") as file:
            return file.read()

    def replayed(self):
        """The snapshot that follows from the journal alone, made in a copy."""
        copy = self.path + "-copy"
        shutil.copytree(self.path, copy, symlinks=True)
        os.remove(copy + "/.orchestra/cache/progress.json")
        # A change that changes nothing writes no event, but makes the snapshot.
        task = next(task for task in json.loads(self.snapshot())["tasks"] if task["status"] == "completed")
        subprocess.run([PROGRAM, "task", "done", task["id"], "--root", copy], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)
        with open(copy + "/.orchestra/cache/progress.json", "rb") as file:
            return file.read()


def has_no_gap(records):
    return [record["sequence"] for record in records] == list(range(1, len(records) + 1))


class Person(threading.Thread):
    """Somebody who types one line after the other, no two alike."""

    def __init__(self, project, name):
        super().__init__()
        self.shell, self.name = project.shell(), name
        self.lines, self.added, self.done, self.wrong = [], [], [], []

    def type(self, line, expected):
        self.lines.append(line)
        answer = self.shell.run(line)
        match = re.search(expected, answer or "")
        if not match:
            self.wrong.append((line, answer))
        return match

    def run(self):
        number = 0
        while time.monotonic() < end and not self.wrong:
            number += 1
            content = f"{self.name} {number}"
            added = self.type(f"task add '{content}'", rf"Added (t-\w+): {content}")
            if added:
                self.added.append(content)
                if self.type(f"task done {added.group(1)}", "completed"):
                    self.done.append(added.group(1))
            self.type(f"echo {content}", f"^{content}$")


class Stream(threading.Thread):
    """Hooks, one after the other: a task, and for every second one its end."""

    def __init__(self, project):
        super().__init__()
        self.project = project
        self.created, self.completed, self.refused = [], [], 0

    def run(self):
        number = 0
        while time.monotonic() < end:
            number += 1
            if self.project.create(number):
                self.created.append(f"hook {number}")
                if number % 2 == 0:
                    if self.project.complete(number):
                        self.completed.append(number)
                    else:
                        self.refused += 1
            else:
                self.refused += 1


project = Project("soak")
project.hook("SessionStart", source="startup")
people = [Person(project, "one"), Person(project, "two")]
stream = Stream(project)
end = time.monotonic() + SECONDS
for each in (*people, stream):
    each.start()
for each in (*people, stream):
    each.join()
project.take_in()

hooks = len(stream.created) + len(stream.completed)
lines = [line for person in people for line in person.lines]
check(f"{hooks} hooks are acknowledged", stream.refused == 0 and hooks, stream.refused)
check(f"{len(lines)} lines in two shells do what they say", not any(person.wrong for person in people) and lines,
      [person.wrong for person in people])

records = project.journal()
created = collections.Counter(record["data"]["content"] for record in records if record["type"] == "task.created")
expected = stream.created + [content for person in people for content in person.added]
check("every task is in the journal exactly once", created == collections.Counter(expected),
      created - collections.Counter(expected), collections.Counter(expected) - created)
done = collections.Counter(
    record["data"]["id"] for record in records
    if record["type"] == "task.changed" and record["data"].get("status") == "completed")
typed = [task for person in people for task in person.done]
check("every change is in the journal exactly once",
      len(done) == len(typed) + len(stream.completed) and set(done.values()) == {1} and set(typed) <= set(done), len(done))
check("the journal has no gap and nothing twice", has_no_gap(records), len(records))
check("the snapshot follows from the journal", project.replayed() == project.snapshot())

counts = f"{len(done)}/{len(expected)}"
for person in people:
    check(f"the prompt of shell {person.name} is right at the end", person.shell.wait(lambda: person.shell.right() == counts),
          counts, person.shell.right())
    check(f"shell {person.name} leaves in order", person.shell.leave() == 0)
    check(f"shell {person.name} shows nothing strange", not person.shell.screen.strange, person.shell.screen.strange)
    person.shell.close()
with open(project.history, encoding="utf-8") as file:
    kept = collections.Counter(file.read().splitlines())
check("every line is in the history exactly once", kept == collections.Counter(lines),
      kept - collections.Counter(lines), collections.Counter(lines) - kept)

# A line that had to wait for the lock longer than a person does.
shell = project.shell()
with open(project.history + ".lock", "r+b") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    fcntl.lockf(lock, fcntl.LOCK_EX)
    shell.run("echo while the history is locked")
shell.leave()
shell.close()
with open(project.history, encoding="utf-8") as file:
    check("a line that had to wait for the history is written when the shell leaves",
          file.read().count("echo while the history is locked\n") == 1)

# A sandbox, while hooks go on writing.
CHANGES, HOOKS = 50, 200
project = Project("sandbox")
project.hook("SessionStart", source="startup")
for number in range(1, CHANGES // 2 + 2):
    project.create(number)
project.complete(CHANGES // 2 + 1)
present = {task["content"]: task["id"] for task in json.loads(project.snapshot())["tasks"]}
served = []


def serve():
    for number in range(HOOKS):
        if project.create(1000 + number):
            served.append(f"hook {1000 + number}")


hooks = threading.Thread(target=serve)
shell = project.shell()
shell.prompt = "sandbox [sandbox: 0]> "
shell.run("begin")
hooks.start()
wrong = []
for change in range(1, CHANGES + 1):
    # Spread over the hooks, so that the last of them come while it is committed.
    while hooks.is_alive() and len(served) < change * 3:
        time.sleep(0.002)
    shell.prompt = f"sandbox [sandbox: {change}]> "
    line = f"task add 'sandbox {change}'" if change % 2 else f"task start {present[f'hook {change // 2}']}"
    answer = shell.run(line)
    if answer is None or "Error" in answer:
        wrong.append((line, answer))
at_commit = len(served)
shell.prompt = "sandbox> "
answer = shell.run("commit")
hooks.join()
project.take_in()
shell.leave()
shell.close()
check(f"{CHANGES} changes are made in a sandbox", not wrong, wrong)
is_recorded = re.search("^Recorded", answer or "", re.MULTILINE)
check("and committed while hooks arrive", is_recorded and at_commit < HOOKS, answer, at_commit)
check(f"{HOOKS} hooks are served meanwhile", len(served) == HOOKS, len(served))

tasks = json.loads(project.snapshot())["tasks"]
contents = {task["content"] for task in tasks}
statuses = {task["id"]: task["status"] for task in tasks}
wanted = {f"sandbox {change}" for change in range(1, CHANGES + 1, 2)} | set(served)
started = [present[f"hook {number}"] for number in range(1, CHANGES // 2 + 1)]
check("all of both are there", wanted <= contents and all(statuses[task] == "in_progress" for task in started),
      wanted - contents)
records = project.journal()
mine = [record["sequence"] for record in records
        if record["data"].get("content", "").startswith("sandbox ") or record["data"].get("id") in started
        and record["data"].get("status") == "in_progress"]
check("the sandbox is one piece of the journal", len(mine) == CHANGES and mine[-1] - mine[0] == CHANGES - 1, mine)
check("which has no gap and nothing twice", has_no_gap(records))
check("the result is what the events give when they are replayed", project.replayed() == project.snapshot())
