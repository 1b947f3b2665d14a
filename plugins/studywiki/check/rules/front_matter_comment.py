"""Words of front matter that a `#` makes a comment: `title: C# 강의 #1`, `tags: #cnn`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Replacement
from studywiki.html_elements import names
from studywiki.pages.front_matter_lines import entries

_TEXTS = names("title description summary subtitle keywords author tags")
_LISTS = names("tags keywords")
_VALUE = re.compile(r"[\"']?[ \t]*:(?:[ \t]+|$)(?P<value>[^\n]*?)[ \t]*$")
_LOST = re.compile(r"(?:(?<=[ \t])|^)#(?=[^\s#!])")
_HASHTAGS = re.compile(r"#(?P<tag>[^\s#,]+)(?:,?[ \t]+|,|$)")
_ITEM = re.compile(r"(?P<lead>[ \t]*-[ \t]+)#(?P<tag>[^\s#]\S*)[ \t]*$")


def front_matter_comment(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a `#` with a word right behind it in a text; a comment (`# 나중에`) and what is in quotes are left alone.

    Bad:
        ---
        title: C# 강의 #1
        ---

        글

    Good:
        ---
        title: 'C# 강의 #1'
        tags: [C#]  # 나중에 더
        ---

        글
    """
    lines = page.meta_lines
    if not any("#" in line for line in lines):
        return
    for at, key, column in entries(lines):
        if key not in _TEXTS or not (found := _VALUE.match(lines[at], column - 1 + len(key))):
            continue
        value, start = found["value"], found.start("value")
        if not value and key in _LISTS:
            yield from _items(page, lines, at + 1)
        lost = None if value[:1] in "\"'|>&*[" else _LOST.search(value)
        if not lost:
            continue
        place = Location(page.file, at + 1, start + lost.start() + 1, start + len(value) + 1)
        mended = _quoted(key, value)
        fix = mended and Replacement(Location(page.file, at + 1, start + 1, start + len(value) + 1), value, mended)
        values = {"lost": value[lost.start() :], "mended": f"{key}: {mended or _single(value)}"}
        yield Diagnostic("front-matter-comment", place, values, fix=fix or None)


def _items(page: CheckedPage, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """Report those of a list's items from the line `at` on."""
    while at < len(lines) and (not lines[at].strip() or lines[at][0] in " \t-") and not lines[at].startswith("---"):
        if found := _ITEM.match(lines[at]):
            start = found.end("lead")
            place = Location(page.file, at + 1, start + 1, start + 2 + len(found["tag"]))
            values = {"lost": f"#{found['tag']}", "mended": f"- {found['tag']}"}
            yield Diagnostic(
                "front-matter-comment", place, values, fix=Replacement(place, f"#{found['tag']}", found["tag"])
            )
        at += 1


def _quoted(key: str, value: str) -> str:
    """The value as it has to be written; empty where that is not certain."""
    if key not in _LISTS:
        return _single(value)
    tags = _HASHTAGS.findall(value)
    return f"[{', '.join(tags)}]" if tags and not _HASHTAGS.sub("", value).strip() else ""


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
