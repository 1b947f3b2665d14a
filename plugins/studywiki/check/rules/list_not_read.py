"""Lists that are text, of which the lines run on into one: `1.첫째`, `-첫째`, `• 첫째`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Replacement, Replacements

_ITEM = re.compile(
    r"^(?P<lead>[ \t>]*)(?:(?P<number>\d{1,3})[.)](?=[^\W\d_]|[(\[\"'“‘`*]{0,4}[가-힣])"
    r"|(?P<dash>[-+*])(?=[^\W\d_]|[(\[\"'“‘`]{0,4}[가-힣])"
    r"|(?P<bullet>[•·∙‣▪▫■□○●◦◆◇▶▷►ㆍ➢➤※][ \t\u3000]*)(?=\S)"
    r"|(?P<wide>[０-９]{1,3})[.．)）][ \t\u3000]*(?=\S)"
    r"|(?P<sign>[ㅇ–—])[ \t\u3000]+(?=\S)"
    r"|(?P<letter>[가나다라마바사아자차카타파하])[.)][ \t\u3000]+(?=\S)"
    r"|(?P<circled>[①-⑳❶-❿])[ \t]*(?=\S))",
    re.MULTILINE,
)
_BROKEN = re.compile(r"(?:[ ]{2,}|\\|<br[ /]*>·*)$")
"""The end of a line that the author has broken himself."""
_NUMBERS = ("number", "wide")
_LETTERS = "가나다라마바사아자차카타파하"
_DASHES = ("dash", "bullet", "sign")
_KEPT = ("circled", "letter")
"""What is shown as it is written: a list's own numbers are others."""


def list_not_read(page: CheckedPage) -> Iterator[Diagnostic]:
    r"""Report two or more items below each other that make no list; a single line stands where it was written anyway.

    Bad:
        # 순서

        1.첫째
        2.둘째

    Good:
        # 순서

        1. 첫째
        2. 둘째

        1.5배와 3.14

        • 하나

        -3도에서
        -5도까지

        • 첫째\
        • 둘째
    """
    places = [found.start() for found in _ITEM.finditer(page.words)]
    if len(places) < 2:
        return
    text = page.markup.text
    for start, words in page.paragraphs:
        if bisect_left(places, start + len(words)) - bisect_left(places, start) < 2:
            continue
        run: list[tuple[int, re.Match[str]]] = []
        at = start
        is_begun = False
        for line in [*words.split("\n"), ""]:
            found = _ITEM.match(line)
            if found and text[at : at + found.end()] != found[0]:  # not the author's: a blot
                found = None
            if found and not (run and _follows(run[-1][1], found)):
                yield from _told(page, run, is_begun=is_begun)
                run, is_begun = [], at == start
            if found and not (found["dash"] == "*" and "*" in line[found.end() :]):
                run.append((at, found))
            if not found or _BROKEN.search(text[at : at + len(line)]):
                yield from _told(page, run, is_begun=is_begun)
                run = []
            at += len(line) + 1


def _follows(before: re.Match[str], found: re.Match[str]) -> bool:
    """Whether two lines are items of one list."""
    if before.lastgroup != found.lastgroup:
        return False
    kind = found.lastgroup or ""
    if kind == "letter":
        return _LETTERS.index(found[kind]) == _LETTERS.index(before[kind]) + 1
    return kind not in _NUMBERS or int(found[kind]) == int(before[kind]) + 1


def _told(page: CheckedPage, run: list[tuple[int, re.Match[str]]], *, is_begun: bool) -> Iterator[Diagnostic]:
    if len(run) < 2:
        return
    (at, first), kind = run[0], run[0][1].lastgroup or ""
    fix: Replacements | None = None
    is_near = all(
        len(found["lead"].expandtabs(4)) < 4 for _, found in run
    )  # what is further in goes on with its paragraph
    if is_near and kind not in _KEPT and (is_begun or kind not in _NUMBERS or int(first[kind]) == 1):
        fix = Replacements(tuple(_mended(page, at, found, kind) for at, found in run))
    written = page.markup.text[at + first.end("lead") : at + first.end()].strip()
    values = {"mark": written, "mended": "-" if kind in _DASHES else "1."}
    place = page.locate(at + first.start(kind), at + first.end())
    yield Diagnostic("list-not-read", place, values, fix=fix)


def _mended(page: CheckedPage, at: int, found: re.Match[str], kind: str) -> Replacement:
    start, end = at + found.start(kind), at + found.end()
    written = page.markup.text[start:end]
    if kind == "wide":
        return page.mend(start, end, f"{int(found[kind])}. ")
    return page.mend(start, end, "- " if kind in ("bullet", "sign") else f"{written} ")
