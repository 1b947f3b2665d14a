"""Where a sidebar is no YAML: what its author will have meant, and how to write that.

YAML's own words ("expected <block end>, but found '<scalar>'") name what its parser was doing. A contributor needs the
line to change: most faults are a tab, a forgotten blank after a colon, or a title that needs quotes.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.sidebar.forms import SIDEBAR, Form

_VALUE = re.compile(r"(?P<before>[ ]*(?:-[ ]+)*(?P<key>\w+):[ ]+)(?P<value>\S.*?)[ ]*$")
_PLAIN = re.compile(r"[A-Za-z0-9_가-힣./](?:[\w가-힣 .,()/+~-]*[\w가-힣.,()/+~-])?", re.ASCII)
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200b\u202f\u3000]")
_ODD_SPACE = re.compile(f"[ ]*(?P<space>{_ODD_SPACES.pattern})")
_TAB = re.compile(r"[ -]*(?P<tab>\t)")

MAX_LINE = 1000
"""Nobody wrote a longer one by hand, and looking through it takes time."""
MAX_EXPLAINED = 300_000
"""Characters of a text that is read by the slow parser, for its words: five times the longest that people write."""
_TOO_DEEP = "nested too deep"


class Refusal(Struct, frozen=True):
    """Why a text is no YAML."""

    diagnostic: Diagnostic
    repair: str | None = None
    """How its author will have meant the line that the diagnostic names; None where nothing is certain."""


def refusal(text: str, file: str, deepest: int, known: yaml.YAMLError, form: Form = SIDEBAR) -> Refusal:
    """Say why `text` (of `file`), which is no YAML, is none; `deepest` is how deep it may be nested.

    `known` is what the parser that refused it has said.
    """
    error = _error(text, deepest, known)
    if error.problem == _TOO_DEEP:
        limit = {"limit": str(deepest)}
        return Refusal(Diagnostic("sidebar-too-deep", _place(error.problem_mark, file), limit, Severity.ERROR))
    lines = text.split("\n")
    place, context = _place(error.problem_mark, file), _place(error.context_mark, file)
    before = _line_before(lines, place.line)
    for number in (place.line, before, context.line):
        found = _in_line(lines, number, file, form) if 0 < number <= len(lines) else None
        if found:
            return found
    if before and (found := slip(lines[before - 1], Location(file, before), form)):
        return found
    if error.context_mark and re.search("flow|quoted", error.context or ""):
        return Refusal(_fault("sidebar-unclosed", context, lines[context.line - 1]))
    if re.search("block end|block mapping|mapping values|expected ':'", f"{error.problem} {error.context}"):
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        return Refusal(_fault("sidebar-indentation", place, line), _aligned(lines, place.line, form))
    return Refusal(Diagnostic("sidebar-not-yaml", place, {"why": str(error.problem)}, Severity.ERROR))


def needs_quotes(line: str, place: Location) -> Diagnostic:
    """Say that the value in `line` at `place` must stand in quotes."""
    found = _VALUE.match(line)
    fixed = f"{found['key']}: {quoted(found['value'])}" if found else quoted(line.strip())
    return Diagnostic("sidebar-needs-quotes", place, {"line": line.strip(), "fixed": fixed}, Severity.ERROR)


def slip(line: str, place: Location, form: Form = SIDEBAR) -> Refusal | None:
    """Say what is wrong with a line that YAML may take for a mere text: `title:소개`, `-title: 소개`, `title：소개`."""
    if len(line) > MAX_LINE:
        return None
    if found := form.no_blank.match(line):
        code = "sidebar-wide-colon" if found["colon"] != ":" else "sidebar-no-blank"
    elif found := form.no_blank_after_dash.match(line):
        code = "sidebar-no-blank-dash"
    elif found := form.no_colon.match(line):
        code = "sidebar-no-colon"
    else:
        return None
    dash = "- " if found["dash"] else ""
    named = found.groupdict().get("list") or found["key"]
    fixed = f"{dash}{named}: {(found['value'] or '').strip()}".rstrip()
    start = found.start("dash") if dash else line.index(named)
    place = replace(place, column=start + 1, end_column=len(line.rstrip()) + 1)
    values = {"line": line.strip(), "fixed": fixed}
    return Refusal(Diagnostic(code, place, values, Severity.ERROR), line[:start] + fixed)


def written(text: str) -> str:
    """Write `text` as YAML, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS else quoted(text)


def quoted(value: str) -> str:
    """Write `value` in YAML's single quotes."""
    return "'" + value.replace("'", "''") + "'"


def _error(text: str, deepest: int, known: yaml.YAMLError) -> yaml.MarkedYAMLError:
    """Have the text refused once more, by the parser whose words are the same on every platform."""
    if len(text) > MAX_EXPLAINED and isinstance(known, yaml.MarkedYAMLError):
        return known
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > deepest:  # it looks at every open bracket for each token
                mark: Any = event.start_mark
                return yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=mark)
    except yaml.MarkedYAMLError as error:
        return error
    return yaml.MarkedYAMLError(problem="libyaml refuses it")  # it is stricter in few things; more is not known


def _place(mark: yaml.error.Mark | yaml._yaml.Mark | None, file: str) -> Location:
    return Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)


def _line_before(lines: list[str], number: int) -> int:
    """The number, from 1, of the last line before line `number` that holds something; 0 where there is none."""
    return next((n for n in range(min(number - 1, len(lines)), 0, -1) if lines[n - 1].strip()), 0)


def _in_line(lines: list[str], number: int, file: str, form: Form) -> Refusal | None:
    """Say what is wrong with line `number`, as far as that can be seen from it alone."""
    line = lines[number - 1]
    if len(line) > MAX_LINE:
        return None
    if tab := _TAB.match(line):
        repair = _aligned(lines, number, form) or line.replace("\t", "  ")
        return Refusal(_fault("sidebar-tab", Location(file, number, tab.start("tab") + 1)), repair)
    if space := _ODD_SPACE.match(line):
        repair = _aligned(lines, number, form) or _ODD_SPACES.sub("  ", line)
        return Refusal(_fault("sidebar-odd-space", Location(file, number, space.start("space") + 1)), repair)
    value = _VALUE.match(line)
    return _in_value(line, value, Location(file, number)) if value and not _is_yaml(line) else None


def _in_value(line: str, found: re.Match[str], place: Location) -> Refusal | None:
    """Say what is wrong with the value in a line, where quotes would mend it."""
    value = found["value"]
    place = replace(place, column=found.start("value") + 1, end_column=found.end("value") + 1)
    repair = f"{found['before']}{quoted(value)}"
    if not _is_yaml(repair):
        return None
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return Refusal(_fault("sidebar-unclosed", place, line), f"{found['before']}{quoted(value[1:])}")
    return Refusal(needs_quotes(line, place), repair)


def _aligned(lines: list[str], number: int, form: Form) -> str | None:
    """Line `number` where the lines before it want it to start; None where that is not certain."""
    line = lines[number - 1].strip() if number <= len(lines) else ""
    if line.startswith("- "):
        return _aligned_dash(lines, number)
    before = _line_before(lines, number)
    above = _VALUE.match(lines[before - 1]) if before else None
    if above is None or line.partition(":")[0] not in form.keys or above["key"] not in form.keys:
        return None
    return " " * above.start("key") + line


def _aligned_dash(lines: list[str], number: int) -> str | None:
    """Line `number`, which starts an entry, below the last entry that starts near that column."""
    line = lines[number - 1]
    column = line.find("-")
    if line[:column].strip(" "):
        return None
    for above in reversed(lines[: number - 1]):
        if above.lstrip(" ").startswith("- ") and abs(above.find("-") - column) <= 3:
            return " " * above.find("-") + line.strip()
    return None


def _fault(code: str, place: Location, line: str = "") -> Diagnostic:
    return Diagnostic(code, place, {"line": line.strip()}, Severity.ERROR)


def _is_yaml(line: str) -> bool:
    try:
        for event in yaml.parse(line.strip(), Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                return False
    except yaml.YAMLError:
        return False
    return True
