"""Measures time travel on a long journal.

Usage: travel.py PROGRAM [ROUNDS] [EVENTS] [--segments COUNT] [--keep FOLDER]

Writes the journal of a project with EVENTS (100,000) events: sessions of one agent after the other, each with twenty tasks that are
created, begun, given steps and done, with the activity of tools in between; sessions are archived ten later, as hooks do. With
--segments PROGRAM rotates the journal that often meanwhile. Then every command is run ROUNDS (5) times. Prints the medians of real and
of processor time and holds the processor time against the target: on a busy machine only that means something.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib

BEGINNING = 1762252225000
TASKS = 20
KEPT_SESSIONS = 10
AT, BISECT = 1.0, 2.0


class Journal:
    """Records with a chain of checksums, as docs/file-formats.md has them, appended to the file in pieces."""

    def __init__(self, program, root, count, pieces):
        self.program, self.root, self.count = program, root, count
        self.path = os.path.join(root, ".orchestra", "cache", "events.jsonl")
        self.piece = count // pieces + 1
        self.sequence = self.chain = 0
        self.time = BEGINNING
        self.lines = []

    def add(self, kind, data, session=None, agent=None, more=0):
        self.sequence += 1
        record = {"sequence": self.sequence, "time": self.time, "type": kind}
        if session:
            record["session"] = session
        if agent:
            record["agent"] = agent
        if more:
            record["more"] = more
        record["data"] = data
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))[:-1].encode()
        self.chain = zlib.crc32(text, self.chain)
        self.lines.append(text + b',"crc":"%08x"}\n' % self.chain)
        if len(self.lines) >= self.piece and not more:
            self.rotate()

    def flush(self):
        with open(self.path, "ab") as file:
            file.writelines(self.lines)
        os.chmod(self.path, 0o600)
        self.lines = []

    def settings(self, journal_bytes):
        with open(os.path.join(self.root, ".orchestra", "config.json"), "w", encoding="utf-8") as file:
            json.dump({"progress": {"journalBytes": journal_bytes, "journalSegments": 1000}}, file)

    def run(self, *words):
        environment = dict(os.environ, ORCHESTRA_NOW_MS=str(self.time + 1), ORCHESTRA_ROOT=self.root)
        subprocess.run([self.program, *words], check=True, env=environment, stdout=subprocess.DEVNULL)

    def rotate(self):
        """Lets the program begin a new file, and goes on behind what it wrote."""
        self.flush()
        self.settings(1)
        self.run("note", "the journal is rotated")
        with open(self.path, "rb") as file:
            last = json.loads(file.read().splitlines()[-1])
        self.sequence, self.chain = last["sequence"], int(last["crc"], 16)

    def finish(self):
        self.flush()
        self.settings(1 << 40)
        self.run("note", "written by the benchmark")
        self.sequence += 1


def fill(journal):
    journal.add("project.named", {"id": "0b5e2c1a-3d4f-4a5b-8c6d-7e8f9a0b1c2d", "name": "bench", "host": "host"})
    sessions = []
    names = ["Kai", "Nova", "Theo", "Mina"]
    while journal.sequence < journal.count:
        number = len(sessions)
        session = f"{number:08x}-0000-4000-8000-000000000000"
        agent = names[number % len(names)]
        sessions.append(session)
        journal.time += 60_000
        start = {"client": "claude-code", "source": "startup", "model": "claude-sonnet-4-6", "host": "host"}
        journal.add("session.started", start, session)
        tasks = [f"t-{number:04x}{index:02x}" for index in range(TASKS)]
        journal.time += 5_000
        for index, task in enumerate(tasks):
            moment = journal.time
            journal.add(
                "task.created",
                {
                    "id": task, "session": session, "list": "todo", "content": f"Implement part {index} of feature {number}",
                    "activeForm": f"{agent} implementing part {index}", "status": "pending", "agent": agent,
                    "agentSource": "activeForm", "progress": None, "currentStep": None, "totalSteps": None, "createdAt": moment,
                    "startedAt": None, "updatedAt": moment, "completedAt": None, "statusSince": moment, "duration": 0,
                    "pendingDuration": 0, "estimatedDuration": None, "parentId": None, "blockedBy": [], "tags": ["bench"],
                    "position": index,
                },
                session, agent, TASKS - 1 - index)
        for index, task in enumerate(tasks):
            # Somewhere in the last tenth one task fails.
            end = "failed" if index == 7 and journal.sequence > journal.count * 0.95 else "completed"
            for kind, data in (("task.changed", {"id": task, "status": "in_progress"}),
                               ("activity", {"tool": "Bash"}),
                               ("task.changed", {"id": task, "currentStep": 1, "totalSteps": 3}),
                               ("activity", {"tool": "Edit"}),
                               ("task.changed", {"id": task, "currentStep": 2}),
                               ("task.changed", {"id": task, "status": end})):
                journal.time += 2_000
                journal.add(kind, data, session, agent)
        journal.time += 1_000
        journal.add("session.ended", {"reason": "other"}, session)
        if len(sessions) > KEPT_SESSIONS:
            journal.add("sessions.archived", {"sessions": [sessions[-KEPT_SESSIONS - 1]]}, session)


def make(program, root, count, pieces):
    os.makedirs(os.path.join(root, ".git"))
    os.makedirs(os.path.join(root, ".orchestra"), mode=0o700)
    os.makedirs(os.path.join(root, ".orchestra", "cache"), mode=0o700)
    journal = Journal(program, root, count, pieces)
    fill(journal)
    journal.finish()
    return journal


def timed(command, environment):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    real, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: {done.stderr.decode()}")
    return real, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(last):
    failing = "count tasks[status=failed] at least 1"
    return [
        (AT, f"at {last} status"), (AT, f"at {last // 2} tasks"), (AT, "at -5m status"), (AT, "at 100 stats"),
        (AT, f"diff {last // 3} {last // 3 + 500}"), (None, "timeline"), (None, "log"), (None, "log --event task.created --agent Kai"),
        (BISECT, "bisect stats.failedTasks at least 1"), (BISECT, f"bisect {failing}"), (BISECT, "bisect stats.totalTasks at least 5000"),
        (BISECT, "bisect tasks[*].status == failed"), (BISECT, "bisect task t-000107 status is completed"),
        (BISECT, "bisect agent Nova is active"), (BISECT, "bisect session 00000100 is ended"),
        (BISECT, "bisect stats.activeAgents at least 2"), (BISECT, "bisect --all agent Kai is active"),
        (None, "bisect stats.averageDuration more than 9000"), (None, "bisect history[-1].event == task.removed"),
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("rounds", nargs="?", type=int, default=5)
    parser.add_argument("events", nargs="?", type=int, default=100_000)
    parser.add_argument("--segments", type=int, default=0)
    parser.add_argument("--keep")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    folder = tempfile.mkdtemp(dir=os.environ.get("BENCH_FOLDER"))
    root = options.keep or os.path.join(folder, "bench")
    missed = 0
    try:
        journal = make(program, root, options.events, options.segments + 1)
        environment = dict(os.environ, ORCHESTRA_NOW_MS=str(journal.time + 1000), ORCHESTRA_ROOT=root)
        print(f"{journal.sequence} events, {options.segments} segments; seconds, medians of {options.rounds}")
        for target, words in commands(journal.sequence):
            runs = [timed([program, *words.split()], environment) for _ in range(options.rounds)]
            real, processor = (statistics.median(column) for column in zip(*runs))
            verdict = "" if target is None else "ok" if processor <= target else f"over {target}"
            missed += target is not None and processor > target
            print(f"{words:48} {real:7.3f} real {processor:7.3f} processor  {verdict}")
    finally:
        shutil.rmtree(folder)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
