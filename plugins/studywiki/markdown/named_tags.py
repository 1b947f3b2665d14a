"""Tags of elements that a text names: `HTML의 <title> 태그`. They are text, since nothing in it ends the element.

To a browser all that follows would be within the element, and not shown. GitHub shows such tags as text, whether
anything ends the element or not: https://github.github.com/gfm/#disallowed-raw-html-extension-
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studywiki.html_elements import TEXT_ONLY, one_of
from studywiki.markup.browser_tags import tags

_NAMES = TEXT_ONLY - {"noscript"}
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{one_of(_NAMES)})(?=[\s/>])", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)


def without(html: str) -> str:
    """`html`, a whole block, with those tags as text; a frame that shows something gets its end instead."""
    if not _TAG.search(html):
        return html
    found = [tag for tag in tags(html) if tag.name in _NAMES and tag.end is not None]
    last = {tag.name: tag.start for tag in found if tag.closing}
    parts, at = list[str](), 0
    for tag in found:
        if tag.closing or last.get(tag.name, -1) > tag.start:
            continue
        frame = _frame(html[tag.start : tag.end])
        parts += [html[at : tag.start], frame or "&lt;"]
        at = tag.end or 0 if frame else tag.start + 1
    return "".join([*parts, html[at:]])


def in_line(written: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Such tags among those of one text, as they are `written`: number, and the HTML of the frame, if it is one."""
    names = [_TAG.match(tag) for tag in written]
    last = {found["name"].lower(): number for number, found in enumerate(names) if found and found["end"]}
    for number, found in enumerate(names):
        if found and not found["end"] and last.get(found["name"].lower(), -1) < number:
            yield number, _frame(written[number])


def _frame(tag: str) -> str:
    """The frame that `tag` opens, with its end; empty where it opens none."""
    return f"{tag}</iframe>" if tag[1:7].lower() == "iframe" and _SOURCE.search(tag) else ""
