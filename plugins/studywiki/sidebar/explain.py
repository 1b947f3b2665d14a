"""Where a sidebar is no YAML: what its author will have meant, and how to write that.

YAML's own words ("expected <block end>, but found '<scalar>'") name what its parser was doing. A contributor needs the
line to change: most faults are a tab, a forgotten blank after a colon, or a title that needs quotes.
"""

from __future__ import annotations

import re

import yaml

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.sidebar import keys

_VALUE = re.compile(r"(?P<before>[ ]*(?:-[ ]+)*(?P<key>\w+):[ ]+)(?P<value>\S.*?)[ ]*$")
_NO_BLANK = re.compile(rf"[ ]*(?:-[ ]+)?(?P<key>{'|'.join(keys.ENTRY)}):(?P<value>[^\s:].*)$")
_ODD_SPACE = re.compile("[ ]*(?P<space>[\u00a0\u2000-\u200b\u202f\u3000])")
_TAB = re.compile(r"[ -]*(?P<tab>\t)")

MAX_LINE = 1000
"""Nobody wrote a longer one by hand, and looking through it takes time."""


def refusal(text: str, file: str) -> Diagnostic:
    """Say why `text` (of `file`), which is no YAML, is none."""
    error = _error(text)
    lines = text.split("\n")
    place, context = _place(error.problem_mark, file), _place(error.context_mark, file)
    for number in (place.line, *_lines_before(lines, place.line), context.line):
        found = _in_line(lines[number - 1], number, file) if number <= len(lines) else None
        if found:
            return found
    if error.context_mark and re.search("flow|quoted", error.context or ""):
        return _fault("sidebar-unclosed", context, lines)
    if re.search("block end|block mapping|mapping values|expected ':'", f"{error.problem} {error.context}"):
        return _fault("sidebar-indentation", place, lines)
    return Diagnostic("sidebar-not-yaml", place, {"why": str(error.problem)}, Severity.ERROR)


def needs_quotes(line: str, place: Location) -> Diagnostic:
    """Say that the value in `line` at `place` must stand in quotes."""
    found = _VALUE.match(line)
    fixed = f"{found['key']}: {quoted(found['value'])}" if found else quoted(line.strip())
    return Diagnostic("sidebar-needs-quotes", place, {"line": line.strip(), "fixed": fixed}, Severity.ERROR)


def no_blank(text: str, place: Location) -> Diagnostic | None:
    """Say that a blank is missing after the colon in `text` at `place`, where that is so."""
    found = _NO_BLANK.match(text)
    if not found or (found["key"] == "url" and found["value"].startswith("//")):
        return None
    fixed = f"{found['key']}: {found['value']}"
    return Diagnostic("sidebar-no-blank", place, {"line": text.strip(), "fixed": fixed}, Severity.ERROR)


def quoted(value: str) -> str:
    """Write `value` in YAML's single quotes."""
    return "'" + value.replace("'", "''") + "'"


def _error(text: str) -> yaml.MarkedYAMLError:
    """Have the text refused once more, by the parser whose words are the same on every platform."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    return yaml.MarkedYAMLError(problem="libyaml refuses it")  # it is stricter in few things; more is not known


def _place(mark: yaml.error.Mark | yaml._yaml.Mark | None, file: str) -> Location:
    return Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)


def _lines_before(lines: list[str], number: int) -> list[int]:
    """Give the number, from 1, of the last line before line `number` that holds something."""
    return next(([n] for n in range(min(number - 1, len(lines)), 0, -1) if lines[n - 1].strip()), [])


def _in_line(line: str, number: int, file: str) -> Diagnostic | None:
    """Say what is wrong with a line, as far as that can be seen from it alone."""
    if len(line) > MAX_LINE:
        return None
    if tab := _TAB.match(line):
        return _fault("sidebar-tab", Location(file, number, tab.start("tab") + 1), [])
    if space := _ODD_SPACE.match(line):
        return _fault("sidebar-odd-space", Location(file, number, space.start("space") + 1), [])
    indent = len(line) - len(line.lstrip(" "))
    if missing := no_blank(line, Location(file, number, indent + 1)):
        return missing
    found = _VALUE.match(line)
    if not found or _is_yaml(line):
        return None
    value = found["value"]
    place = Location(file, number, found.start("value") + 1, found.end("value") + 1)
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return _fault("sidebar-unclosed", place, [line], number)
    if _is_yaml(f"{found['key']}: {quoted(value)}"):
        return needs_quotes(line, place)
    return None


def _fault(code: str, place: Location, lines: list[str], first: int = 1) -> Diagnostic:
    line = lines[place.line - first].strip() if place.line - first < len(lines) else ""
    return Diagnostic(code, place, {"line": line}, Severity.ERROR)


def _is_yaml(line: str) -> bool:
    try:
        for event in yaml.parse(line.strip(), Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                return False
    except yaml.YAMLError:
        return False
    return True
