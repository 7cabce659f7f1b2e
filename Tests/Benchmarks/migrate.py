"""Measures a migration against copying and flushing the same file.

Usage: migrate.py PROGRAM [ROUNDS] [TASKS]

A file of the shell scripts' version 2.0 with TASKS (10,000) tasks is migrated by `orchestra migrate up` in a new project, ROUNDS (15)
times; in between, `cp` of the same file and `sync` of the copy. Prints the medians and their ratio, whose target is 20.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def old_file(count):
    todos = [
        {
            "id": str(number), "content": f"Implement part {number} of the plan", "activeForm": f"Implementing part {number}",
            "status": ["pending", "in_progress", "completed"][number % 3], "parentId": None, "agent": "Kai",
            "startTime": 1730640900000 + number, "lastUpdateTime": 1730641200000 + number, "estimatedDuration": 600000,
            "currentStep": 3, "totalSteps": 5, "tags": ["backend", "api"],
        }
        for number in range(1, count + 1)
    ]
    history = [
        {"timestamp": 1730640900000 + number, "event": "task_started", "taskId": str(number), "agent": "Kai", "details": None}
        for number in range(1, 201)
    ]
    metadata = {
        "sessionStartTime": 1730640000000, "lastUpdateTime": 1730641200000, "activeAgents": ["Kai"], "totalTokensEstimated": 12500,
        "completionRate": 33.33, "totalTasks": count, "completedTasks": count // 3, "inProgressTasks": count // 3,
        "pendingTasks": count - 2 * (count // 3), "currentAgent": "Kai",
    }
    return json.dumps({"schemaVersion": "2.0", "todos": todos, "metadata": metadata, "history": history}, indent=2) + "\n"


def timed(command, **options):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    return (time.perf_counter() - start) * 1000


def main():
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    copies, migrations = [], []
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
        source = os.path.join(folder, "old.json")
        with open(source, "w", encoding="utf-8") as file:
            file.write(old_file(count))
        for number in range(rounds):
            target = os.path.join(folder, f"copy-{number}.json")
            copies.append(timed(["sh", "-c", 'cp "$1" "$2" && sync "$2"', "sh", source, target]))
            project = os.path.join(folder, f"project-{number}")
            os.makedirs(os.path.join(project, ".orchestra", "cache"), mode=0o700)
            shutil.copy(source, os.path.join(project, ".orchestra", "cache", "progress.json"))
            migrations.append(timed([program, "migrate", "up", "--root", project]))
            shutil.rmtree(project)
        size = os.path.getsize(source)
    copy, migration = statistics.median(copies), statistics.median(migrations)
    print(f"{count} tasks, {size / 1e6:.1f} MB, {rounds} rounds, medians")
    print(f"cp and sync  {copy:8.1f} ms")
    print(f"migrate up   {migration:8.1f} ms  {migration / copy:.1f} times (target 20)")


if __name__ == "__main__":
    main()
