"""module_diagram.py PAGE [--check] < DESCRIPTION: puts the diagram of the modules into the Mermaid block of PAGE, from what
`swift package describe --type json` says. With --check nothing is written, and the status is 1 when the block is another.

An arrow that follows from others is left out: what A may import through B is not drawn from A again."""

import json
import re
import sys


def modules(description):
    """Each module under Sources, with what it imports directly."""
    return {
        target["name"]: set(target.get("target_dependencies") or []) | set(target.get("product_dependencies") or [])
        for target in description["targets"]
        if target["path"].startswith("Sources/")
    }


def reachable(graph, start):
    found, open_ends = set(), list(graph.get(start, ()))
    while open_ends:
        module = open_ends.pop()
        if module not in found:
            found.add(module)
            open_ends += graph.get(module, ())
    return found


def reduced(graph):
    """The arrows that do not follow from others."""
    return {
        module: {each for each in arrows if not any(each in reachable(graph, other) for other in arrows - {each})}
        for module, arrows in graph.items()
    }


def shape(module, graph, programs):
    if module in programs:
        return f'{module}(["{module}"])'
    if module not in graph:
        return f'{module}[/"{module}"/]'
    return module


def diagram(description):
    graph = modules(description)
    programs = {target["name"] for target in description["targets"] if target["type"] == "executable"}
    lines = ["flowchart TD"]
    for module in sorted(graph.keys() | set().union(*graph.values())):
        lines.append(f"  {shape(module, graph, programs)}")
    for module, arrows in sorted(reduced(graph).items()):
        lines += [f"  {module} --> {each}" for each in sorted(arrows)]
    return "\n".join(lines) + "\n"


page = sys.argv[1]
text = open(page, encoding="utf-8").read()
block = re.search(r"```mermaid\n(.*?)```", text, re.DOTALL)
if not block:
    sys.exit(f"module_diagram.py: no Mermaid block in '{page}'")
drawn = diagram(json.load(sys.stdin))
if "--check" in sys.argv:
    sys.exit(None if drawn == block.group(1) else f"The diagram in '{page}' is not that of the modules: 'make diagram' draws it")
with open(page, "w", encoding="utf-8") as file:
    file.write(text[: block.start(1)] + drawn + text[block.end(1) :])
