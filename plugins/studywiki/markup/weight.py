"""Whether a page holds more than can be rendered in seconds: signs and constructs are counted, nothing is parsed twice.

A page is counted as it stands; only where that is too much, its code is left out, in which everything is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from studywiki import bounds
from studywiki.markup.blocks import Blocks

_CONSTRUCTS = {
    shown: (re.compile(pattern, re.MULTILINE | re.IGNORECASE), limit)
    for shown, (pattern, limit) in bounds.CONSTRUCTS.items()
}
_SIGNS: Mapping[str, str] = {
    "# …": "#=-<", "[TOC]": "[", '=== "…"': "=!?", "///": "/", "<!--": "<", ":   …": ":", "*[…]:": "*", "[^…]": "^",
}  # fmt: skip
"""Construct -> signs, of which it holds at least one: where they are few, it is not searched for."""


class Excess(Struct, frozen=True):
    """What a text holds too often."""

    shown: str
    """The sign, or the construct as authors write it; a line end is a sign too."""
    limit: int
    at: int
    """Offset of the first one that is too many."""


def excess(text: str) -> Excess | None:
    """Excess of `text` (LF line ends, no front matter); None where it can be rendered. Linear time; never raises."""
    if next(_over(text), None) is None:
        return None
    return min(_over(_without_code(text)), key=lambda each: each.at, default=None)


def _over(text: str) -> Iterator[Excess]:
    for sign, limit in (*bounds.MARKS.items(), ("\n", bounds.LINES)):
        if text.count(sign) > limit:
            yield Excess(sign, limit, _nth(re.compile(re.escape(sign)), text, limit))
    for shown, (pattern, limit) in _CONSTRUCTS.items():
        at = _nth(pattern, text, limit) if sum(map(text.count, _SIGNS[shown])) > limit else -1
        if at >= 0:
            yield Excess(shown, limit, at)


def _nth(pattern: re.Pattern[str], text: str, number: int) -> int:
    """Give the offset of the match after the first `number`; -1 where there are no more."""
    found = next(islice(pattern.finditer(text), number, None), None)
    return found.start() if found else -1


def _without_code(text: str) -> str:
    """Give `text` with a blank for each character of its blocks of code, line ends and opening lines among them."""
    parts: list[str] = []
    at = 0
    for code in Blocks(text).code:
        body = text.find("\n", code.start, code.end) if code.kind != "indented" else code.start
        if body >= 0 and code.kind != "math":
            parts += [text[at:body], " " * (code.end - body)]
            at = code.end
    return "".join([*parts, text[at:]])
