"""Pages of one title: nobody can tell them apart in the sidebar and in the search."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic, Location, OtherFile, Severity

_KEY = re.compile(r"^title[ \t]*:[ \t]*(?P<value>\S[^\n]*?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"<h1[ >]((?>(?:[^\n<]|<(?!/?h1\b))*))</h1>")
_TAG = re.compile(r"^[^<>]*>|<[^<>]*>")
_FIRST = re.compile(r"(?:[ \t]*\n)*(?P<line>#[ \t][^\n]*)")
_MARKS = re.compile(r"^[ \t]*#+[ \t]*|(?<![ \t])[ \t]+#+[ \t]*$")


def duplicate_title(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report the second of two pages with the same title.

    Bad:
        === docs/a.md
        ---
        title: 설치
        ---

        카페를 설치합니다.
        === docs/b.md
        # 설치

        텐서플로를 설치합니다.

    Good:
        === docs/a.md
        # 카페 설치

        카페를 설치합니다.
        === docs/b.md
        # 텐서플로 설치

        텐서플로를 설치합니다.
    """
    first: dict[str, CheckedPage] = {}
    pages = [
        page
        for _, page in sorted(wiki.pages.items())
        if not page.passed_by and page.source.meta.get("published") is not False
    ]
    shown = [_shown(page) for page in pages]
    often = Counter(shown)
    for page, words in zip(pages, shown, strict=True):
        if often[words] == 1:  # nobody else's: its Markdown need not be read
            continue
        title, place = _title(page)
        key = " ".join(title.split()).casefold()
        if not key:
            continue
        if key in first:
            other = first[key].file
            values = {"title": " ".join(title.split()), "other": other}
            yield Diagnostic("duplicate-title", place, values, Severity.INFO, cause=OtherFile(other))
        else:
            first[key] = page


def _shown(page: CheckedPage) -> str:
    """The letters of the title as readers see it."""
    if title := page.source.meta.get("title"):
        words = str(title)
    elif found := _HEADING.search(page.shown or ""):
        words = html.unescape(_TAG.sub("", found[1]))
    else:
        words = _title(page)[0]
    return "".join(char for char in words.casefold() if char.isalnum())


def _title(page: CheckedPage) -> tuple[str, Location]:
    """The page's title and where it stands; an empty one where the author has given none."""
    title = page.source.meta.get("title")
    if title:
        front_matter = "\n".join(page.text.split("\n")[: page.body_line - 1])
        found = _KEY.search(front_matter)
        if not found:
            return str(title), Location(page.file)
        column = found.start("value") - found.start() + 1
        number = page.text.count("\n", 0, found.start()) + 1
        return str(title), Location(page.file, number, column, column + len(found["value"]))
    first = _FIRST.match(page.markdown)
    if first:  # nothing can stand around it: there is no need to read the page for it
        return _MARKS.sub("", first["line"]), page.locate(*first.span("line"))
    for heading in page.markup.blocks.headings:
        if heading.level == 1:
            line = page.markup.text[heading.start : heading.end].split("\n", 1)[0]
            return _MARKS.sub("", line), page.locate(heading.start, heading.start + len(line))
    return "", Location(page.file)
