"""For people: the place, the problem, the line with a caret, the cure."""

from __future__ import annotations

from textwrap import indent

from wcwidth import wcswidth

from studywiki.check.formats.report import Report
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.terminal import printable
from studywiki.terminal.printable import output

WIDTH = 100
"""Cells of a quoted line; of a longer one, the part around the fault is shown."""
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BEFORE = 40


def text(report: Report) -> str:
    """Write every problem, and how many there are."""
    blocks = [_block(report, each) for each in report.told]
    return "\n".join([*blocks, report.summed()]) + "\n"


def _block(report: Report, diagnostic: Diagnostic) -> str:
    words = report.words(diagnostic)
    place, colour = diagnostic.location, _COLOURS[diagnostic.severity]
    where, code = _painted(output(str(place)), "1", report), _painted(diagnostic.name, colour, report)
    lines = [f"{where}: {code}  {output(words.message)}".replace("\n", "\n  ")]
    line = report.lines.line(place.file, place.line)
    if line is not None:
        quoted, caret = quote(line, place.column, place.end_column)
        lines += [f"    {quoted}", f"    {_painted(caret, colour, report)}"]
    if words.hint:
        lines.append(output(indent(words.hint, "  ")))
    return "\n".join(lines) + "\n"


def quote(line: str, column: int, end_column: int | None) -> tuple[str, str]:
    """`line` as a terminal shows it, and below it the caret, under the cells of the columns that are meant."""
    chars = printable.chars(line)
    start = min(column - 1, len(chars))
    end = max(start + 1, min(end_column - 1, len(chars)) if end_column else start + 1)
    first = start
    while first and _cells(chars[first - 1 : start]) <= _BEFORE:
        first -= 1
    if _cells(chars) <= WIDTH:
        first = 0
    last = first
    while last < len(chars) and _cells(chars[first : last + 1]) <= WIDTH:
        last += 1
    cut, more = "…" if first else "", "…" if last < len(chars) else ""
    before = _cells([cut, *chars[first:start]])
    under = max(1, _cells(chars[start : min(end, last)]))
    return cut + "".join(chars[first:last]).rstrip() + more, " " * before + "^" * under


def _cells(chars: list[str]) -> int:
    """How many cells of a terminal `chars` take: Hangul takes two."""
    return max(0, wcswidth("".join(chars)))


def _painted(words: str, colour: str, report: Report) -> str:
    return f"\x1b[{colour}m{words}\x1b[0m" if report.colour else words
