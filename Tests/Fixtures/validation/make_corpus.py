"""Makes the corpus of progress files that `orchestra validate` is held to: damaged/, good/ and corpus.json.

Every damaged file is a good one with damage put in at a known place. What is expected of it (code, line, column, pointer)
is worked out here, by a reader of JSON of its own that keeps places, and never asked of the program.

    python3 Tests/Fixtures/validation/make_corpus.py        writes the files anew
    python3 Tests/Fixtures/validation/make_corpus.py --check  tells whether they are up to date
"""

import copy
import json
import os
import shutil
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
START = 1762250000000
UPDATED = START + 900_000
MOMENT = START + 3_600_000


# ---------------------------------------------------------------- places

class Places:
    """Where keys and values stand in a JSON text: a small reader that trusts the text to be JSON."""

    def __init__(self, data):
        self.text = data.decode("utf-8")
        self.at = 1 if self.text.startswith("\ufeff") else 0
        self.values, self.keys = {}, {}
        self.value("")

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def string(self):
        end = json.decoder.scanstring(self.text, self.at + 1)[1]
        value = json.loads(self.text[self.at:end])
        self.at = end
        return value

    def value(self, pointer):
        self.space()
        self.values[pointer] = self.at
        first = self.text[self.at]
        if first == "{":
            self.at += 1
            self.space()
            while self.text[self.at] != "}":
                key_at = self.at
                key = self.string().replace("~", "~0").replace("/", "~1")
                self.keys[pointer + "/" + key] = key_at
                self.space()
                self.at += 1
                self.value(pointer + "/" + key)
                self.comma()
            self.at += 1
        elif first == "[":
            self.at += 1
            self.space()
            index = 0
            while self.text[self.at] != "]":
                self.value(f"{pointer}/{index}")
                index += 1
                self.comma()
            self.at += 1
        elif first == '"':
            self.string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]} \t\r\n":
                self.at += 1

    def comma(self):
        self.space()
        if self.text[self.at] == ",":
            self.at += 1
            self.space()

    def line_column(self, at):
        start = self.text.rfind("\n", 0, at) + 1
        if start == 0 and self.text.startswith("\ufeff"):
            start = 1
        return self.text.count("\n", 0, at) + 1, at - start + 1


def line_column_of_byte(data, offset):
    """The place of a byte in a file that may be no UTF-8: bytes of one character count once."""
    start = data.rfind(b"\n", 0, offset) + 1
    if start == 0 and data.startswith(b"\xef\xbb\xbf"):
        start = 3
    before = data[start:max(start, offset)].decode("utf-8", "replace")
    return data.count(b"\n", 0, offset) + 1, len(before) + 1


# ---------------------------------------------------------------- good documents

def task(number, status, **changes):
    value = {
        "id": f"t-{number:06x}", "session": "s-live", "list": "todo", "content": f"Task number {number}",
        "activeForm": None, "status": status, "agent": "Unknown", "agentSource": "unknown", "progress": None,
        "currentStep": None, "totalSteps": None, "createdAt": START, "startedAt": None, "updatedAt": START,
        "completedAt": None, "statusSince": START, "duration": 0, "pendingDuration": 0,
        "estimatedDuration": None, "parentId": None, "blockedBy": [], "tags": [], "position": number - 1,
    }
    running = changes.pop("runningSince", None)
    value.update(changes)
    if running is not None:
        items = list(value.items())
        place = [key for key, _ in items].index("duration")
        value = dict(items[:place] + [("runningSince", running)] + items[place:])
    for key in ["externalId", "position"]:
        if key in value:
            value[key] = value.pop(key)
    if value.get("position") is None:
        del value["position"]
    return value


def full():
    tasks = [
        task(1, "completed", progress=100, startedAt=START + 10_000, completedAt=START + 70_000,
             updatedAt=START + 70_000, statusSince=START + 70_000, duration=60_000, pendingDuration=10_000),
        task(2, "in_progress", activeForm="Kai building the API 🚧", agent="Kai", agentSource="activeForm", progress=60,
             currentStep=3, totalSteps=5, startedAt=START + 70_000, updatedAt=START + 300_000,
             statusSince=START + 70_000, runningSince=START + 70_000, duration=830_000, pendingDuration=70_000),
        task(3, "pending", content="テストを書く", tags=["test"], externalId="7"),
        task(4, "pending", parentId="t-000003", blockedBy=["t-000002"], externalId="8"),
        task(5, "failed", session="s-done", list="plan", createdAt=START - 7_000_000, startedAt=START - 6_990_000,
             completedAt=START - 6_000_000, updatedAt=START - 6_000_000, statusSince=START - 6_000_000,
             duration=990_000, pendingDuration=10_000, position=None),
        task(6, "cancelled", session="", list="hand", completedAt=START + 5_000, updatedAt=START + 5_000,
             statusSince=START + 5_000, pendingDuration=5_000, position=None),
    ]
    return {
        "version": "2.0.0",
        "project": {"id": "0b5e4c1e-3f55-4a2b-9f6e-2d7c6a1b8e90", "name": "shop"},
        "updatedAt": UPDATED,
        "sessions": [
            {"id": "s-done", "client": "codex", "startedAt": START - 7_200_000, "lastActivityAt": START - 3_600_000,
             "endedAt": START - 3_600_000, "state": "ended", "endReason": "logout"},
            {"id": "s-live", "client": "claude-code", "startedAt": START, "lastActivityAt": UPDATED,
             "endedAt": None, "state": "active", "source": "startup"},
        ],
        "tasks": tasks,
        "activeAgents": [
            {"id": "a-kai", "name": "Kai", "type": "orchestra:kai", "kind": "subagent", "session": "s-live",
             "task": "t-000002", "startedAt": START + 70_000, "lastSeenAt": UPDATED},
        ],
        "stats": {},
        "history": [
            {"sequence": 5, "time": START, "event": "task.created", "session": "s-live", "task": "t-000003"},
            {"sequence": 6, "time": START + 70_000, "event": "task.changed", "session": "s-live", "agent": "Kai",
             "task": "t-000002", "details": "pending → in_progress"},
            {"sequence": 7, "time": UPDATED, "event": "note", "details": "so far"},
        ],
        "finishedAgents": [
            {"id": "a-nova", "name": "Nova", "type": None, "kind": "subagent", "session": "s-live", "task": None,
             "startedAt": START + 20_000, "lastSeenAt": START + 60_000, "stoppedAt": START + 61_000,
             "outcome": "finished"},
        ],
        "openCalls": [{"id": "toolu_1", "session": "s-live", "type": "theo", "requestedAt": START + 800_000}],
        "journal": {"sequence": 7, "offset": 2100, "chain": "8d0c51aa", "base": 0},
        "checksum": "00000000",
    }


def small():
    value = full()
    value["tasks"] = value["tasks"][1:2]
    value["tasks"][0]["position"] = 0
    value["sessions"] = value["sessions"][1:]
    value["history"] = value["history"][2:]
    return value


def empty():
    value = full()
    for key in ["sessions", "tasks", "activeAgents", "history", "finishedAgents", "openCalls"]:
        value[key] = []
    value["journal"] = {"sequence": 0, "offset": 0, "chain": "00000000", "base": 0}
    del value["project"]
    return value


def todos_1():
    return {"todos": [
        {"id": "1", "content": "Design", "activeForm": "Designing", "status": "completed"},
        {"id": "2", "content": "Build", "activeForm": "Building", "status": "in_progress"},
        {"id": "3", "content": "Test", "activeForm": "Testing", "status": "pending", "parentId": "2"},
    ]}


def todos_2():
    return {
        "schemaVersion": "2.0",
        "todos": [
            {"id": "1", "content": "Design", "activeForm": "Kai designing", "status": "completed", "agent": "Kai",
             "startTime": START, "lastUpdateTime": START + 60_000, "estimatedDuration": None, "currentStep": None,
             "totalSteps": None, "tags": []},
            {"id": "2", "content": "Build", "activeForm": "Nova building", "status": "in_progress", "agent": "Nova",
             "startTime": START, "lastUpdateTime": START + 90_000, "estimatedDuration": 3600000, "currentStep": 2,
             "totalSteps": 4, "tags": ["api"], "parentId": "1"},
        ],
        "metadata": {"sessionStartTime": START, "lastUpdateTime": START + 90_000, "activeAgents": ["Nova"],
                     "totalTokensEstimated": 0, "completionRate": 50, "totalTasks": 2, "completedTasks": 1,
                     "inProgressTasks": 1, "pendingTasks": 0, "currentAgent": "Nova"},
        "history": [{"timestamp": START, "event": "session_start", "taskId": None, "agent": None, "details": ""}],
    }


def statistics(value):
    tasks = value["tasks"]
    count = lambda status: sum(1 for task in tasks if task["status"] == status)
    counted = [task for task in tasks if task["status"] != "cancelled"]

    def percent(task):
        if task["status"] == "completed":
            return 100
        if task["progress"] is not None:
            return task["progress"]
        if task["currentStep"] is not None and task["totalSteps"]:
            return int(min(100, max(0, task["currentStep"] / task["totalSteps"] * 100)))
        return 0

    spans = sorted(task["duration"] for task in tasks if task["status"] == "completed" and task["duration"] > 0)
    median = spans[len(spans) // 2] if len(spans) >= 3 else None
    remaining = None
    if median is not None:
        remaining = sum(max(0, median - task["duration"]) for task in tasks if task["status"] == "in_progress")
        remaining += median * count("pending")
    return {
        "totalTasks": len(tasks), "completedTasks": count("completed"), "activeTasks": count("in_progress"),
        "pendingTasks": count("pending"), "failedTasks": count("failed"), "cancelledTasks": count("cancelled"),
        "overallProgress": sum(map(percent, counted)) // len(counted) if counted else None,
        "activeAgents": len(value["activeAgents"]),
        "averageDuration": sum(spans) // len(spans) if spans else None, "estimatedRemaining": remaining,
    }


def text(value):
    """As the program writes it: characters that reorder their neighbours are escaped."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").replace("\u202e", "\\u202e").encode()


def sealed(value, counts=True):
    """The bytes of a snapshot with its counts and its checksum."""
    if counts and isinstance(value.get("stats"), dict):
        try:
            value["stats"] = statistics(value)
        except (KeyError, TypeError, AttributeError):
            # Damage in the way: the counts are those without it.
            value["stats"] = statistics(full()) if len(value.get("tasks") or []) != 1 else statistics(small())
    data = text(value)
    place = data.rfind(b',\n  "checksum": "')
    if place >= 0 and isinstance(value.get("checksum"), str) and value["checksum"] == "00000000":
        crc = f"{zlib.crc32(data[:place]):08x}".encode()
        data = data[:place] + data[place:].replace(b"00000000", crc, 1)
    return data


# ---------------------------------------------------------------- the corpus

class Corpus:
    def __init__(self):
        self.files, self.expected = {}, {}

    def add(self, folder, name, data, findings):
        path = f"{folder}/{name}.json"
        assert path not in self.files, path
        self.files[path] = data
        self.expected[path] = findings

    def damaged(self, name, data, *findings, of=None):
        """Each finding is a code and a place: a pointer, `key:` and a pointer, or an offset in bytes."""
        places = None
        result = []
        for code, place in findings:
            entry = {"code": code}
            if isinstance(place, int):
                entry["line"], entry["column"] = line_column_of_byte(data, place)
            else:
                places = places or Places(data)
                pointer = place.removeprefix("key:")
                at = (places.keys if place.startswith("key:") else places.values)[pointer]
                entry["line"], entry["column"] = places.line_column(at)
                entry["pointer"] = pointer
            result.append(entry)
        result.sort(key=lambda entry: (entry["line"], entry["column"]))
        self.add("damaged", name, data, result)

    def good(self, name, data, *notes):
        self.damaged(name, data, *notes)
        path = f"damaged/{name}.json"
        self.files[f"good/{name}.json"] = self.files.pop(path)
        self.expected[f"good/{name}.json"] = self.expected.pop(path)


def changed(base, pointer, value):
    document = base()
    parts = [int(part) if part.isdigit() else part for part in pointer.split("/")[1:]]
    target = document
    for part in parts[:-1]:
        target = target[part]
    if value is MISSING:
        del target[parts[-1]]
    else:
        target[parts[-1]] = value
    return document


MISSING = object()


def without(document, pointer):
    return pointer.rsplit("/", 1)[0]


def syntax(corpus):
    good = sealed(small())
    add = corpus.damaged
    add("syntax-empty", b"", ("OR101", 0))
    add("syntax-blank", b" \n\t\r\n ", ("OR102", 6))
    add("syntax-only-zeros", b"\0" * 512, ("OR103", 0))
    middle = good.index(b'"activeForm"')
    add("syntax-zeros-in-the-middle", good[:middle] + b"\0" * 64 + good[middle + 64:], ("OR103", middle))
    end = good.rindex(b"}")
    add("syntax-zeros-behind", good + b"\0\0\0", ("OR103", len(good)))
    for name, cut in [("a-key", middle + 5), ("a-number", good.index(b"1762250070000") + 6), ("the-last-bracket", end),
                      ("the-first-bracket", 1), ("a-literal", good.index(b"null") + 2)]:
        add(f"syntax-truncated-in-{name}", good[:cut], ("OR104", cut))
    text_start = good.index("🚧".encode())
    add("syntax-truncated-in-a-character", good[:text_start + 2], ("OR104", text_start + 2))
    add("syntax-trailing-word", good + b"done\n", ("OR105", len(good)))
    add("syntax-trailing-bracket", good[:-1] + b"}\n", ("OR105", len(good) - 1))
    add("syntax-two-documents", good + good, ("OR106", len(good)))
    add("syntax-two-documents-on-a-line", b'{"todos":[]} {"todos":[]}\n', ("OR106", 13))
    add("syntax-an-array-behind", b'{"todos":[]}\n[]\n', ("OR106", 13))
    add("syntax-byte-order-marks-of-utf-16", good.decode().encode("utf-16"), ("OR116", 0))
    add("syntax-utf-16-big-endian", b"\xfe\xff" + good.decode().encode("utf-16-be"), ("OR116", 0))
    for name, old, new, code, shift in [
        ("comma-before-brace", b'"name": "shop"\n', b'"name": "shop",\n', "OR108", len(b'"name": "shop",\n  ')),
        ("missing-comma", b'"2.0.0",', b'"2.0.0"', "OR107", len(b'"2.0.0"\n  ')),
        ("missing-colon", b'"version": ', b'"version" ', "OR107", len(b'"version" ')),
        ("single-quotes", b'"shop"', b"'shop'", "OR107", 0),
        ("none-of-python", b"null", b"None", "OR107", 0),
        ("nan", b"null", b"NaN", "OR107", 0),
        ("undefined", b"null", b"undefined", "OR107", 0),
        ("true-of-python", b"null", b"True", "OR107", 0),
        ("half-a-literal", b"null", b"nul", "OR107", 3),
        ("comment", b'"project"', b'// the project\n  "project"', "OR107", 0),
        ("hash-comment", b'"project"', b'# the project\n  "project"', "OR107", 0),
        ("two-commas", b'"2.0.0",', b'"2.0.0",,', "OR107", len(b'"2.0.0",')),
        ("plus-sign", b"1762250900000", b"+1762250900000", "OR107", 0),
        ("leading-zero", b"1762250900000", b"01762250900000", "OR112", 1),
        ("point-without-digits", b"1762250900000", b"1762250900000.", "OR112", 14),
        ("exponent-without-digits", b"1762250900000", b"1762250900000e", "OR112", 14),
        ("minus-alone", b"1762250900000", b"-", "OR112", 1),
        ("hexadecimal", b"1762250900000", b"0x19a", "OR107", 1),
        ("unknown-escape", b'"shop"', b'"sh\\op"', "OR111", 4),
        ("short-unicode-escape", b'"shop"', b'"sh\\u12"', "OR111", 7),
        ("raw-line-feed", b'"shop"', b'"sh\nop"', "OR110", 3),
        ("raw-tab", b'"shop"', b'"sh\top"', "OR110", 3),
        ("raw-escape-sequence", b'"shop"', b'"\x1b[31mshop"', "OR110", 1),
        ("latin-1", b'"shop"', b'"caf\xe9"', "OR109", 4),
        ("overlong", b'"shop"', b'"\xc0\xafshop"', "OR109", 1),
        ("surrogate", b'"shop"', b'"\xed\xa0\x80"', "OR109", 1),
        ("merge-conflict", b'"project"', b'\n<<<<<<< HEAD\n  "project"', "OR118", 1),
        ("brace-instead-of-bracket", b'"sessions": [', b'"sessions": {', "OR107", len(b'"sessions": {\n    ')),
        ("stray-backslash", b'"project"', b'\\"project"', "OR107", 0),
        ("key-without-quotes", b'"project"', b"project", "OR107", 0),
    ]:
        at = good.index(old)
        add(f"syntax-{name}", good[:at] + new + good[at + len(old):], (code, at + shift))
    add("syntax-too-deep", b'{"todos":' + b"[" * 64 + b"]" * 64 + b"}\n", ("OR114", 9 + 63))
    double = good.replace(b'"name": "shop"', b'"name": "shop",\n    "name": "other"')
    add("duplicate-key-in-project", double, ("OR113", double.index(b'"name": "other"')))
    double = good.replace(b'"version": "2.0.0",', b'"version": "2.0.0",\n  "version": "2.0.0",')
    add("duplicate-version", double, ("OR113", double.index(b'"version"', 10)))
    escaped = good.replace(b'"name": "shop"', b'"name": "shop",\n    "n\\u0061me": "other"')
    add("duplicate-key-escaped", escaped, ("OR113", escaped.index(b'"n\\u0061me"')))
    twice = good.replace(b'"name": "shop"', b'"name": "shop",\n    "name": "a",\n    "name": "b"').replace(
        b'"list": "todo",', b'"list": "todo",\n      "list": "plan",')
    add("duplicate-keys-in-several-objects", twice, ("OR113", twice.index(b'"name": "a"')),
        ("OR113", twice.index(b'"name": "b"')), ("OR113", twice.index(b'"list": "plan"')))
    for path in [name for name in corpus.expected if "duplicate-" in name]:
        pointers = {"damaged/duplicate-key-in-project.json": ["/project/name"],
                    "damaged/duplicate-version.json": ["/version"],
                    "damaged/duplicate-key-escaped.json": ["/project/name"],
                    "damaged/duplicate-keys-in-several-objects.json":
                        ["/project/name", "/project/name", "/tasks/0/list"]}[path]
        for entry, pointer in zip(corpus.expected[path], pointers):
            entry["pointer"] = pointer


TYPES = {
    "OR210": [
        ("/updatedAt", "1762250900000"), ("/updatedAt", None), ("/updatedAt", 1.5), ("/sessions", None), ("/sessions", {}),
        ("/tasks", None), ("/tasks", {"0": {}}), ("/tasks", "[]"), ("/activeAgents", 1), ("/history", None),
        ("/finishedAgents", None), ("/openCalls", {}), ("/project", None), ("/project", "shop"), ("/project/id", 7),
        ("/project/name", None), ("/stats", []), ("/journal", "7"), ("/checksum", 1234), ("/tasks/0", None),
        ("/tasks/0", "t-000002"), ("/tasks/0", []), ("/sessions/0", None), ("/activeAgents/0", "Kai"), ("/history/0", 7),
        ("/finishedAgents/0", True), ("/openCalls/0", None), ("/tasks/0/id", 2), ("/tasks/0/session", None),
        ("/tasks/0/list", None), ("/tasks/0/content", None), ("/tasks/0/content", ["a"]), ("/tasks/0/activeForm", False),
        ("/tasks/0/agent", None), ("/tasks/0/progress", "60"), ("/tasks/0/progress", 60.5), ("/tasks/0/currentStep", "3"),
        ("/tasks/0/totalSteps", {}), ("/tasks/0/createdAt", None), ("/tasks/0/createdAt", "2025-11-04T10:00:00Z"),
        ("/tasks/0/startedAt", "x"), ("/tasks/0/updatedAt", None), ("/tasks/0/completedAt", False),
        ("/tasks/0/statusSince", None), ("/tasks/0/runningSince", None), ("/tasks/0/duration", None),
        ("/tasks/0/duration", "830 s"), ("/tasks/0/pendingDuration", 1.25), ("/tasks/0/estimatedDuration", "1h"),
        ("/tasks/0/parentId", 3), ("/tasks/0/blockedBy", None), ("/tasks/0/blockedBy", "t-000003"),
        ("/tasks/0/blockedBy", [1]), ("/tasks/0/tags", None), ("/tasks/0/tags", [None]), ("/tasks/0/position", "0"),
        ("/tasks/0/externalId", 7), ("/tasks/0/description", 1), ("/tasks/0/hostSaid", []),
        ("/sessions/0/id", None), ("/sessions/0/client", 1), ("/sessions/0/startedAt", "now"),
        ("/sessions/0/lastActivityAt", None), ("/sessions/0/endedAt", False), ("/sessions/0/source", None),
        ("/sessions/0/title", 1), ("/sessions/0/process", "4121"), ("/activeAgents/0/name", None),
        ("/activeAgents/0/type", 1), ("/activeAgents/0/task", 2), ("/activeAgents/0/startedAt", "x"),
        ("/activeAgents/0/lastSeenAt", None), ("/finishedAgents/0/stoppedAt", None), ("/finishedAgents/0/outcome", None),
        ("/openCalls/0/requestedAt", None), ("/history/0/sequence", "7"), ("/history/0/event", None),
        ("/history/0/details", {}), ("/journal/sequence", None), ("/journal/offset", "2100"), ("/journal/chain", 8),
        ("/journal/base", None), ("/stats/totalTasks", "1"), ("/stats/overallProgress", 60.5), ("/takenSpool", {}),
        ("/takenSpool", [1]),
    ],
    "OR212": [
        ("/tasks/0/status", "done"), ("/tasks/0/status", "In_Progress"), ("/tasks/0/status", None), ("/tasks/0/status", 1),
        ("/tasks/0/agentSource", "guess"), ("/sessions/0/state", "running"), ("/activeAgents/0/kind", "robot"),
    ],
    "OR214": [
        ("/tasks/0/progress", -1), ("/tasks/0/currentStep", -3), ("/tasks/0/totalSteps", -5), ("/tasks/0/duration", -830000),
        ("/tasks/0/pendingDuration", -1), ("/tasks/0/estimatedDuration", -60), ("/tasks/0/position", -1),
        ("/journal/sequence", -7), ("/journal/offset", -1), ("/history/0/sequence", 0), ("/stats/totalTasks", -1),
        ("/stats/averageDuration", -5),
    ],
    "OR215": [("/tasks/0/progress", 101), ("/tasks/0/progress", 6000), ("/stats/overallProgress", 101)],
    "OR216": [("/tasks/0/id", "")],
    "OR217": [
        ("/tasks/0/content", "x" * 2001), ("/tasks/0/content", "語" * 2001), ("/tasks/0/agent", "K" * 65),
        ("/tasks/0/tags", ["a", "b" * 65]), ("/project/name", "p" * 129), ("/sessions/0/id", "s" * 129),
        ("/history/0/details", "d" * 121), ("/tasks/0/externalId", "e" * 129),
    ],
    "OR219": [("/tasks/0/tags", [f"tag {number}" for number in range(33)]), ("/takenSpool", ["x"] * 257)],
    "OR220": [("/checksum", "8D0C51AA"), ("/checksum", "8d0c51a"), ("/journal/chain", ""), ("/journal/chain", "g" * 8)],
}

#: Where a list's element is at fault, the pointer goes on from that of the list.
DEEPER = {("/tasks/0/blockedBy", "[1]"): "/0", ("/tasks/0/tags", "[null]"): "/0", ("/takenSpool", "[1]"): "/0"}


def shape(corpus):
    for code, cases in TYPES.items():
        for number, (pointer, value) in enumerate(cases, 1):
            document = changed(small, pointer, value)
            # Keys the good file does not have go where the schema has them.
            if pointer == "/takenSpool":
                for key in ["journal", "checksum"]:
                    document[key] = document.pop(key)
            if pointer.startswith("/tasks/0/") and pointer.count("/") == 3:
                document["tasks"][0] = in_order(document["tasks"][0], TASK_KEYS)
            place = pointer + DEEPER.get((pointer, json.dumps(value)), "")
            if code == "OR217" and pointer == "/tasks/0/tags":
                place += "/1"
            word = pointer.strip("/").replace("/0", "").replace("/", "-")
            data = sealed(document, counts=not pointer.startswith("/stats"))
            if pointer.startswith("/stats/"):
                document["stats"] = statistics(small())
                document = changed(lambda: document, pointer, value)
                data = sealed(document, counts=False)
            elif isinstance(document.get("stats"), dict):
                # The counts are those from before the damage.
                document["stats"] = statistics(small())
                data = sealed(document, counts=False)
            corpus.damaged(f"shape-{code[2:]}-{number:02}-{word}", data, (code, place))

    corpus.damaged("shape-210-many-faults", *many_faults())
    corpus.damaged("shape-213-version-is-a-word", sealed(changed(small, "/version", "two")), ("OR213", "/version"))
    corpus.damaged("shape-213-version-is-null", sealed(changed(small, "/version", None)), ("OR213", "/version"))
    required = {
        "": ["version", "updatedAt", "sessions", "tasks", "activeAgents", "stats", "history", "finishedAgents", "openCalls",
             "journal", "checksum"],
        "/project": ["id", "name"],
        "/journal": ["sequence", "offset", "chain", "base"],
        "/sessions/0": ["id", "client", "startedAt", "lastActivityAt", "endedAt", "state"],
        "/tasks/0": ["id", "session", "list", "content", "activeForm", "status", "agent", "agentSource", "progress",
                     "currentStep", "totalSteps", "createdAt", "startedAt", "updatedAt", "completedAt", "statusSince",
                     "duration", "pendingDuration", "estimatedDuration", "parentId", "blockedBy", "tags"],
        "/activeAgents/0": ["id", "name", "type", "kind", "session", "task", "startedAt", "lastSeenAt"],
        "/openCalls/0": ["id", "session", "requestedAt"],
        "/stats": ["totalTasks", "overallProgress", "estimatedRemaining"],
        "/history/0": ["sequence", "time", "event"],
    }
    for parent, keys in required.items():
        for key in keys:
            document = small()
            document["stats"] = statistics(document)
            target = document
            for part in parent.split("/")[1:]:
                target = target[int(part) if part.isdigit() else part]
            del target[key]
            word = (parent.strip("/").replace("/0", "").replace("/", "-") + "-" + key).strip("-")
            corpus.damaged(f"shape-211-{word}", sealed(document, counts=False), ("OR211", parent))


def many_faults():
    document = full()
    document["tasks"][0]["status"] = "done"
    document["tasks"][2]["progress"] = 300
    del document["tasks"][3]["content"]
    document["sessions"][1]["startedAt"] = "today"
    document["journal"]["chain"] = "?"
    return (sealed(document), ("OR212", "/tasks/0/status"), ("OR215", "/tasks/2/progress"), ("OR211", "/tasks/3"),
            ("OR210", "/sessions/1/startedAt"), ("OR220", "/journal/chain"))


TASK_KEYS = [
    "id", "session", "list", "content", "activeForm", "description", "status", "agent", "agentSource", "progress",
    "currentStep", "totalSteps", "createdAt", "startedAt", "updatedAt", "completedAt", "statusSince", "runningSince",
    "duration", "pendingDuration", "estimatedDuration", "parentId", "blockedBy", "tags", "externalId", "position",
    "hostSaid",
]


def in_order(value, keys):
    return {key: value[key] for key in keys if key in value} | {k: v for k, v in value.items() if k not in keys}


def meaning(corpus):
    def case(name, change, *findings, base=full, counts=True):
        document = base()
        change(document)
        document["tasks"] = [in_order(entry, TASK_KEYS) for entry in document["tasks"]]
        corpus.damaged(f"meaning-{name}", sealed(document, counts=counts), *findings)

    def put(**pairs):
        """Sets members by path, `tasks_1_status` for /tasks/1/status."""
        def change(document):
            for path, value in pairs.items():
                parts = [int(part) if part.isdigit() else part for part in path.split("_")]
                target = document
                for part in parts[:-1]:
                    target = target[part]
                if value is MISSING:
                    del target[parts[-1]]
                else:
                    target[parts[-1]] = value
        return change

    case("301-same-id", put(tasks_3_id="t-000003", tasks_3_parentId=None), ("OR301", "/tasks/3/id"))
    case("301-three-of-one-id", put(tasks_4_id="t-000001", tasks_5_id="t-000001"), ("OR301", "/tasks/4/id"),
         ("OR301", "/tasks/5/id"))
    case("302-same-session", lambda d: d["sessions"].append(copy.deepcopy(d["sessions"][1])), ("OR302", "/sessions/2/id"))
    case("302-empty-session", lambda d: d["sessions"].append(dict(d["sessions"][1], id="")), ("OR302", "/sessions/2/id"))
    case("303-agent-twice-at-work", lambda d: d["activeAgents"].append(dict(d["activeAgents"][0])),
         ("OR303", "/activeAgents/1/id"))
    case("303-agent-twice-stopped", lambda d: d["finishedAgents"].append(dict(d["finishedAgents"][0])),
         ("OR303", "/finishedAgents/1/id"))
    case("304-same-external-id", put(tasks_3_externalId="7"), ("OR304", "/tasks/3/externalId"))
    case("305-same-position", put(tasks_3_position=2), ("OR305", "/tasks/3/position"))
    case("310-parent-gone", put(tasks_3_parentId="t-00ffff"), ("OR310", "/tasks/3/parentId"))
    case("310-parent-empty", put(tasks_3_parentId=""), ("OR310", "/tasks/3/parentId"))
    case("311-own-parent", put(tasks_2_parentId="t-000003"), ("OR311", "/tasks/2/parentId"))
    case("311-two-parents", put(tasks_2_parentId="t-000004"), ("OR311", "/tasks/2/parentId"))
    case("311-three-parents", put(tasks_1_parentId="t-000004", tasks_2_parentId="t-000002"), ("OR311", "/tasks/1/parentId"))
    case("311-two-circles", put(tasks_0_parentId="t-000002", tasks_1_parentId="t-000001", tasks_2_parentId="t-000004"),
         ("OR311", "/tasks/0/parentId"), ("OR311", "/tasks/2/parentId"))
    case("312-blocker-gone", put(tasks_3_blockedBy=["t-000002", "t-00ffff"]), ("OR312", "/tasks/3/blockedBy/1"))
    case("312-two-blockers-gone", put(tasks_3_blockedBy=["x", "t-000002", "y"]), ("OR312", "/tasks/3/blockedBy/0"),
         ("OR312", "/tasks/3/blockedBy/2"))
    case("313-waits-for-itself", put(tasks_2_blockedBy=["t-000003"]), ("OR313", "/tasks/2/blockedBy/0"))
    case("313-two-wait", put(tasks_2_blockedBy=["t-000001", "t-000004"], tasks_3_blockedBy=["t-000003"]),
         ("OR313", "/tasks/2/blockedBy/1"))
    case("313-four-wait", put(tasks_0_blockedBy=["t-000002"], tasks_1_blockedBy=["t-000003"],
                              tasks_2_blockedBy=["t-000004"], tasks_3_blockedBy=["t-000001"]),
         ("OR313", "/tasks/0/blockedBy/0"))
    case("314-blocker-twice", put(tasks_3_blockedBy=["t-000002", "t-000001", "t-000002"]),
         ("OR314", "/tasks/3/blockedBy/2"))
    case("320-started-before-created", put(tasks_0_startedAt=START - 5_000), ("OR320", "/tasks/0/startedAt"))
    case("320-completed-before-started", put(tasks_0_completedAt=START + 5_000), ("OR320", "/tasks/0/completedAt"))
    case("320-updated-before-completed", put(tasks_0_updatedAt=START + 60_000, tasks_0_statusSince=START + 60_000),
         ("OR320", "/tasks/0/updatedAt"))
    case("320-status-before-created", put(tasks_2_statusSince=START - 1), ("OR320", "/tasks/2/statusSince"))
    case("320-status-after-updated", put(tasks_2_statusSince=START + 1), ("OR320", "/tasks/2/statusSince"))
    case("320-running-before-status", put(tasks_1_runningSince=START + 60_000), ("OR320", "/tasks/1/runningSince"))
    case("321-ended-before-started", put(sessions_0_endedAt=START - 8_000_000), ("OR321", "/sessions/0/endedAt"))
    case("321-active-before-started", put(sessions_1_lastActivityAt=START - 1), ("OR321", "/sessions/1/lastActivityAt"))
    case("322-seen-before-started", put(activeAgents_0_lastSeenAt=START), ("OR322", "/activeAgents/0/lastSeenAt"))
    case("322-stopped-before-started", put(finishedAgents_0_stoppedAt=START + 10_000),
         ("OR322", "/finishedAgents/0/stoppedAt"))
    case("324-file-in-the-future", put(updatedAt=MOMENT + 300_001), ("OR324", "/updatedAt"))
    case("324-task-in-the-future", put(tasks_2_updatedAt=MOMENT + 86_400_000), ("OR324", "/tasks/2/updatedAt"),
         ("OR326", "/tasks/2/updatedAt"))
    case("324-microseconds", put(sessions_1_lastActivityAt=UPDATED * 1000), ("OR324", "/sessions/1/lastActivityAt"))
    case("324-call-in-the-future", put(openCalls_0_requestedAt=MOMENT + 400_000), ("OR324", "/openCalls/0/requestedAt"))
    case("324-history-in-the-future", put(history_2_time=MOMENT * 2), ("OR324", "/history/2/time"))
    case("325-seconds", put(sessions_0_startedAt=1762242800), ("OR325", "/sessions/0/startedAt"))
    case("325-negative", put(history_0_time=-1), ("OR325", "/history/0/time"))
    case("325-zero", put(openCalls_0_requestedAt=0), ("OR325", "/openCalls/0/requestedAt"))
    case("325-last-of-1999", put(finishedAgents_0_startedAt=946684799999), ("OR325", "/finishedAgents/0/startedAt"))
    case("326-task-newer-than-file", put(tasks_2_updatedAt=UPDATED + 1), ("OR326", "/tasks/2/updatedAt"))
    case("330-completed-without-time", put(tasks_0_completedAt=None), ("OR330", "/tasks/0/completedAt"))
    case("330-failed-without-time", put(tasks_4_completedAt=None), ("OR330", "/tasks/4/completedAt"))
    case("330-cancelled-without-time", put(tasks_5_completedAt=None), ("OR330", "/tasks/5/completedAt"))
    case("330-pending-with-time", put(tasks_2_completedAt=START), ("OR330", "/tasks/2/completedAt"))
    case("330-in-progress-with-time", put(tasks_1_completedAt=START + 300_000), ("OR330", "/tasks/1/completedAt"))
    case("331-in-progress-never-started", put(tasks_1_startedAt=None), ("OR331", "/tasks/1/startedAt"))
    case("332-pending-clock-runs", put(tasks_2_runningSince=START), ("OR332", "/tasks/2/runningSince"))
    case("332-completed-clock-runs", put(tasks_0_runningSince=START + 70_000), ("OR332", "/tasks/0/runningSince"))
    case("333-clock-of-an-ended-session", put(tasks_1_session="s-done", activeAgents_0_task=None),
         ("OR333", "/tasks/1/runningSince"))
    case("334-duration-too-long", put(tasks_0_duration=60_000_000), ("OR334", "/tasks/0/duration"))
    case("334-pending-too-long", put(tasks_2_pendingDuration=901_001), ("OR334", "/tasks/2/pendingDuration"))
    case("340-completed-at-ninety", put(tasks_0_progress=90), ("OR340", "/tasks/0/progress"))
    case("340-completed-without-percentage", put(tasks_0_progress=None), ("OR340", "/tasks/0/progress"))
    case("341-step-seven-of-five", put(tasks_1_currentStep=7), ("OR341", "/tasks/1/currentStep"))
    right = statistics(full())
    for key, wrong in [("totalTasks", 7), ("completedTasks", 0), ("activeTasks", 2), ("pendingTasks", 1), ("failedTasks", 0),
                       ("cancelledTasks", 0), ("overallProgress", 99), ("activeAgents", 0), ("averageDuration", None),
                       ("estimatedRemaining", 1)]:
        def change(document, key=key, wrong=wrong):
            document["stats"] = dict(right, **{key: wrong})
        case(f"345-{key}", change, ("OR345", f"/stats/{key}"), counts=False)
    case("345-all-zero", lambda d: d.update(stats={key: 0 for key in right}),
         *[("OR345", f"/stats/{key}") for key, value in right.items() if value != 0], counts=False)
    case("350-agent-of-an-ended-session", put(activeAgents_0_session="s-done"), ("OR350", "/activeAgents/0/session"))
    case("350-agent-of-no-known-session", put(activeAgents_0_session="s-else"), ("OR350", "/activeAgents/0/session"))
    case("351-work-is-done", put(activeAgents_0_task="t-000001"), ("OR351", "/activeAgents/0/task"))
    case("351-work-is-gone", put(activeAgents_0_task="t-00ffff"), ("OR351", "/activeAgents/0/task"))
    case("351-worker-without-work", put(activeAgents_0_task=None, activeAgents_0_kind="worker"),
         ("OR351", "/activeAgents/0/task"))
    case("352-at-work-but-stopped", put(activeAgents_0_stoppedAt=UPDATED), ("OR352", "key:/activeAgents/0/stoppedAt"))
    case("352-at-work-with-outcome", put(activeAgents_0_outcome="finished"), ("OR352", "key:/activeAgents/0/outcome"))
    case("352-stopped-without-time", put(finishedAgents_0_stoppedAt=MISSING), ("OR352", "/finishedAgents/0"))
    case("355-finished-task-without-session", put(tasks_4_session="s-gone"), ("OR355", "/tasks/4/session"))
    case("356-ended-without-time", put(sessions_0_endedAt=None), ("OR356", "/sessions/0/endedAt"))
    case("356-time-without-end", put(sessions_0_state="idle"), ("OR356", "/sessions/0/state"))
    case("358-call-of-an-ended-session", put(openCalls_0_session="s-done"), ("OR358", "/openCalls/0/session"))
    case("360-same-sequence", put(history_1_sequence=5), ("OR360", "/history/1/sequence"))
    case("360-descending", put(history_0_sequence=7, history_2_sequence=5), ("OR360", "/history/1/sequence"),
         ("OR360", "/history/2/sequence"))
    case("361-beyond-the-journal", put(history_2_sequence=8), ("OR361", "/history/2/sequence"))
    case("362-base-beyond-offset", put(journal_base=3000), ("OR362", "/journal/base"))
    case("362-chain-before-the-first", put(journal_offset=0), ("OR362", "/journal/chain"))
    case("362-bytes-without-records", put(journal_sequence=0, history=[]), ("OR362", "/journal/sequence"))
    case("372-todos", lambda d: d.update(todos=[], journal=d.pop("journal"), checksum=d.pop("checksum")),
         ("OR372", "key:/todos"))
    case("372-metadata", lambda d: d.update(metadata={"totalTasks": 1}, journal=d.pop("journal"),
                                            checksum=d.pop("checksum")), ("OR372", "key:/metadata"))
    case("373-too-large", put(tasks_0_duration=92233720368547758080), ("OR373", "/tasks/0/duration"),
         base=small_completed)
    case("373-updatedAt-too-large", put(updatedAt=10 ** 30), ("OR373", "/updatedAt"))

    good = sealed(full())
    edited = good.replace(b'"Task number 1"', b'"Task number 9"')
    corpus.damaged("meaning-370-edited", edited, ("OR370", "/checksum"))
    lines = json.loads(good)
    compact = json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode()
    corpus.damaged("meaning-370-by-jq-compact", compact, ("OR370", "/checksum"), ("OR371", 1))
    sorted_keys = (json.dumps(lines, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    corpus.damaged("meaning-370-sorted-keys", sorted_keys, ("OR370", "/checksum"), ("OR371", 5))
    corpus.damaged("meaning-201-number", b"7\n", ("OR201", ""))
    corpus.damaged("meaning-201-array", b"[]\n", ("OR201", ""))
    corpus.damaged("meaning-201-null", b"null\n", ("OR201", ""))
    corpus.damaged("meaning-201-other-file", b'{"name": "shop", "dependencies": {}}\n', ("OR201", ""))
    corpus.damaged("meaning-202-newer", text(dict(full(), version="3.0.0")), ("OR202", "/version"))


def small_completed():
    value = full()
    return value


def older(corpus):
    def case(name, base, change, *findings):
        document = base()
        change(document)
        corpus.damaged(f"older-{name}", text(document), *findings)

    def todo(index, **changes):
        def change(document):
            for key, value in changes.items():
                if value is MISSING:
                    del document["todos"][index][key]
                else:
                    document["todos"][index][key] = value
        return change

    case("1.0-same-id", todos_1, todo(1, id="1", parentId=None), ("OR380", "/todos/1/id"),
         ("OR382", "/todos/2/parentId"))
    case("1.0-number-as-id", todos_1, todo(0, id=1), ("OR381", "/todos/0/id"))
    case("1.0-number-as-parent", todos_1, todo(2, parentId=2), ("OR381", "/todos/2/parentId"))
    case("1.0-number-and-text-alike", todos_1, todo(2, id=2, parentId=None), ("OR380", "/todos/2/id"),
         ("OR381", "/todos/2/id"))
    case("1.0-parent-gone", todos_1, todo(2, parentId="9"), ("OR382", "/todos/2/parentId"))
    case("1.0-unknown-status", todos_1, todo(0, status="done"), ("OR212", "/todos/0/status"))
    case("1.0-no-id", todos_1, todo(0, id=MISSING), ("OR211", "/todos/0"))
    case("1.0-no-content", todos_1, todo(0, content=MISSING), ("OR211", "/todos/0"))
    case("1.0-content-null", todos_1, todo(0, content=None), ("OR210", "/todos/0/content"))
    case("1.0-element-is-text", todos_1, lambda d: d["todos"].append("Ship"), ("OR210", "/todos/3"))
    case("1.0-element-is-null", todos_1, lambda d: d["todos"].insert(0, None), ("OR210", "/todos/0"))
    case("1.0-todos-null", todos_1, lambda d: d.update(todos=None), ("OR210", "/todos"))
    case("1.0-agent", todos_1, todo(1, agent="Kai"), ("OR387", "key:/todos/1/agent"))
    case("2.0-same-id", todos_2, todo(1, id="1", parentId=None), ("OR380", "/todos/1/id"))
    case("2.0-number-as-id", todos_2, todo(0, id=1), ("OR381", "/todos/0/id"))
    case("2.0-parent-gone", todos_2, todo(1, parentId="77"), ("OR382", "/todos/1/parentId"))
    case("2.0-unknown-status", todos_2, todo(0, status="blocked"), ("OR212", "/todos/0/status"),
         ("OR383", "/metadata/completedTasks"))
    case("2.0-counts", todos_2, lambda d: d["metadata"].update(totalTasks=5, pendingTasks=3),
         ("OR383", "/metadata/totalTasks"), ("OR383", "/metadata/pendingTasks"))
    case("2.0-seconds", todos_2, todo(1, lastUpdateTime=1762250090.456), ("OR384", "/todos/1/lastUpdateTime"))
    case("2.0-seconds-in-metadata", todos_2, lambda d: d["metadata"].update(lastUpdateTime=1762250090),
         ("OR384", "/metadata/lastUpdateTime"))
    case("2.0-negative-time", todos_2, todo(0, startTime=-5), ("OR385", "/todos/0/startTime"))
    case("2.0-future-time", todos_2, todo(0, startTime=MOMENT + 300_001), ("OR385", "/todos/0/startTime"))
    case("2.0-no-agent-now", todos_2, lambda d: d["metadata"].update(currentAgent=None),
         ("OR386", "/metadata/currentAgent"))
    case("2.0-without-version", todos_2, lambda d: d.pop("schemaVersion"), ("OR387", ""))
    case("2.0-tags-as-text", todos_2, todo(1, tags="api"), ("OR210", "/todos/1/tags"))
    case("2.0-metadata-is-list", todos_2, lambda d: d.update(metadata=[]), ("OR210", "/metadata"))
    case("2.0-negative-count", todos_2, lambda d: d["metadata"].update(pendingTasks=-1),
         ("OR214", "/metadata/pendingTasks"), ("OR383", "/metadata/pendingTasks"))
    case("2.0-history-entry-is-text", todos_2, lambda d: d["history"].append("start"), ("OR210", "/history/1"))


def good(corpus):
    add = corpus.good
    add("2.0.0-full", sealed(full()))
    add("2.0.0-small", sealed(small()))
    add("2.0.0-empty", sealed(empty()))
    add("2.0.0-fresh", sealed(dict(empty(), updatedAt=0)))

    def variant(name, change, *notes, base=full):
        document = base()
        change(document)
        document["tasks"] = [in_order(entry, TASK_KEYS) for entry in document["tasks"]]
        add(f"2.0.0-{name}", sealed(document), *notes)

    unknown = lambda d: (d["tasks"][0].update(colour="red"), d["sessions"][0].update(seat=4), d["stats"].update({}),
                         d.update(note={"by": "jq"}, journal=d.pop("journal"), checksum=d.pop("checksum")))
    variant("unknown-keys", unknown)
    variant("left-over", lambda d: (d["tasks"][2].update(session="s-archived", position=0, parentId=None),
                                    d["tasks"][3].update(parentId=None)), ("OR355", "/tasks/2/session"))
    variant("left-over-with-archived-parent",
            lambda d: d["tasks"][3].update(session="s-archived", position=0, parentId="t-0old", blockedBy=["t-0gone"]),
            ("OR355", "/tasks/3/session"), ("OR310", "/tasks/3/parentId"), ("OR312", "/tasks/3/blockedBy/0"))
    variant("resumed-task", lambda d: d["tasks"][1].update(createdAt=START - 50_000, startedAt=START - 40_000,
                                                           statusSince=START + 70_000))
    variant("completed-without-start", lambda d: d["tasks"][0].update(startedAt=None, duration=0, pendingDuration=70_000))
    variant("hundred-while-open", lambda d: d["tasks"][1].update(progress=100))
    variant("many-completed", lambda d: [d["tasks"].append(
        task(16 + n, "completed", progress=100, startedAt=START + 1_000, completedAt=START + 2_000 * n + 3_000,
             updatedAt=START + 2_000 * n + 3_000, statusSince=START + 2_000 * n + 3_000,
             duration=2_000 * n + 2_000, pendingDuration=1_000)) for n in range(5)])
    variant("worker", lambda d: d["activeAgents"].append(
        {"id": "s-live/kai", "name": "Kai", "type": None, "kind": "worker", "session": "s-live", "task": "t-000002",
         "startedAt": START + 70_000, "lastSeenAt": START + 300_000}))
    variant("agent-never-seen-starting", lambda d: d["activeAgents"][0].update(startedAt=None))
    variant("agent-outside-sessions", lambda d: d["activeAgents"][0].update(session="", task=None))
    variant("shared-list", lambda d: (d["tasks"][2].update(list="tasks:team", position=0),
                                      d["tasks"][4].update(list="tasks:team", externalId="9", position=1)))
    variant("same-place-in-two-lists", lambda d: d["tasks"][4].update(position=0, externalId="7"))
    variant("hostile-text", lambda d: d["tasks"][0].update(content="\u001b[31mred\u0007 \u202e \u0000 end 💥"))
    variant("longest-texts", lambda d: d["tasks"][0].update(content="語" * 2000, agent="K" * 64, tags=["t" * 64] * 32))
    variant("fifty-in-history", lambda d: (d.update(history=[
        {"sequence": n, "time": START + n, "event": "note"} for n in range(1, 51)]), d["journal"].update(sequence=50)))
    variant("checkpoint", lambda d: d["journal"].update(base=2000))
    variant("carried", lambda d: (d["tasks"][0].update(carried={"2.0": {"priority": 1}}),
                                  d.update(carried={"2.0": {"metadata": {}}}, journal=d.pop("journal"),
                                           checksum=d.pop("checksum"))))
    variant("host-said", lambda d: d["tasks"][2].update(hostSaid={"status": "completed"}))
    variant("taken-spool", lambda d: d.update(takenSpool=["1-2-3.json"], journal=d.pop("journal"),
                                              checksum=d.pop("checksum")))
    variant("clock-a-little-ahead", lambda d: d.update(updatedAt=MOMENT + 300_000))
    variant("unknown-statuses-of-sessions", lambda d: d["sessions"][1].update(state="waiting"))
    marked = sealed(full())
    add("2.0.0-byte-order-mark", b"\xef\xbb\xbf" + marked, ("OR117", 0), ("OR370", "/checksum"))
    add("2.0.0-integers-with-a-point", *integers_with_a_point())
    add("1.0-plain", text(todos_1()))
    add("1.0-with-version", text(dict(schemaVersion="1.0", **todos_1())))
    add("1.0-empty", b'{"todos":[]}\n')
    add("1.0-compact", json.dumps(todos_1()).encode())
    add("1.0-without-active-form", text({"todos": [{"id": "1", "content": "A", "status": "pending"}]}))
    add("1.0-parent-null", text({"todos": [{"id": "1", "content": "A", "status": "pending", "parentId": None}]}))
    add("2.0-plain", text(todos_2()))
    add("2.0-no-todos-yet", text({"schemaVersion": "2.0", "todos": [], "metadata": {}, "history": []}))
    add("2.0-unknown-keys", text(dict(todos_2(), theme="dark")))
    add("2.0-without-metadata", text({"schemaVersion": "2.0", "todos": todos_2()["todos"]}))
    add("2.0-no-current-agent", text(dict(todos_2(), metadata=dict(todos_2()["metadata"], currentAgent=None))),
        ("OR386", "/metadata/currentAgent"))


def integers_with_a_point():
    """1762250900000.0 is an integer to JSON Schema; the checksum is of the bytes, so it is made for these."""
    value = full()
    value["stats"] = statistics(value)
    data = text(value).replace(f'"updatedAt": {UPDATED},'.encode(), f'"updatedAt": {UPDATED}.0,'.encode(), 1)
    place = data.rfind(b',\n  "checksum": "')
    crc = f"{zlib.crc32(data[:place]):08x}".encode()
    return (data[:place] + data[place:].replace(b"00000000", crc, 1),)


def main():
    corpus = Corpus()
    syntax(corpus)
    shape(corpus)
    meaning(corpus)
    older(corpus)
    good(corpus)
    manifest = {"moment": MOMENT, "files": corpus.expected}
    files = dict(corpus.files)
    files["corpus.json"] = (json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
    if "--check" in sys.argv:
        present = {}
        for folder, _, names in os.walk(HERE):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), HERE)
                if name.endswith(".json"):
                    with open(os.path.join(HERE, path), "rb") as file:
                        present[path] = file.read()
        stale = sorted(path for path in set(files) | set(present) if files.get(path) != present.get(path))
        if stale:
            sys.exit("not as the generator makes them: " + ", ".join(stale[:10]))
        print(f"{len(files) - 1} files are as the generator makes them")
        return
    for folder in ["damaged", "good"]:
        shutil.rmtree(os.path.join(HERE, folder), ignore_errors=True)
        os.mkdir(os.path.join(HERE, folder))
    for path, data in files.items():
        with open(os.path.join(HERE, path), "wb") as file:
            file.write(data)
    print(f"{sum(path.startswith('damaged/') for path in files)} damaged, "
          f"{sum(path.startswith('good/') for path in files)} good")


if __name__ == "__main__":
    main()
