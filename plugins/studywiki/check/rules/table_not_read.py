"""Rows that make no table: the line of dashes below the first is missing, or does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic

_ROW = re.compile(r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)\|(?P<cells>.*\S)[ \t]*\|[ \t]*")
_ROWS = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\|.*\|[ \t]*$", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"[-—–―_=:|+\s]*[-—–―=_][-—–―_=:|+\s]*")
"""A line that is meant to part the head of a table from its rows."""
_SIGN = re.compile(r"[ \t]*[-+=<>≤≥*/×,][ \t]*")
"""What stands between two norms, and in no cell."""


def table_not_read(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report two rows or more in a paragraph, each between strokes; norms and formulas are left alone.

    Bad:
        # 비교

        | 모델 | 점수 |
        | CNN | 0.9 |
        | RNN | 0.8 |

    Good:
        # 비교

        | 모델 | 점수 |
        |---|---|
        | CNN | 0.9 |

        |x| + |y|
        $|x|$
    """
    if len(_ROWS.findall(page.words)) < 2 or not page.shows("|"):
        return
    for start, words in page.paragraphs:
        run: list[tuple[int, str]] = []
        at = start
        for line in [*words.split("\n"), ""]:
            if _ROW.fullmatch(line):
                run.append((at, line))
            else:
                yield from _told(page, run)
                run = []
            at += len(line) + 1


def _told(page: CheckedPage, run: Sequence[tuple[int, str]]) -> Iterator[Diagnostic]:
    rows = [found for _, line in run if (found := _ROW.fullmatch(line))]
    counts = [len(_CELL_END.findall(row["cells"])) + 1 for row in rows]
    if len(run) < 2:
        return
    (head_at, head), (below_at, below) = run[:2]
    lead, columns = rows[0]["lead"], counts[0]
    separator = "|" + "---|" * columns
    place = page.locate(head_at + len(lead), head_at + len(head))
    values = {"separator": separator}
    if _DASHES.fullmatch(rows[0]["cells"]):
        yield Diagnostic("table-head-missing", place)
    elif _DASHES.fullmatch(rows[1]["cells"]):
        at = below_at + len(rows[1]["lead"])
        is_whole = max(counts[2:], default=0) <= columns  # else cells would go
        fix = page.mend(at, below_at + len(below), separator) if is_whole else None
        yield Diagnostic("table-separator", page.locate(at, below_at + len(below)), values, fix=fix)
    elif min(counts) > 1 and not any(_SIGN.fullmatch(cell) for row in rows for cell in _CELL_END.split(row["cells"])):
        below_lead = rows[1]["lead"]
        fix = page.mend(below_at, below_at + len(below_lead), f"{below_lead}{separator}\n{below_lead}")
        yield Diagnostic("table-not-read", place, values, fix=fix if max(counts) == columns else None)
