"""Front matter between lines that are no `---`: readers see it at the top of the page, and nothing of it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Replacement, Severity
from studywiki.pages.front_matter_types import KNOWN

_DASHES = re.compile(r"[ \t\u3000]*(?:[-–—―─－ー_=~]{1,10}|(?:- ){2,9}-?|[*+`]{3})[ \t\u3000]*")
_KEY = re.compile(rf"(?P<key>[\"']?(?:{'|'.join(sorted(KNOWN))})[\"']?)[ \t]*[:：]", re.IGNORECASE)
_ENTRY = re.compile(r"[^\W\d][\w .-]{0,60}[ \t]*[:：]|[ \t]+\S|-[ \t]|#")
_MOST = 60
"""Lines of front matter."""


def front_matter_dashes(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report each line at the top of a page that is meant to begin or to end its front matter and does not.

    Bad:
        —
        title: 합성곱
        ---

        글

    Good:
        ---
        title: 합성곱
        ---

        글
    """
    if page.source.meta:
        return
    lines = page.text.split("\n", _MOST + 10)
    top = next((at for at, line in enumerate(lines) if line.strip()), None)
    if top is None or not _DASHES.fullmatch(lines[top]):
        return
    end = top + 1
    known = 0
    while end < min(len(lines), top + _MOST) and lines[end].strip() and not _DASHES.fullmatch(lines[end]):
        if not _ENTRY.match(lines[end]):
            return
        known += _KEY.match(lines[end]) is not None
        end += 1
    closes = end < len(lines) and _DASHES.fullmatch(lines[end]) is not None
    if not known or not (closes or lines[top].strip(" \t\u3000") == "---"):
        return
    for at in (top, end) if closes else (top,):
        if lines[at].rstrip(" \t") != "---":
            place = Location(page.file, at + 1, 1, len(lines[at]) + 1)
            fix = Replacement(place, lines[at], "---")
            yield Diagnostic("front-matter-dashes", place, {"written": lines[at]}, Severity.ERROR, fix=fix)
