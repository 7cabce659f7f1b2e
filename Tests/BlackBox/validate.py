"""validate.py PROGRAM REPOSITORY SCRATCH: holds what `orchestra validate` says of the corpus in Tests/Fixtures/validation against
Python's jsonschema and against what the corpus expects, and prints `ok NAME` or `bad NAME: what was there`.

For every file that is JSON, the places and keywords that jsonschema finds fault with by the schemas in docs are those that the
program finds, no more and no fewer."""

import json
import os
import re
import subprocess
import sys

import jsonschema

PROGRAM, REPOSITORY, SCRATCH = sys.argv[1], sys.argv[2], sys.argv[3]
CORPUS = os.path.join(REPOSITORY, "Tests", "Fixtures", "validation")
SCHEMAS = {
    "1.0": "progress-v1.schema.json", "2.0": "progress-v2.0-scripts.schema.json", "2.0.0": "progress-v2.schema.json",
}
KEYWORDS = {
    "type": "OR210", "required": "OR211", "enum": "OR212", "const": "OR213", "minimum": "OR214", "maximum": "OR215",
    "minLength": "OR216", "maxLength": "OR217", "maxItems": "OR219", "pattern": "OR220",
}


NOTHING = object()


def say(name, fault=None):
    print(f"bad {name}: {str(fault)[:600]}" if fault else f"ok {name}")


def run(words, given=None, moment=0):
    environment = {"PATH": os.environ["PATH"], "HOME": SCRATCH, "ORCHESTRA_NOW_MS": str(moment), "TZ": "Asia/Tokyo"}
    return subprocess.run([PROGRAM, *words], input=given, capture_output=True, env=environment, cwd=CORPUS, timeout=120)


def pointer(path):
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def parsed(path):
    """The value, or NOTHING where it is no JSON by the program's rules: UTF-8, no duplicate key, no constant."""
    def unique(pairs):
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("duplicate key")
        return dict(pairs)

    def refuse(word):
        raise ValueError(word)

    with open(os.path.join(CORPUS, path), "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        return json.loads(text, object_pairs_hook=unique, parse_constant=refuse)
    except (ValueError, RecursionError):
        return NOTHING


with open(os.path.join(CORPUS, "corpus.json"), encoding="utf-8") as file:
    corpus = json.load(file)
names = sorted(corpus["files"])
moment = corpus["moment"]

validators = {}
for version, name in SCHEMAS.items():
    with open(os.path.join(REPOSITORY, "docs", name), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validators[version] = jsonschema.Draft202012Validator(schema)
say("validate: the schemas are schemas")

# One call for all: each finding names its file.
answer = json.loads(run(["validate", "--format", "json", *names], moment=moment).stdout)
versions = {file["file"]: file["version"] for file in answer["files"]}
found = {name: [] for name in names}
for finding in answer["findings"]:
    found[finding["file"]].append(finding)

fault = None
compared = 0
for name in names:
    value = parsed(name)
    shape = {(f["pointer"], f["code"]) for f in found[name] if f["code"] in KEYWORDS.values()}
    if value is NOTHING:
        if not any(f["code"].startswith("OR1") for f in found[name]) and not name.startswith("damaged/syntax-too-deep"):
            fault = fault or f"{name} is no JSON to Python"
        continue
    if versions[name] not in validators or any(f["code"].startswith("OR1") and f["severity"] == "error"
                                               for f in found[name]):
        continue
    theirs = {(pointer(error.absolute_path), KEYWORDS[error.validator])
              for error in validators[versions[name]].iter_errors(value)}
    compared += 1
    if shape != theirs:
        fault = fault or f"{name}: only the program {sorted(shape - theirs)}, only jsonschema {sorted(theirs - shape)}"
say("validate: jsonschema finds the same faults of shape", fault or (compared < 200 and f"only {compared} compared"))

fault = None
for name in names:
    expected = sorted((e["code"], e["line"], e["column"], e.get("pointer")) for e in corpus["files"][name])
    actual = sorted((f["code"], f["line"], f["column"], f["pointer"]) for f in found[name])
    if [tuple(map(str, entry)) for entry in expected] != [tuple(map(str, entry)) for entry in actual]:
        fault = fault or f"{name}: {actual} instead of {expected}"
say("validate: every fault at its line and column, no false alarm", fault)

# The shape alone, one version of the schema a time, from standard input as well.
fault = None
for name in [name for name in names if "shape-211" in name][:5]:
    with open(os.path.join(CORPUS, name), "rb") as file:
        piped = run(["validate", "--schema-only", "--format", "json", "-"], given=file.read(), moment=moment)
    codes = [finding["code"] for finding in json.loads(piped.stdout)["findings"]]
    if codes != ["OR211"] or piped.returncode != 1:
        fault = fault or f"{name}: {codes}, status {piped.returncode}"
say("validate: standard input is a file like any other", fault)

# SARIF: the essential structure of 2.1.0.
sarif = json.loads(run(["validate", "--format", "sarif", *names], moment=moment).stdout)
schema = {
    "type": "object", "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {
            "type": "object", "required": ["tool", "results"],
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {
                    "type": "object", "required": ["name", "rules"],
                    "properties": {"rules": {"type": "array", "uniqueItems": True, "items": {
                        "type": "object", "required": ["id", "shortDescription", "help"],
                        "properties": {"help": {"type": "object", "required": ["text"]}}}}}}}},
                "results": {"type": "array", "items": {
                    "type": "object", "required": ["ruleId", "level", "message", "locations"],
                    "properties": {
                        "level": {"enum": ["none", "note", "warning", "error"]},
                        "message": {"type": "object", "required": ["text"]},
                        "ruleIndex": {"type": "integer", "minimum": 0},
                        "locations": {"type": "array", "minItems": 1, "items": {
                            "type": "object", "required": ["physicalLocation"],
                            "properties": {"physicalLocation": {
                                "type": "object", "required": ["artifactLocation"],
                                "properties": {
                                    "artifactLocation": {"type": "object", "required": ["uri"]},
                                    "region": {"type": "object", "required": ["startLine"], "properties": {
                                        "startLine": {"type": "integer", "minimum": 1},
                                        "startColumn": {"type": "integer", "minimum": 1},
                                        "byteOffset": {"type": "integer", "minimum": 0}}}}}}}}}}}}}}}}
problems = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(sarif)]
rules = sarif["runs"][0]["tool"]["driver"]["rules"]
for result in sarif["runs"][0]["results"]:
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        problems.append(f"{result['ruleId']} has the index of another rule")
if len(sarif["runs"][0]["results"]) != len(answer["findings"]):
    problems.append("not as many results as findings")
say("validate: SARIF has the structure of 2.1.0", problems[:2])

# Workflow commands: one line a finding, nothing that a file says ends one early.
lines = run(["validate", "--format", "github", *names], moment=moment).stdout.decode().splitlines()
wrong = [line for line in lines[:-1]
         if not re.fullmatch(r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=OR\d{3}%3A [^:,]*::.+", line)]
if len(lines) - 1 != len(answer["findings"]):
    wrong.append(f"{len(lines) - 1} lines for {len(answer['findings'])} findings")
say("validate: workflow commands are whole", wrong[:2])

# What the program makes of fixtures that were generated elsewhere.
made = subprocess.run([sys.executable, os.path.join(CORPUS, "make_corpus.py"), "--check"], capture_output=True)
say("validate: the corpus is as its generator makes it", made.stderr.decode() if made.returncode else None)
