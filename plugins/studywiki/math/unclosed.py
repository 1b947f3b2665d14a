"""Marks of display formulas that nothing closes: what their authors meant is shown as text, which they should know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.markup import markup

_MARK = re.compile(r"(?<![\\$\w])\$\$(?![$\d])(?P<rest>[^\n]*)")
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*")
_TEX = re.compile(r"[\\^_={}]")
_NOTHING = re.compile(r"[\s>]*\$\$")
_COMMAND = re.compile(r"\\[A-Za-z]{2,}|[\^_]\{")


def find(text: str) -> Iterator[int]:
    """Offset in `text` of each `$$` that opens a formula, as its line shows, and is part of none."""
    if "$$" not in text:
        return
    prose = markup.of(text).prose
    last: int | None = None  # end of the line of a mark that was alone on it
    for found in _MARK.finditer(prose):
        line = prose.rfind("\n", 0, found.start()) + 1
        begins = _LEAD.fullmatch(prose, line, found.start()) is not None
        alone = begins and not found["rest"].strip()
        if alone and last is not None:  # the other mark of a pair that has prose between, or nothing
            last = None
            continue
        last = found.end() if alone else None
        if alone:
            opens = not _is_closed_at_once(prose, found.end())
        else:
            opens = bool((_TEX if begins else _COMMAND).search(found["rest"]))
        if opens:
            yield found.start()


def _is_closed_at_once(prose: str, end: int) -> bool:
    """Whether nothing but blanks stands from `end` to the next mark: a formula that is still to be written."""
    return _NOTHING.match(prose, end) is not None
