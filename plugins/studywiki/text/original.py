"""The text that edits have started from, and where in the file its characters stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from studywiki.diagnostics import Location

_LOOSE = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]+")
"""Letters of Hangul that go with the one before them."""


class Locating(Protocol):
    """A text that knows where it stands."""

    def locate(self, start: int, end: int | None = None) -> Location:
        """Give the place in the file of a part of it."""


@dataclass(frozen=True)
class Original:
    """A text of a file, or of a part of one."""

    text: str
    file: str
    first_line: int = 1
    """The line of the file on which it starts."""
    whole: Locating | None = None
    """The file's text of which this is the part from `at` on: it may have been saved otherwise than it is read."""
    at: int = 0

    @cached_property
    def _starts(self) -> list[int]:
        """Offset at which each line starts."""
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def place(self, start: int, end: int | None = None) -> Location:
        """The place in the file of `text[start:end]`; it has an end only where that is on the same line."""
        if self.whole is not None:
            return self.whole.locate(self.at + start, None if end is None else self.at + end)
        index = bisect_right(self._starts, start) - 1
        following = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text) + 1
        first = self._starts[index]
        start = max(first, min(start, following - 2))  # a line's end is no place: it is the letter before
        column = start - first + 1
        if end is not None and (loose := _LOOSE.match(self.text, end)):
            end = loose.end()
        ends_there = end is not None and start < end < following
        return Location(self.file, self.first_line + index, column, end - first + 1 if end and ends_there else None)
