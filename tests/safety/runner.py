"""How GitHub's runner finds commands in what a step prints.

https://github.com/actions/runner/blob/v2.321.0/src/Runner.Common/ActionCommand.cs
"""

from __future__ import annotations

import re

COMMANDS = {
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
}


def commands(output: bytes) -> list[tuple[str, str]]:
    """Give the commands in `output` as the runner sees them: name, and the line."""
    lines = re.split(r"\r\n|\r|\n", output.decode("utf-8", "replace"))
    return [(name, line) for line in lines if (name := _second(line) or _first(line))]


def _second(line: str) -> str:
    line = line.lstrip()
    name, end, _ = line[2:].partition("::")
    return _registered(name) if line.startswith("::") and end else ""


def _first(line: str) -> str:
    _, start, rest = line.partition("##[")
    name, end, _ = rest.partition("]")
    return _registered(name) if start and end else ""


def _registered(command: str) -> str:
    name = command.partition(" ")[0].lower()
    return name if name in COMMANDS else ""
