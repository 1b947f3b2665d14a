"""For programs: one JSON object."""

from __future__ import annotations

import json

from studywiki.check.formats.report import Report


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
                "file": place.file,
                "line": place.line,
                "column": place.column,
                "end_column": place.end_column,
                "message": words.message,
                "hint": words.hint,
            }
        )
    summary = {"total": len(report.diagnostics), **report.counts(), "pages": report.pages}
    return json.dumps({"diagnostics": found, "summary": summary}, ensure_ascii=False, indent=2) + "\n"
