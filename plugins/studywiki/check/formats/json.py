"""For programs: one JSON object."""

from __future__ import annotations

import json
import re
from typing import Any

from studywiki.check.formats.report import Report
from studywiki.terminal.printable import visible

_OBEYED = re.compile(r"##(?=\[)|[^\n -~\w]")
"""What a program gets from its escape: the sign of a command, and what a terminal may obey."""


def as_json(report: Report) -> str:
    """Write `{"diagnostics": [...], "summary": {...}}`; `end_column` is null where it is not known.

    The summary counts every problem, also those that are not told one by one.
    """
    found = []
    for each in report.told:
        words, place = report.words(each), each.location
        found.append(
            {
                "code": each.name,
                "severity": each.severity.value,
                "file": _name(place.file),
                "line": place.line,
                "column": place.column,
                "end_column": place.end_column,
                "message": words.message,
                "hint": words.hint,
            }
        )
    summary = {"total": len(report.diagnostics), **report.counts(), "pages": report.pages}
    return written({"diagnostics": found, "summary": summary})


def written(value: Any) -> str:  # noqa: ANN401
    """`value` as JSON that says exactly that, and of which neither a terminal nor GitHub's runner obeys a part."""
    return _OBEYED.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def on_one_line(value: Any) -> str:  # noqa: ANN401
    """`value` as JSON on one line, of which nothing is obeyed either."""
    return _OBEYED.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _name(name: str) -> str:
    """A file's name as strict readers of JSON take it: a byte that is no text is shown, not half a character."""
    return name if name.isprintable() else "".join(visible(c) if "\ud800" <= c <= "\udfff" else c for c in name)


def _escaped(found: re.Match[str]) -> str:
    if found[0] == "##":
        return "#\\u0023"
    return found[0] if visible(found[0]) == found[0] else json.dumps(found[0])[1:-1]
