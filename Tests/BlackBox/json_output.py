"""json_output.py PROGRAM REPOSITORY SCRATCH: runs every command that has --format on projects of many kinds, holds what it
writes against docs/output.schema.json, and prints `ok NAME` or `bad NAME: what was there` for each thing that has to be so.

Which commands there are, what they take and in which order comes from the program's own table: a new one is tested, and
found missing in the schema, without a line in here."""

import collections
import csv
import functools
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys

import jsonschema

PROGRAM, REPOSITORY, SCRATCH = sys.argv[1], sys.argv[2], sys.argv[3]
START = 1_795_000_000_000
NOW = START + 3_600_000
WORK = os.path.join(SCRATCH, "work")

# What the table cannot tell: words for arguments and options by the names they have in the help.
SAMPLES = {
    "text": ["Größe 大きさ \"quoted\" <b>&"], "content": ["日本語のタスク, 3 %"], "name": ["Kai"], "count": ["2"],
    "step": ["2/5"], "search": ["tasks"], "command": ["tasks --all"], "age": ["1h"], "moment": ["90m"],
    "duration": ["1h30m"], "tag": ["api"], "type": ["general-purpose"], "outcome": ["failed"], "seconds": ["3"],
    "number": ["4"],
    "field=value": ["progress=40", "tags=+api,日本", "agent=Kai", "estimatedDuration=2h", "status=failed"],
}
PATHS = ["stats", "stats.overallProgress", "tasks", "tasks[*].id", "tasks[-1].content", "sessions", "project.name"]
# Further ways to call a command that do not follow from the table.
MORE = {"migrate plan": [["--to", "1.0"]], "migrate down": [["--yes"]], "why": [["agent", "@agent"]], "session end": [["--all"]], "set": [["format"], ["width", "60"]],
        "simulate task": [["create", "Design API", "--fault", "kill=append"]]}
# Members that may be any value at all.
OPEN = {"value", "old", "new"}
# What has to be said in a session before a command has something to answer, and whether it closes the sandbox itself.
BEFORE = {"alias": "alias running 'tasks --all'"}
CLOSES = {"commit"}
# Measurements differ from run to run, and take long unless told otherwise.
MEASURES = {
    "bench hook": ["--tasks", "3", "--runs", "1"], "bench update": ["--tasks", "3", "--events", "0", "--runs", "2"],
    "bench lock": ["--processes", "2", "--for", "100ms", "--rounds", "1"],
    "simulate storm": ["--for", "1s", "--processes", "2"],
    # Sessions that are made up get ids at random.
    "simulate scenario": ["solo"], "simulate random": [], "simulate session": ["start"], "simulate prompt": ["begin"],
    "simulate todo": ["Kai: Design API"], "simulate task": ["create", "Design API"], "simulate agent": ["launch"],
    "simulate subagent": ["start"], "simulate teammate": ["idle"], "simulate tool": ["Bash"], "simulate stop": [],
    "simulate interrupt": [], "simulate event": ["Notification"],
    # How long it took is part of the answer.
    "replay": [os.path.join(REPOSITORY, "Tests", "Fixtures", "transcripts", "sample-session.jsonl")],
    "bisect": ["project.name", "exists"],
    # They change the home that all runs share.
    "install": ["--scope", "user", "--no-completions", "--yes"], "uninstall": ["--scope", "user", "--yes"],
}
# What changes nothing in an empty project; the shape is that of the others.
QUIET = {"simulate teammate", "simulate interrupt"}
# Commands whose answer with status 1 is the one they have with 0.
REPORTS = {"bisect", "simulate storm", "doctor", "validate", "repair", "install", "uninstall", "migrate status", "migrate verify"}
# An option whose purpose is that nothing is written, and those that are no business of the answer.
SILENT = {"--explain", "--exists", "--help", "--version", "--format", "--root", "--prepare", "--show"}

HOSTILE = "A \x1b]0;trap\x07 title, \x1b[31mred, \x9b2J, \u202eback, \t\r\n\0 =1+1, \"'\\ end"
HARMFUL = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]")
# What must not change the answer.
PLACES = [
    {"TZ": "UTC", "LC_ALL": "C", "COLUMNS": "20", "TERM": "dumb", "ORCHESTRA_LANGUAGE": "en"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "COLUMNS": "300", "TERM": "xterm", "ORCHESTRA_LANGUAGE": "ja",
     "NO_COLOR": "1", "LANG": "de_DE.UTF-8"},
]

Outcome = collections.namedtuple("Outcome", "status output errors")
results = {}


def note(name, fault=None):
    """Counts one observation for the check `name`; the first fault is what is shown."""
    results[name] = results.get(name) or (str(fault)[:700].replace("\n", " ") if fault else None)


def environment(place=PLACES[0], moment=NOW):
    return {
        "PATH": os.environ["PATH"], "HOME": os.path.join(SCRATCH, "home"), "PROJECT_ROOT": WORK,
        "ORCHESTRA_NOW_MS": str(moment), **place,
    }


def run(words, place=PLACES[0], moment=NOW, given=b""):
    done = subprocess.run(
        [PROGRAM, *words], input=given, capture_output=True, env=environment(place, moment), cwd=SCRATCH, timeout=60)
    return Outcome(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


# The projects.


class Template:
    """A project that is kept aside; every run gets a fresh copy of it in the same place."""

    def __init__(self, name, fill):
        self.name = name
        self.folder = os.path.join(SCRATCH, name)
        self.clock = START
        shutil.rmtree(WORK, ignore_errors=True)
        os.makedirs(WORK)
        fill(self)
        os.rename(WORK, self.folder)
        with open(os.path.join(self.folder, ".orchestra/cache/progress.json"), encoding="utf-8") as file:
            self.state = json.load(file)

    def tell(self, *words, given=b""):
        self.clock += 7_000
        return run(words, moment=self.clock, given=given)

    def serve(self, *names):
        for name in names:
            with open(os.path.join(REPOSITORY, "Tests/Fixtures/hooks", name), "rb") as file:
                self.tell("hook", given=file.read())

    def say(self, **payload):
        self.tell("hook", given=json.dumps({"session_id": "s-1", **payload}).encode())

    def list(self, *texts, session="s-1"):
        todos = [{"content": text, "activeForm": text, "status": status} for text, status in texts]
        self.say(
            hook_event_name="PostToolUse", tool_name="TodoWrite", tool_input={"todos": todos}, session_id=session)

    def fresh(self):
        shutil.rmtree(WORK, ignore_errors=True)
        shutil.copytree(self.folder, WORK)

    def samples(self, kind):
        """Words of a kind that mean something in this project."""
        state = self.state
        if kind == "task":
            return list({task["status"]: task["id"] for task in state["tasks"]}.values())
        if kind == "agent":
            agents = state["activeAgents"] + state["finishedAgents"]
            return list({(agent["kind"], "stoppedAt" in agent): agent["name"] for agent in agents}.values())
        if kind == "session":
            return list({session["state"]: session["id"] for session in state["sessions"]}.values())
        return PATHS if kind == "path" else []


def everything(project):
    names = sorted(os.listdir(os.path.join(REPOSITORY, "Tests/Fixtures/hooks")))
    project.serve(*[name for name in names if name.endswith(".json") and ".argv." not in name])


def page(project):
    """The project of the examples in docs/json-output.md."""
    project.serve(
        "claude.session-start.startup.json", "claude.post-tool-use.todowrite.no-ids.json",
        "claude.post-tool-use.todowrite.progress.json", "claude.pre-tool-use.agent.alpha.json",
        "claude.subagent-start.alpha.json", "claude.subagent-start.beta.json", "claude.subagent-stop.beta.json",
        "codex.session-start.startup.json", "codex.post-tool-use.update-plan.first.json",
        "codex.post-tool-use.update-plan.progress.json")


def words(project):
    project.say(hook_event_name="SessionStart", source="startup")
    project.list(
        ("API を設計する（担当：Kai）", "in_progress"), ("【Nova】画面 ✅ 👩‍👩‍👧", "pending"), (HOSTILE, "in_progress"),
        ("=HYPERLINK(\"x\")", "completed"), ("x" * 2500, "pending"))
    project.say(hook_event_name="SubagentStart", agent_id="a-1", agent_type="悪い\x1b]0;x\x07;`rm`")


def ended(project):
    project.say(hook_event_name="SessionStart", source="startup")
    project.list(("Done before", "completed"), ("Left over", "in_progress"), ("Never begun", "pending"))
    project.say(hook_event_name="SubagentStart", agent_id="a-1", agent_type="Skye")
    project.say(hook_event_name="SessionEnd", reason="other")
    project.list(("In the next session", "in_progress"), session="s-2")


def by_hand(project):
    project.tell("init")
    project.tell("task", "add", "Parent", "--agent", "Kai", "--tag", "api", "--estimate", "2h")
    project.tell("task", "add", "In the middle", "--status", "in_progress", "--agent", "Nova")
    project.tell("task", "add", "Given up")
    ids = [task["id"] for task in json.loads(run(["tasks", "--all", "--format", "json"]).output)]
    project.tell("task", "step", ids[0], "2/5")
    project.tell("task", "fail", ids[2])
    project.tell("note", "A remark")
    project.tell("task", "done", ids[0])
    project.tell("undo")


def migrated(project):
    """Has been down and up again: with backups and a history."""
    words(project)
    project.tell("migrate", "down", "--yes")
    project.tell("migrate", "up")


def unversioned(project):
    """A file made by hand that does not say its version; empty lists stand for what the other projects have."""
    cache = os.path.join(WORK, ".orchestra/cache")
    os.makedirs(cache, 0o700)
    todos = [{"id": "1", "content": "By hand", "activeForm": "By hand", "status": "pending"}]
    with open(os.path.join(cache, "progress.json"), "w", encoding="utf-8") as file:
        json.dump({"todos": todos, "tasks": [], "activeAgents": [], "finishedAgents": [], "sessions": []}, file)


# The calls of a command.


def arguments(command, project):
    """Yields the arguments to call a command with: everything the project offers for one of them, then for the next."""
    given = []
    for argument in command.get("arguments", []):
        found = SAMPLES.get(argument["name"]) or project.samples(argument.get("kind"))
        given.append((found or argument.get("words") or SAMPLES["text"], argument.get("isOptional", False)))
    needed = [found for found, is_optional in given if not is_optional]
    so_far = [found[0] for found in needed]
    yield so_far
    for place, found in enumerate(needed):
        yield from (so_far[:place] + [word] + so_far[place + 1:] for word in found[1:])
    for found, is_optional in given:
        if is_optional:
            yield from (so_far + [word] for word in found)
            so_far = so_far + [found[0]]
    for call in MORE.get(" ".join(command["path"]), []):
        agents = project.samples("agent") if "@agent" in call else [""]
        yield from ([agent if word == "@agent" else word for word in call] for agent in agents)


def options(command, project):
    """Yields every option of the table with every word it takes, as far as they are known."""
    for option in command["options"]:
        if SILENT.intersection(option["names"]):
            continue
        name = max(option["names"], key=len)
        if "value" not in option:
            yield [name]
            continue
        found = option.get("words") or project.samples(option.get("kind")) or SAMPLES.get(option["value"], [])
        yield from ([name, word] for word in found)


def script(command, call):
    """A script for -c that runs the command in a sandbox with a change; nothing else in it writes to standard output."""
    name = " ".join(command["path"])
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in call)
    is_closed = name in CLOSES and "--dry-run" not in call
    lines = ["begin > /dev/null", "task add 'In the sandbox' --agent Kai > /dev/null", BEFORE.get(name), quoted]
    return "\n".join([line for line in lines if line] + ([] if is_closed else ["rollback > /dev/null"]))


def changes(command):
    return any("--dry-run" in option["names"] for option in command["options"])


def call_of(command, format, given):
    return [*command["path"], "--format", format, *given]


def outcome(command, project, format, given, is_session, place=PLACES[0]):
    if is_session or changes(command):
        project.fresh()
    call = call_of(command, format, given)
    return run(["-c", script(command, call)] if is_session else call, place)


# What is expected of an answer.


def settled(text):
    """The text without what chance decides: ids made in a sandbox are random, since others make tasks meanwhile."""
    return re.sub(rb"\bt-[0-9a-f]{8}\b", b"t-sandbox", text)


def document(text):
    """The one JSON value of a text; two members of one name are a fault."""
    def unique(pairs):
        if len(dict(pairs)) < len(pairs):
            raise ValueError(f"a member twice: {[key for key, _ in pairs]}")
        return dict(pairs)

    return json.loads(text.decode("utf-8"), object_pairs_hook=unique)


with open(os.path.join(REPOSITORY, "docs/output.schema.json"), encoding="utf-8") as file:
    SCHEMA = json.load(file)
jsonschema.Draft202012Validator.check_schema(SCHEMA)
DEFINITIONS = SCHEMA["$defs"]


@functools.cache
def validator_of(text):
    return jsonschema.Draft202012Validator({**SCHEMA, "allOf": [json.loads(text)]})


def validator(schema):
    return validator_of(json.dumps(schema))


def at(definition):
    return {"$ref": f"#/$defs/{definition}"}


def fault_of(value, schema):
    if schema["$ref"].rpartition("/")[2] not in DEFINITIONS:
        return "the schema has no definition of it"
    error = jsonschema.exceptions.best_match(validator(schema).iter_errors(value))
    return error and f"{list(error.absolute_path)}: {error.message[:300]}"


def judge(name, found, definition):
    """What is wrong with an answer, or None; and its value, where there is one."""
    if found.status == 1 and found.output:
        # Reports say no with the same answer as yes; what is refused says what stands in the way.
        definition = definition if name in REPORTS else "Conflicts"
    elif found.status != 0:
        well = not found.output and found.errors and found.status != 70
        return (None if well else f"status {found.status}, output {found.output[:200]}, {found.errors}"), None
    if HARMFUL.search(found.output.decode("utf-8")):
        return "a control character as it is", None
    try:
        value = document(found.output)
    except ValueError as error:
        return f"no JSON: {error}: {found.output[:200]}", None
    return fault_of(value, at(definition)), value


def header(text, format):
    kind = {"csv": {}, "tsv": {"delimiter": "\t", "quoting": csv.QUOTE_NONE}}[format]
    rows = list(csv.reader(io.StringIO(text.decode("utf-8"), newline=""), **kind))
    return rows[0] if {len(row) for row in rows} == {len(rows[0])} else "rows of different length"


def rows_of(name, value):
    """The rows that the formats of lines have for an answer."""
    if name == "validate" and "findings" in value:
        return value["findings"]
    return value if isinstance(value, list) else [value]


def fields(name, value):
    """The fields that csv and tsv have for an answer; None where it has no rows to tell them."""
    rows = rows_of(name, value)
    rows = value["events"] if name == "why" and isinstance(value, dict) else rows
    if not all(isinstance(row, dict) for row in rows) or name == "get" and not rows:
        return ["path", "value"]
    return list(dict.fromkeys(key for row in rows for key in row)) or None


def members(schema):
    """The members of an answer's objects by the schema, in its order."""
    if "anyOf" in schema:
        return members(schema["anyOf"][0])
    if "$ref" in schema:
        return members(DEFINITIONS[schema["$ref"].rpartition("/")[2]])
    return members(schema["items"]) if "items" in schema else list(schema["properties"])


# The checks.

answers = {}


def probe(command, project, given, is_session, with_formats):
    name = " ".join(command["path"])
    definition = "GetMembers" if name == "get" and not given else "-".join(command["path"])
    where = f"{project.name}{', sandbox' if is_session else ''}: {' '.join(call_of(command, 'json', given))}"
    found = outcome(command, project, "json", given, is_session)
    fault, value = judge(name, found, definition)
    note(f"{name}: its JSON is as documented", fault and f"{where}: {fault}")
    if value and not fault and found.status == 0:
        answers.setdefault(name, []).append(value)
    if name in MEASURES:
        return
    again = outcome(command, project, "json", given, is_session, PLACES[1])
    is_same = (again.status, settled(again.output)) == (found.status, settled(found.output))
    other = None if is_same else f"{where}: {found.output[:300]} and {again.output[:300]}, {again.errors}"
    note(f"{name}: the same bytes in every place", other)
    if not with_formats or fault or value is None or found.status != 0:
        return
    value = document(settled(found.output))
    # What equals the elements of a valid array is valid line by line.
    lines = settled(outcome(command, project, "jsonl", given, is_session).output).splitlines()
    rows = [document(line) for line in lines]
    is_same = rows == rows_of(name, value) or name == "get" and rows == [value]
    note(f"{name}: jsonl is the same, a line each", None if is_same else f"{where}: {lines}")
    expected = fields(name, value) or members(at("ValidationFinding" if name == "validate" else definition))
    for format in ("csv", "tsv"):
        found = header(outcome(command, project, format, given, is_session).output, format)
        fault = None if found == expected else f"{where}: {format} has {found}, JSON {expected}"
        note(f"{name}: csv and tsv have the members of the JSON as fields", fault)


def conflicts(project):
    """Values that were changed by somebody else: undo, redo and commit answer with what stands in the way."""
    task = project.samples("task")[0]

    def first(words):
        project.fresh()
        run(["task", "set", task, "content=One"])
        number = json.loads(run(["log", "--limit", "1", "--format", "json"]).output)[0]["sequence"]
        run(["task", "set", task, "content=Two"])
        return run([word.replace("@", str(number)) for word in words])

    def meanwhile(command):
        project.fresh()
        outside = f"!'{PROGRAM}' task set {task} content=Theirs > /dev/null"
        lines = ["begin > /dev/null", f"task set {task} content=Mine > /dev/null", outside, command]
        return run(["-c", "\n".join(lines)])

    for name, found, status in [
        ("undo", first(["undo", "--update", "@", "--format", "json"]), 1),
        ("undo", first(["undo", "--update", "@", "--force", "--format", "json"]), 0),
        ("commit", meanwhile("commit --format json"), 1),
        ("commit", meanwhile("commit --dry-run --format json\nrollback > /dev/null"), 1),
        ("commit", meanwhile("commit --mine --format json"), 0),
        ("commit", meanwhile("commit --theirs --format json"), 0),
        ("commit", meanwhile("commit --mine --dry-run --format json\nrollback > /dev/null"), 0),
    ]:
        fault, _ = judge(name, found, name)
        if found.status != status:
            fault = f"status {found.status}, not {status}: {found.errors}"
        note(f"{name}: conflicts are as documented", fault)


def typed():
    """The history is for people at a terminal."""
    history = os.path.join(SCRATCH, "history")
    answer = os.path.join(SCRATCH, "typed.json")
    with open(history, "w", encoding="utf-8") as file:
        file.write("tasks --all\ntask add '日本語'\n")
    os.chmod(history, 0o600)
    process, terminal = pty.fork()
    if process == 0:
        place = {**environment(), "ORCHESTRA_HISTORY": history, "LC_ALL": "C.UTF-8", "TERM": "dumb"}
        os.execve(PROGRAM, [PROGRAM, "shell", "--no-startup"], place)
    os.write(terminal, f"history --format json > {answer}\rexit\r".encode())
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass
    os.waitpid(process, 0)
    os.close(terminal)
    with open(answer, "rb") as file:
        found = Outcome(0, file.read(), "")
    fault, value = judge("history", found, "history")
    note("history: its JSON is as documented", fault)
    answers.setdefault("history", []).append(value)


def wrong_copies(value):
    """Yields copies of a value that are wrong in one place: a member less, a member more, a member of no type it may have."""
    if isinstance(value, list):
        if value:
            yield from (([copy, *value[1:]]) for copy in wrong_copies(value[0]))
    elif isinstance(value, dict):
        yield {**value, "more": 1}
        for key, member in value.items():
            yield {other: value[other] for other in value if other != key}
            if key in OPEN:
                continue
            yield {**value, key: {}}
            yield from ({**value, key: copy} for copy in wrong_copies(member))


def exactness(name):
    """Whether the schema says exactly what the answers are, no less."""
    if name == "get" or name in QUIET:
        return
    richest = max(answers.get(name, [None]), key=lambda value: len(json.dumps(value)))
    note(f"{name}: something was answered", None if richest else "every answer was empty")
    if name.replace(" ", "-") not in DEFINITIONS:
        return
    definition = validator(at(name.replace(" ", "-")))
    loose = next((copy for copy in wrong_copies(richest or []) if definition.is_valid(copy)), None)
    note(f"{name}: the schema takes nothing else", loose and f"it takes {json.dumps(loose)[:500]}")


def undescribed(schema, path="$defs"):
    """Yields the places of the schema that have no words."""
    for name, each in [*schema.get("properties", {}).items(), *schema.get("$defs", {}).items()]:
        target = DEFINITIONS.get(each.get("$ref", "").rpartition("/")[2], {})
        if "description" not in each and "description" not in target:
            yield f"{path}/{name}"
        yield from undescribed(each, f"{path}/{name}")


def written_down(names):
    """Whether the schema and the page name the same commands as the program, and the page's examples are true."""
    entries = {name for name in DEFINITIONS if name[0].islower()}
    expected = {name.replace(" ", "-") for name in names}
    odd = sorted(entries ^ expected)
    note("the schema and the program know the same commands", odd and f"only in one of them: {odd}")
    note("everything in the schema has a description", ", ".join(undescribed(SCHEMA)))
    with open(os.path.join(REPOSITORY, "docs/json-output.md"), encoding="utf-8") as file:
        text = file.read()
    listed = set(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", text, re.MULTILINE))
    odd = listed ^ {(name, name.replace(" ", "-")) for name in names}
    note("docs/json-output.md lists every command", odd and f"not in both: {sorted(odd)}")
    bin = os.path.join(SCRATCH, "bin")
    os.makedirs(bin)
    os.symlink(PROGRAM, os.path.join(bin, "orchestra"))
    blocks = "".join(re.findall(r"```console\n(.*?)```", text, re.DOTALL))
    examples = re.findall(r"^\$ (.*(?:\n>.*)*)\n((?:[^$`\n].*\n)*)", blocks, re.MULTILINE)
    note("docs/json-output.md has examples", None if len(examples) >= 2 else "fewer than two")
    for command, shown in examples:
        place = {**environment(), "PATH": f"{bin}:{os.environ['PATH']}"}
        done = subprocess.run(["sh", "-c", command.replace("\n> ", "\n")], capture_output=True, env=place)
        got = (done.stdout + done.stderr).decode()
        note("the examples in docs/json-output.md are true", None if got == shown else f"{command}: {got!r}, not {shown!r}")


def main():
    os.makedirs(os.path.join(SCRATCH, "home"))
    table = document(run(["complete", "--dump-table"]).output)
    commands = [command for command in table if any("--format" in option["names"] for option in command["options"])]
    projects = [
        Template("empty", lambda project: project.tell("init")), Template("every payload", everything),
        Template("Japanese and hostile", words), Template("ended session", ended), Template("by hand", by_hand),
        Template("migrated", migrated), Template("unversioned", unversioned),
    ]
    for project in projects:
        for command in commands:
            # Others would migrate that file first, each time with a project id of its own.
            if project.name == "unversioned" and command["path"][0] != "migrate":
                continue
            project.fresh()
            if " ".join(command["path"]) in MEASURES:
                if project.name == "empty":
                    probe(command, project, MEASURES[" ".join(command["path"])], False, False)
                continue
            is_shell_only = command.get("isShellOnly", False)
            calls = list(arguments(command, project)) or [[]]
            for given in calls:
                probe(command, project, given, is_shell_only, with_formats=True)
            if not is_shell_only:
                probe(command, project, calls[0], True, with_formats=False)
            # Options of changes matter where there is something to change, the others where there is most to see.
            if project.name == ("by hand" if changes(command) else "every payload"):
                for option in options(command, project):
                    probe(command, project, option + calls[0], is_shell_only, with_formats=False)
    conflicts(projects[4])
    typed()
    for command in commands:
        exactness(" ".join(command["path"]))
    Template("page", page).fresh()
    written_down([" ".join(command["path"]) for command in commands])
    for name, fault in results.items():
        print(f"bad {name}: {fault}" if fault else f"ok {name}")


main()
