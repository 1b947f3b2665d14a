"""A baseline as a file: one problem a line, in order, so that git merges it and a reviewer sees what was mended.

    [
    {"studywiki-baseline": 1}
    ,["docs/a.md", "broken-link", "doc_cafe.md", 2]
    ,["docs/b.md", "unclosed-html", "<details>", 1]
    ]

It is JSON, and the comma stands before each problem: a line can be taken out, by whoever mends what it holds, and no
other line changes with it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from studywiki.check.baseline import Baseline, Fault
from studywiki.check.formats.json import on_one_line
from studywiki.diagnostics import Diagnostic, Location, Severity

VERSION = 1
_MARK = "studywiki-baseline"


class NoBaselineError(Exception):
    """A file that is none: `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def written(baseline: Baseline) -> str:
    """`baseline` as a file: the same for the same problems."""
    entries = sorted([*known, count] for known, count in baseline.counts.items() if count > 0)
    return "".join(
        ["[\n", on_one_line({_MARK: VERSION}), "\n", *(f",{on_one_line(entry)}\n" for entry in entries), "]\n"]
    )


def read(data: bytes, file: str) -> Baseline:
    """The baseline that the file called `file` holds as `data`. Raises `NoBaselineError`."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        place = Location(file, error.lineno, error.colno)
        raise _fault("baseline-damaged", place, line=str(error.lineno)) from error
    except (ValueError, RecursionError) as error:  # no UTF-8, a number without end, brackets without end
        raise _fault("baseline-damaged", Location(file), line="1") from error
    head = value[0] if isinstance(value, list) and value else None
    version = head.get(_MARK) if isinstance(head, dict) else None
    if type(version) is not int:
        raise _fault("baseline-foreign", Location(file))
    if version != VERSION:
        raise _fault("baseline-newer", Location(file), version=str(version), known=str(VERSION))
    counts: Counter[Fault] = Counter()
    for entry in value[1:]:
        if not _is_entry(entry):
            raise _fault("baseline-foreign", Location(file))
        known = Fault(*entry[:3])
        counts[known] = max(counts[known], entry[3])  # where two branches were merged, a line may stand there twice
    return Baseline(counts)


def _is_entry(entry: Any) -> bool:  # noqa: ANN401
    if not (isinstance(entry, list) and len(entry) == 4 and type(entry[3]) is int and entry[3] > 0):
        return False
    return all(isinstance(part, str) for part in entry[:3])


def _fault(code: str, place: Location, **values: str) -> NoBaselineError:
    return NoBaselineError(Diagnostic(code, place, {"file": place.file, **values}, Severity.ERROR))
