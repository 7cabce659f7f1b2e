"""shell.py PROGRAM [--rounds N] [--check]: how long the shell takes to its prompt and to answer Tab, in times of /bin/true.

Every round runs everything once, one after the other, so that a slow spell of the machine hits all alike. The ratio is that of the
medians. With --check the exit status is 1 when a target is missed. docs/shell-benchmarks.md says more."""

import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import tempfile
import termios
import time

PATIENCE = 30
READY = b"\x1b[?2004h"
SIZES = (100, 10_000)
BUDGET = {100: 10, 10_000: 60}
CALL_BUDGET = 5
LINES = 10_000

arguments = argparse.ArgumentParser()
arguments.add_argument("program")
arguments.add_argument("--rounds", type=int, default=25)
arguments.add_argument("--check", action="store_true")
options = arguments.parse_args()
program = os.path.realpath(options.program)


class Shell:
    """The shell on a terminal of 80 columns."""

    def __init__(self, folder, environment):
        self.descriptor, line = pty.openpty()
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        path = os.ttyname(line)
        actions = [(os.POSIX_SPAWN_OPEN, number, path, os.O_RDWR, 0) for number in range(3)]
        actions.append((os.POSIX_SPAWN_CLOSE, self.descriptor))
        self.started = time.perf_counter()
        self.process = os.posix_spawn(
            program, ["orchestra", "--root", folder], environment, file_actions=actions, setsid=True)
        self.came = b""
        self.seconds_to_prompt = self.until(READY)
        os.close(line)

    def until(self, *markers):
        """Seconds since `started` until all markers have come, one behind the other."""
        while True:
            position = 0
            for marker in markers:
                position = self.came.find(marker, position)
                if position < 0:
                    break
                position += len(marker)
            else:
                return time.perf_counter() - self.started
            ready, _, _ = select.select([self.descriptor], [], [], PATIENCE)
            if not ready:
                raise SystemExit(f"shell.py: no {markers!r} in {self.came[-300:]!r}")
            self.came += os.read(self.descriptor, 65536)

    def type(self, keys, *markers):
        """Types keys; seconds until what they bring has come."""
        self.came = b""
        self.started = time.perf_counter()
        os.write(self.descriptor, keys)
        return self.until(*markers)

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)


def true():
    start = time.perf_counter()
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)
    return time.perf_counter() - start


def completion_call(folder, environment):
    """As completions/orchestra.bash makes it."""
    reader, writer = os.pipe()
    actions = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0), (os.POSIX_SPAWN_DUP2, writer, 1),
               (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)]
    line = f"orchestra task show --root {folder} t-"
    words = ["orchestra", "complete", "bash", "9", " \t\n\"'><=;|&(:", "80", line]
    start = time.perf_counter()
    process = os.posix_spawn(program, words, environment, file_actions=actions)
    os.close(writer)
    answer = b""
    while data := os.read(reader, 65536):
        answer += data
    os.waitpid(process, 0)
    seconds = time.perf_counter() - start
    os.close(reader)
    if b"t-" not in answer:
        raise SystemExit(f"shell.py: the completion call answers {answer!r}")
    return seconds


scratch = tempfile.mkdtemp()
try:
    for size in SIZES:
        folder = f"{scratch}/{size}"
        os.mkdir(folder)
        subprocess.run([program, "bench", "hook", "--prepare", folder, "--tasks", str(size)], check=True)
    with open(f"{scratch}/history", "w", encoding="utf-8") as file:
        file.writelines(f"tasks --status in_progress --text word-{number}\n" for number in range(LINES))
    environment = {"HOME": scratch, "PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    histories = {"empty": "off", f"{LINES:,} lines": f"{scratch}/history"}
    samples = {"/bin/true": ([], None)}

    def note(name, target, seconds):
        samples.setdefault(name, ([], target))[0].append(seconds)

    # One round more than is counted: the first fills the caches.
    for turn in range(options.rounds + 1):
        if turn == 1:
            for times, _ in samples.values():
                times.clear()
        note("/bin/true", None, true())
        for size in SIZES:
            folder, budget = f"{scratch}/{size}", BUDGET[size]
            for words, history in histories.items():
                shell = Shell(folder, {**environment, "ORCHESTRA_HISTORY": history})
                note(f"start to prompt, {size:,} tasks, history {words}", budget, shell.seconds_to_prompt)
                if words == "empty":
                    shell.type(b"task show t-", b"-")
                    note(f"first Tab: a task's id, {size:,} tasks", budget, shell.type(b"\t", b"\x07"))
                    asked = b"(y/n)" if size > 100 else READY
                    listed = (b"(y/n)",) if size > 100 else (b"\n", b"show t-")
                    note(f"second Tab: their list, {size:,} tasks", budget, shell.type(b"\t", *listed))
                    shell.end()
                    shell = Shell(folder, {**environment, "ORCHESTRA_HISTORY": history})
                    shell.type(b"timel", b"l")
                    note(f"first Tab: a command, {size:,} tasks", budget, shell.type(b"\t", b"ine"))
                shell.end()
            note(f"completion call of bash, {size:,} tasks", CALL_BUDGET if size == SIZES[0] else None,
                 completion_call(folder, environment))
finally:
    shutil.rmtree(scratch, ignore_errors=True)

floor = statistics.median(samples["/bin/true"][0])
missed = 0
print(f"{'':52} {'Median':>9} {'Ratio':>7} {'Target':>7}")
for name, (times, target) in samples.items():
    median = statistics.median(times)
    ratio = median / floor
    is_missed = target is not None and ratio > target
    missed += is_missed
    print(f"{name:52} {median * 1000:6.2f} ms {ratio:7.1f} {'' if target is None else target:>7}{' missed' if is_missed else ''}")
print(f"\nMedians of {options.rounds}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
raise SystemExit(1 if options.check and missed else 0)
