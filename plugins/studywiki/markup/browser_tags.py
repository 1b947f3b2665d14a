"""Where browsers see tags in HTML: not in comments, nor in the values of attributes, nor in scripts.

https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from studywiki.html_elements import one_of

_RAW = frozenset({"script", "style", "iframe"})
"""Elements whose content is passed over. Of others of the kind hardly one is meant: the cleaner shows them as text."""
COMMENT = "!--"
"""The name of what is no tag, but a comment that nothing ends."""
_OPENS = re.compile(
    r"""<(?:(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<usual>(?:\s+[^\s"'<>/=]+="[^"]*")*\s*>)?"""
    r"|(?P<comment>!--)|(?P<other>[!?]))"
)
"""A comment, or a tag: most of them in one go, with their `usual` rest."""
_COMMENT_ENDS = re.compile(r"--!?>")
_COMMENT_IS_EMPTY = re.compile(r"-?>")
_QUOTE_OR_END = re.compile(r">|=\s*([\"'])")
_RAW_ENDS = re.compile(rf"</({one_of(_RAW)})(?=[\s/>])", re.IGNORECASE)


class BrowserTag(NamedTuple):
    """A tag at `html[start:end]`."""

    start: int
    end: int | None
    """None where nothing ends it: it takes all that follows."""
    name: str
    """In lower case; whatever stands up to a blank or a slash."""
    closing: bool
    open_quote: int | None = None
    """Where a value's quote opens that nothing closes."""


def tags(html: str, passed_over: re.Pattern[str] | None = None) -> Iterator[BrowserTag]:
    """Tags of `html`, in order; the last may be one without an end, or a comment without one. Linear time.

    What `passed_over` matches where a tag begins is passed over: whole tags, and the words between them.
    """
    at = 0
    last = {found[1].lower(): found.start() for found in _RAW_ENDS.finditer(html)}
    while (at := html.find("<", at)) >= 0:
        if passed_over and (passed := passed_over.match(html, at)):
            at = passed.end()
            continue
        found = _OPENS.match(html, at)
        if not found:
            at += 1
            continue
        start, (closing, name, usual) = at, found.group(1, 2, 3)
        if not name:
            end = _comment_end(html, found)
            if end is None:
                yield BrowserTag(start, None, COMMENT, closing=False)
                return
            at = end
            continue
        name = name.lower()
        tag = BrowserTag(start, found.end(), name, closing == "/") if usual else _tag(html, found)
        yield tag
        if tag.end is None:
            return
        at = tag.end
        if last and not closing and at <= last.get(name, -1):
            at = next(found.start() for found in _RAW_ENDS.finditer(html, at) if found[1].lower() == name)


def _comment_end(html: str, found: re.Match[str]) -> int | None:
    if found["other"]:
        end = html.find(">", found.end())
        return end + 1 if end >= 0 else None
    closing = _COMMENT_IS_EMPTY.match(html, found.end()) or _COMMENT_ENDS.search(html, found.end())
    return closing.end() if closing else None


def _tag(html: str, found: re.Match[str]) -> BrowserTag:
    name, closing, at = found["name"].lower(), bool(found["end"]), found.end()
    while part := _QUOTE_OR_END.search(html, at):
        if part[0] == ">":
            return BrowserTag(found.start(), part.end(), name, closing)
        end = html.find(part[1], part.end())
        if end < 0:
            return BrowserTag(found.start(), None, name, closing, part.start(1))
        at = end + 1
    return BrowserTag(found.start(), None, name, closing)
