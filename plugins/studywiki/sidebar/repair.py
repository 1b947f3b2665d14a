"""A sidebar with faults, written as its author will have meant it, so that one run finds all that is wrong."""

from __future__ import annotations

from studywiki.diagnostics import Diagnostic, Location
from studywiki.sidebar import yaml_errors
from studywiki.sidebar.forms import SIDEBAR, Form


def without_slips(text: str, file: str, form: Form = SIDEBAR) -> tuple[str, list[Diagnostic]]:
    """Mend the lines whose slip YAML would not notice; gives the text and what was wrong with it."""
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines):
        slip = yaml_errors.slip(line, Location(file, number + 1), form)
        if slip and slip.repair:
            lines[number] = slip.repair
            found.append(slip.diagnostic)
    return "\n".join(lines), found


def repaired(text: str, number: int, repair: str) -> str:
    """`text` with `repair` for its line `number`; what is below an entry that is moved moves with it."""
    lines = text.split("\n")
    before, after = (len(line) - len(line.lstrip(" ")) for line in (lines[number - 1], repair))
    lines[number - 1] = repair
    if repair.lstrip().startswith("- ") and before != after and "\t" not in text:
        for below in range(number, len(lines)):
            line = lines[below]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and indent <= before:
                break
            lines[below] = " " * max(indent + after - before, 0) + line.lstrip(" ")
    return "\n".join(lines)
