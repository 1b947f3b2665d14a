"""Headings that are text: `#제목`, `＃ 제목`, seven marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic

_LINE = re.compile(
    r"^(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)"
    r"(?:(?P<marks>#{1,6})(?=[^\W_]|\*\*\w|[\"'‘“<(\[]*[가-힣])"
    r"|(?P<many>#{7,})[ \t]+(?=\S)|(?P<wide>＃{1,6})[ \t]*(?=\w))"
    r"(?P<words>[^\n]*)$",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"\d+(?:[.)-]\d*)*[.)]?[ \t]*[^\W\d]")
"""`1. 소개`, `2장`."""
_HASHTAG = re.compile(r"[#＃]\w")
_CODE = re.compile(r"(?:include|define|undef|ifn?def|if|endif|else|pragma|import|region|endregion|pip|sudo|apt)\b")
"""What stands behind a `#` of C, and of a notebook's commands."""


def heading_not_read(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report marks without a blank, wide marks and more than six; hashtags and numbers (`#1`) are left alone.

    Bad:
        글

        ##합성곱

        커널을 밀며 곱합니다.

    Good:
        # 합성곱

        #1 번 문제, `#제목`

        #딥러닝 #합성곱

        #딥러닝
    """
    if not _LINE.search(page.words):
        return
    foot = _foot(page.markup.text)
    for start, words in page.paragraphs:
        for found in _LINE.finditer(words):
            marks = found["marks"] or ""
            is_begun = found.start() == 0 and start < foot
            if marks and not _is_heading(marks, found["words"], is_begun=is_begun):
                continue
            at = start + found.end("lead")
            mended = "#" * min(len(marks or found["many"] or found["wide"]), 6) + " "
            values = {"written": _short(page.markup.text[at : start + found.end()]), "mended": mended.strip()}
            place = page.locate(at, start + found.start("words"))
            yield Diagnostic("heading-not-read", place, values, fix=page.mend(at, start + found.start("words"), mended))


def _is_heading(marks: str, words: str, *, is_begun: bool) -> bool:
    """Whether marks before `words` are a heading's; `is_begun`: they begin a paragraph, and the page goes on below.

    A word with one mark that stands elsewhere is a hashtag, as people put them below a text.
    """
    if _HASHTAG.search(words) or _CODE.match(words):
        return False
    if words[0].isdigit():
        return len(marks) > 1 and _NUMBERED.match(words) is not None
    return len(marks) > 1 or is_begun or len(words.split()) > 1


def _foot(text: str) -> int:
    """Where the hashtags below a text begin."""
    lines, at = text.split("\n"), len(text)
    while lines and all(word.startswith("#") and word.strip("#") for word in lines[-1].split()):
        at -= len(lines.pop()) + 1
    return at


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
