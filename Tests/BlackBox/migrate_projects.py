"""migrate_projects.py PROGRAM FOLDER TABLE: makes 300 projects of every version and with every kind of damage below FOLDER,
and writes what is expected of each to TABLE, a line a project: path, verdict of `migrate status`, verdict of `migrate up`.

What is expected stands in KINDS, beside how each kind is made, and comes from the documents and not from the program."""

import json
import os
import shutil
import subprocess
import sys

PROGRAM, FOLDER, TABLE = sys.argv[1:4]
COUNT = 300
MOMENT = 1_730_735_123_456


def todos(number, **more):
    statuses = ["completed", "in_progress", "pending"]
    return [
        {"id": f"task-{index}", "content": f"Task {index} of {number}", "activeForm": f"Doing {index}",
         "status": statuses[index % 3], **more} for index in range(1 + number % 7)]


def scripts(number, **changes):
    items = todos(number, agent="Kai", startTime=MOMENT, lastUpdateTime=MOMENT + 1000, estimatedDuration=None,
                  currentStep=None, totalSteps=None, tags=[])
    return {
        "schemaVersion": "2.0", "todos": items,
        "metadata": {
            "sessionStartTime": MOMENT, "lastUpdateTime": MOMENT + 2000, "activeAgents": ["Kai"],
            "totalTokensEstimated": 0, "completionRate": 33, "totalTasks": len(items),
            "completedTasks": sum(item["status"] == "completed" for item in items),
            "inProgressTasks": sum(item["status"] == "in_progress" for item in items),
            "pendingTasks": sum(item["status"] == "pending" for item in items), "currentAgent": "Kai"},
        "history": [{"timestamp": MOMENT, "event": "task_started", "taskId": "task-0", "agent": "Kai", "details": "x"}],
        **changes}


def each(document, change):
    for item in document["todos"]:
        change(item)
    return document


def twice(document):
    document["todos"] += document["todos"][:1]
    return document


class Project:
    def __init__(self, path, number):
        self.path, self.number = path, number
        self.cache = os.path.join(path, ".orchestra/cache")

    def make(self):
        os.makedirs(self.cache)
        os.chmod(os.path.dirname(self.cache), 0o700)
        os.chmod(self.cache, 0o700)

    def file(self, name):
        return os.path.join(self.cache, name)

    def write(self, data, name="progress.json"):
        if not isinstance(data, bytes):
            data = (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
        with open(self.file(name), "wb") as file:
            file.write(data)

    def read(self, name="progress.json"):
        with open(self.file(name), "rb") as file:
            return file.read()

    def settings(self, text):
        with open(os.path.join(self.path, ".orchestra/config.json"), "w", encoding="utf-8") as file:
            file.write(text)

    def run(self, *words, given=b""):
        subprocess.run([PROGRAM, *words], cwd=self.path, input=given, check=True, capture_output=True,
                       env={"PATH": os.environ["PATH"], "PROJECT_ROOT": self.path, "HOME": FOLDER})

    def used(self):
        """A copy of a project that this program keeps: made once, since a process for each would take longer than the test."""
        template = os.path.join(FOLDER, ".template")
        if not os.path.isdir(template):
            os.makedirs(template)
            made = Project(template, 0)
            given = {"session_id": "s-1", "hook_event_name": "PostToolUse", "tool_name": "TodoWrite",
                     "tool_input": {"todos": [{"content": "A", "activeForm": "Doing A", "status": "in_progress"},
                                              {"content": "B", "activeForm": "Doing B", "status": "pending"}]}}
            for status in ("in_progress", "completed", "pending"):
                given["tool_input"]["todos"][0]["status"] = status
                made.run("hook", given=json.dumps(given).encode())
        shutil.rmtree(os.path.join(self.path, ".orchestra"), ignore_errors=True)
        shutil.copytree(os.path.join(template, ".orchestra"), os.path.join(self.path, ".orchestra"))

    def held(self):
        template = os.path.join(FOLDER, ".held")
        if not os.path.isdir(template):
            os.makedirs(template)
            made = Project(template, 0)
            made.used()
            made.run("migrate", "down", "--yes")
        shutil.rmtree(os.path.join(self.path, ".orchestra"), ignore_errors=True)
        shutil.copytree(os.path.join(template, ".orchestra"), os.path.join(self.path, ".orchestra"))


def old(document):
    """A kind that is one file in the place of progress.json."""
    return lambda project: project.write(document(project.number))


def used(change):
    """A kind that is a project of this program with a change."""
    def make(project):
        project.used()
        change(project)
    return make


def torn(project):
    project.write(project.read()[:-200])


def edited(project):
    project.write(project.read().replace(b'"Doing A"', b'"Doing AA"'))


def broken_journal(project):
    lines = project.read("events.jsonl").split(b"\n")
    lines[1] = lines[1].replace(b'"', b"'", 2)
    project.write(b"\n".join(lines), "events.jsonl")
    # With a good snapshot nobody has to read the journal's beginning.
    os.remove(project.file("progress.json"))


def as_folder(project):
    os.mkdir(project.file("progress.json"))


def as_link(project):
    project.write(scripts(project.number), "elsewhere.json")
    os.symlink("elsewhere.json", project.file("progress.json"))


def open_to_all(project):
    project.write(scripts(project.number))
    os.chmod(os.path.join(project.path, ".orchestra"), 0o777)


def not_by_itself(project):
    project.settings('{"progress": {"autoMigrate": false}}')
    project.write(scripts(project.number))


def odd_settings(project):
    project.settings("{")
    project.write(scripts(project.number))


PENDING, MIGRATED, CURRENT, DAMAGED = "pending", "migrated", "current", "damaged"

# Name, how it is made, what `migrate status` and what `migrate up` say of it.
KINDS = [
    ("v1", old(lambda n: {"todos": todos(n)}), PENDING, MIGRATED),
    ("v1-stated", old(lambda n: {"schemaVersion": "1.0", "todos": todos(n)}), PENDING, MIGRATED),
    ("v1-with-agents", old(lambda n: {"todos": todos(n, agent="Kai", startTime=MOMENT)}), PENDING, MIGRATED),
    ("v1-no-todos", old(lambda n: {"todos": []}), PENDING, MIGRATED),
    ("v1-unknown-keys", old(lambda n: {"todos": todos(n, more={"a": [1, 2.50]}), "other": None}), PENDING, MIGRATED),
    ("v1-nested", old(lambda n: {"todos": todos(n) + [dict(todos(0)[0], id="child", parentId="task-0")]}),
     PENDING, MIGRATED),
    ("scripts", old(scripts), PENDING, MIGRATED),
    ("scripts-numbered", old(lambda n: each(scripts(n), lambda item: item.update(id=int(item["id"][5:])))),
     PENDING, MIGRATED),
    ("scripts-same-id", old(lambda n: twice(scripts(n))), PENDING, MIGRATED),
    ("scripts-no-id", old(lambda n: each(scripts(n), lambda item: item.pop("id"))), PENDING, MIGRATED),
    ("scripts-seconds", old(lambda n: each(scripts(n), lambda item: item.update(startTime=1730735123.456))),
     PENDING, MIGRATED),
    ("scripts-negative", old(lambda n: each(scripts(n), lambda item: item.update(startTime=-5))), PENDING, MIGRATED),
    ("scripts-future", old(lambda n: each(scripts(n), lambda item: item.update(startTime=99_999_999_999_999))),
     PENDING, MIGRATED),
    ("scripts-odd-status", old(lambda n: each(scripts(n), lambda item: item.update(status="wip"))), PENDING, MIGRATED),
    ("scripts-null-todos", old(lambda n: scripts(n, todos=None)), PENDING, MIGRATED),
    ("scripts-odd-todos", old(lambda n: scripts(n, todos=["x", None, 5, [], {}])), PENDING, MIGRATED),
    ("scripts-bare", old(lambda n: {"schemaVersion": "2.0"}), PENDING, MIGRATED),
    ("scripts-hybrid", old(lambda n: {key: value for key, value in scripts(n).items() if key != "schemaVersion"}),
     PENDING, MIGRATED),
    ("scripts-words", old(lambda n: each(scripts(n), lambda item: item.update(content="大きさ \x1b[31m\u202e ✅"))),
     PENDING, MIGRATED),
    ("scripts-large", old(lambda n: scripts(n, todos=[dict(todos(0)[0], id=str(i)) for i in range(500)])),
     PENDING, MIGRATED),
    ("held", Project.held, "held", MIGRATED),
    ("not-by-itself", not_by_itself, "held", MIGRATED),
    ("current", Project.used, CURRENT, CURRENT),
    ("current-torn", used(torn), CURRENT, CURRENT),
    ("current-edited", used(edited), CURRENT, CURRENT),
    ("current-missing", used(lambda project: os.remove(project.file("progress.json"))), CURRENT, CURRENT),
    ("current-garbage", used(lambda project: project.write(b"\0\1\2")), CURRENT, CURRENT),
    ("empty", lambda project: None, "empty", "empty"),
    ("damaged-cut", old(lambda n: json.dumps(scripts(n)).encode()[:-n % 90 - 10]), DAMAGED, DAMAGED),
    ("damaged-words", old(lambda n: b"not JSON at all\n"), DAMAGED, DAMAGED),
    ("damaged-zeros", old(lambda n: bytes(512 + n)), DAMAGED, DAMAGED),
    ("damaged-deep", old(lambda n: b'{"todos":' + b"[" * 100_000), DAMAGED, DAMAGED),
    ("newer", old(lambda n: {"version": "3.0.0", "tasks": []}), "newer", "newer"),
    ("newer-scripts", old(lambda n: scripts(n, schemaVersion="7.1")), "newer", "newer"),
    ("foreign", old(lambda n: {"name": "shop", "dependencies": {}}), "foreign", "foreign"),
    ("foreign-list", old(lambda n: [1, 2, n]), "foreign", "foreign"),
    ("journal", used(broken_journal), "journal-damaged", "journal-damaged"),
    ("folder", as_folder, "unreadable", "unreadable"),
    ("link", as_link, "unreadable", "unreadable"),
    ("open", open_to_all, "unreadable", "unreadable"),
    ("settings", odd_settings, "failed", "failed"),
]

# What no search may find or follow.
DECOYS = ["node_modules/dependency", ".hidden", "vendor/other", "a/target/debug"]


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    expected = []
    for number in range(COUNT):
        name, make, before, after = KINDS[number % len(KINDS)]
        # Some lie deeper than others.
        folder = os.path.join(FOLDER, *(f"level-{level}" for level in range(number % 4)))
        project = Project(os.path.join(folder, f"{number:03}-{name}"), number)
        project.make()
        make(project)
        expected.append(f"{project.path}\t{before}\t{after}\n")
    for path in DECOYS:
        decoy = Project(os.path.join(FOLDER, path), 0)
        decoy.make()
        decoy.write(scripts(1))
    os.symlink(FOLDER, os.path.join(FOLDER, "again"))
    with open(TABLE, "w", encoding="utf-8") as file:
        file.writelines(sorted(expected))


main()
