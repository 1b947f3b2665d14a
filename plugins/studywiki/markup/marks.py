"""A text with one mark in the place of each formula: what its blocks are parsed of, and what is rendered.

The marks are those that Python-Markdown's stash of HTML gives to the first that are put into it, so that the text that
is rendered is the text that was parsed.
https://github.com/Python-Markdown/markdown/blob/3.10/markdown/util.py#L322-L330
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from markdown.util import HTML_PLACEHOLDER
from msgspec import Struct


class Marked(Struct, frozen=True):
    """A text with marks."""

    text: str
    starts: tuple[int, ...]
    """For each span of more than one line, in order: the line of `text` on which its mark stands."""
    taken: tuple[int, ...]
    """As many: how many lines it and those before it have taken out."""

    def line(self, line: int) -> int:
        """Line, from 0, of the text without marks that begins where `line` of `text` does."""
        before = bisect_right(self.starts, line - 1)
        return line + self.taken[before - 1] if before else line


def marked(text: str, spans: Sequence[tuple[int, int]]) -> Marked:
    """Text with a mark for each of `spans`, which are in order and do not overlap."""
    parts: list[str] = []
    starts: list[int] = []
    taken: list[int] = []
    at = line = 0
    for number, (start, end) in enumerate(spans):
        parts += [text[at:start], HTML_PLACEHOLDER % number]
        line += text.count("\n", at, start)
        if within := text.count("\n", start, end):
            starts.append(line)
            taken.append((taken[-1] if taken else 0) + within)
        at = end
    return Marked("".join([*parts, text[at:]]), tuple(starts), tuple(taken))
