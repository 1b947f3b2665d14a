"""Invisible characters that turn the order of what is read: code that is not what its reader sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.markup.literal_text import Kind

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides, isolates and their ends, of which GitHub warns: https://trojansource.codes/"""
_IN_CODE = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""Marks by themselves turn little, but no command or program works with one in it."""
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]")
"""Letters of Hebrew, Arabic and others: in their lines such characters are at home."""
_CODE = {Kind.FENCE, Kind.INDENTED, Kind.SPAN, Kind.HIGHLIGHT, Kind.HTML, Kind.MATH}


def hidden_direction(page: CheckedPage) -> Iterator[Diagnostic]:
    r"""Report the first in each line: a warning in code and formulas, else worth knowing, but in Hebrew and the like.

    Bad:
        # 권한

        ```python
        if level != "user\u202e":
        ```

    Good:
        # 권한

        ```python
        if level != "user":
        ```

        \u05d0\u05d1 \u2067abc\u2069 는 히브리어입니다.
    """
    if not _IN_CODE.search(page.text):
        return
    for number, line in enumerate(page.text.split("\n")[: page.body_line - 1], 1):
        if found := _in_words(line):
            place = page.whole.place(Location(page.file, number, found.start() + 1, found.end() + 1))
            yield _said(place, found, Severity.INFO)
    text = page.markup.text
    code = [stretch for stretch in page.markup.stretches if stretch.kind in _CODE]
    starts = [stretch.start for stretch in code]
    at = 0
    for line in text.split("\n"):
        for found in _IN_CODE.finditer(line):
            before = bisect_right(starts, at + found.start()) - 1
            if before >= 0 and at + found.start() < code[before].end:
                yield _said(page.locate(at + found.start(), at + found.end()), found, Severity.WARNING)
                break
        else:
            if found_in_words := _in_words(line):
                place = page.locate(at + found_in_words.start(), at + found_in_words.end())
                yield _said(place, found_in_words, Severity.INFO)
        at += len(line) + 1


def _in_words(line: str) -> re.Match[str] | None:
    found = _TURNS.search(line)
    return found if found and not _FROM_THE_RIGHT.search(line) else None


def _said(place: Location, found: re.Match[str], severity: Severity) -> Diagnostic:
    return Diagnostic("hidden-direction", place, {"code": f"U+{ord(found[0]):04X}"}, severity)
