"""Words between `**` that are not bold, since a blank stands inside: `** 굵게 **`; or wide marks, `＊＊굵게＊＊`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic

_PAIRS = {
    "**": re.compile(r"(?<![*\\])\*\*(?P<inner>[^*\n]+)\*\*(?!\*)"),
    "＊＊": re.compile(r"(?<!＊)＊＊(?P<inner>[^＊\n]+)＊＊(?!＊)"),
}
_LETTERS = re.compile(r"[^\W\d_]{2}|[가-힣]")


def bold_not_read(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report pairs of marks with blanks inside; powers (`2 ** 3`) and lines whose marks make no pairs are left alone.

    Bad:
        # 강조

        이것은 ** 굵게 ** 씁니다.

    Good:
        # 강조

        이것은 **굵게** 쓰고, `** 코드 **`와 2 ** 3 ** 4 는 그대로입니다.
    """
    marks = [mark for mark in _PAIRS if f"{mark} " in page.words or f" {mark}" in page.words or mark == "＊＊"]
    for mark in (mark for mark in marks if mark in page.words and page.shows(mark)):
        for start, words in page.paragraphs:
            at = start
            for line in words.split("\n") if mark in words else ():
                if line.count(mark) % 2 == 0:
                    yield from _told(page, mark, at, line)
                at += len(line) + 1


def _told(page: CheckedPage, mark: str, at: int, line: str) -> Iterator[Diagnostic]:
    """Report the pairs of `mark` in a line that starts at `at` and holds nothing but pairs."""
    for found in _PAIRS[mark].finditer(line):
        tidy = found["inner"].strip()
        if not _LETTERS.search(tidy) or (tidy == found["inner"] and mark != "＊＊"):
            continue
        start, end = at + found.start(), at + found.end()
        written, proper = page.markup.text[start:end], mark.replace("＊", "*")
        mended = f"{proper}{written[2:-2].strip()}{proper}"
        values = {"written": written, "mended": mended}
        yield Diagnostic("bold-not-read", page.locate(start, end), values, fix=page.mend(start, end, mended))
