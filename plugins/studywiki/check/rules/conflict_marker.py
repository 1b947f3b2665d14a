"""Lines that git leaves in a file that two people changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.markup.literal_text import Kind

_MARKER = re.compile(r"^(?P<mark><{7}|>{7}|\|{7})(?: (?P<name>[^<>|\n]*))?$", re.MULTILINE)
_BRANCH = re.compile(r"[!-~]+(?: \(.+\))?|Stashed changes|Updated upstream")
"""What git writes there: a branch's name, or a commit's number with its message."""
_BRANCH_OR_WORD = re.compile(r"\S+")
"""A branch's name, in whatever letters."""
_DEEP = re.compile(r"(?:> ?){5}")
"""How a line begins that is quoted again and again."""
_MIDDLE = re.compile(r"^={7}$", re.MULTILINE)


def conflict_marker(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a conflict once, at its first line; one that stands in a fence as an example is left alone.

    Bad:
        # 합성곱

        <<<<<<< HEAD
        커널은 3×3입니다.
        =======
        커널은 5×5입니다.
        >>>>>>> kernel

    Good:
        # 충돌

        ```text
        <<<<<<< HEAD
        커널은 3×3입니다.
        =======
        커널은 5×5입니다.
        >>>>>>> kernel
        ```
    """
    if not any(mark in page.text for mark in ("<<<<<<<", ">>>>>>>", "|||||||")):
        return
    open_until = -1
    middle = _MIDDLE.search(page.text)
    above = middle.start() if middle else len(page.text)
    for found in _MARKER.finditer(page.text):
        if found.start() < open_until or _is_example(page, found.start()):
            continue
        if found["mark"][0] == "<":
            middle = _MIDDLE.search(page.text, found.end())
            end = middle and re.compile(r"^>{7}(?: .*)?$", re.MULTILINE).search(page.text, middle.end())
            open_until = end.end() if end else found.end()
        elif not found["name"]:  # quotes within quotes
            continue
        elif found["mark"][0] == ">" and _is_quote(page.text, found, follows_middle=found.start() > above):
            continue  # quotes within quotes, with their words
        place = page.whole.locate(found.start(), found.end())
        yield Diagnostic("conflict-marker", place, {"marker": found[0].strip()}, Severity.ERROR)


def _is_quote(text: str, found: re.Match[str], *, follows_middle: bool) -> bool:
    """Tell whether an end mark without a beginning is the line of a mail, and no branch's name stands in it.

    What looks like the middle of a conflict may be the line below a heading (`follows_middle`).
    """
    before = text.rfind("\n", 0, max(0, found.start() - 1)) + 1
    if _DEEP.match(text, before, max(before, found.start() - 1)) or _DEEP.match(text, found.end() + 1):
        return True
    return not (_BRANCH.fullmatch(found["name"]) or (follows_middle and _BRANCH_OR_WORD.fullmatch(found["name"])))


def _is_example(page: CheckedPage, offset: int) -> bool:
    """Tell whether the line at `offset` of the file's text is in a block of code."""
    line = page.text.count("\n", 0, offset) + 1
    for stretch in page.markup.stretches:
        if stretch.kind not in (Kind.FENCE, Kind.INDENTED, Kind.HIGHLIGHT, Kind.HTML):
            continue
        if page.locate(stretch.start).line <= line <= page.locate(max(stretch.start, stretch.end - 1)).line:
            return True
    return False
