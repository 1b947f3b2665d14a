"""Dates of front matter that are none: `date: 2026-13-45`, `last_updated: 어제`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location
from studywiki.pages.front_matter_lines import entries

_DATES = ("date", "last_updated")
_NUMBERS = re.compile(r"(?P<year>\d{4})[ \t]*[-./년][ \t]*(?P<month>\d{1,2})[ \t]*[-./월][ \t]*(?P<day>\d{1,2})(?!\d)")
_FIGURE = re.compile(r"\d|[{}$]")


def front_matter_date(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a day that no calendar has, and words without a figure.

    Bad:
        ---
        title: 합성곱
        date: 2026-13-45
        ---

        글

    Good:
        ---
        title: 합성곱
        date: 2026-02-28 10:00:00 +0900
        last_updated: July 3, 2016
        ---

        글
    """
    meta = page.source.meta
    if not any(key in meta for key in _DATES):
        return
    for at, key, column in entries(page.meta_lines):
        written = str(meta.get(key, ""))
        if key in _DATES and written and not _is_date(written):
            place = Location(page.file, at + 1, column, column + len(key))
            yield Diagnostic("front-matter-date", place, {"key": key, "value": written})


def _is_date(written: str) -> bool:
    found = _NUMBERS.match(written)
    if not found:
        return _FIGURE.search(written) is not None
    try:
        datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return False
    return True
