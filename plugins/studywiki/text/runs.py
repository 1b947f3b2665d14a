"""Which characters of an edited text are the author's own, and where in the author's text they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

_WORDS = 4
"""Characters of a line that is known again."""
_AHEAD = 5_000
"""Characters below the line before that are searched for it: a replacement may have as many lines of its own."""


class Run(Struct, frozen=True):
    """Characters from `start` up to `end` of a text; in the author's they start at `origin`."""

    start: int
    end: int
    origin: int


class Runs:
    """All runs of one text, in order; what is between them was written by an edit."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self.runs = list(_joined(runs))

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    def within(self, start: int, end: int, at: int) -> Iterator[Run]:
        """Give the runs of the part from `start` up to `end`, which now stands at `at` of another text."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self.runs) and self.runs[number].start < end:
            run = self.runs[number]
            first, last = max(start, run.start), min(end, run.end)
            if first < last:
                yield Run(first - start + at, last - start + at, run.origin + first - run.start)
            number += 1

    def written(self, start: int, end: int, length: int) -> tuple[int, int, bool]:
        """Give the part of the author's text, `length` characters, from which the one from `start` up to `end` came.

        What an edit wrote came from what it replaced; the last value says that no edit wrote how it starts or ends.
        """
        first = self._before(start)
        from_ = first.origin + min(start, first.end) - first.start
        last = self._before(end - 1)
        if end <= last.end:
            return from_, max(from_, last.origin + end - last.start), start < first.end
        following = bisect_right(self._starts, end - 1)
        return from_, self.runs[following].origin if following < len(self.runs) else length, False

    def _before(self, at: int) -> Run:
        """Give the last run that starts at `at` or before; an empty one where there is none."""
        number = bisect_right(self._starts, at) - 1
        return self.runs[number] if number >= 0 else Run(0, 0, 0)


def kept(replaced: str, replacement: str) -> Iterator[Run]:
    """Give the runs of a replacement that holds whole lines of what it replaces, in their order, as a box does.

    Their origins count from the start of what is replaced.
    """
    if "\n" not in replaced or "\n" not in replacement:
        return
    start = at = 0
    for line in replacement.split("\n"):
        words = line.strip(" \t>")
        if len(words) >= _WORDS:
            found = replaced.find(words, at, at + len(words) + _AHEAD)
            if found >= 0:
                first = start + line.find(words)
                yield Run(first, first + len(words), found)
                at = found + len(words)
        start += len(line) + 1


def same_parts(old: str, new: str) -> Iterator[Run]:
    """Give the runs of the line `new`, which something has made of the line `old`."""
    if "\t" in old and new == old.expandtabs(4):
        origin = at = 0
        for part in old.split("\t"):
            yield Run(at, at + len(part), origin)
            origin += len(part) + 1
            at += len(part) + 4 - (at + len(part)) % 4
    else:
        least = min(len(old), len(new))
        head = next((n for n in range(least) if old[n] != new[n]), least)
        tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
        yield Run(0, head, 0)
        yield Run(len(new) - tail, len(new), len(old) - tail)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Give `runs`, those as one that follow each other in both texts."""
    before: Run | None = None
    for run in runs:
        if before and before.end == run.start and before.origin + before.end - before.start == run.origin:
            before = Run(before.start, run.end, before.origin)
            continue
        if before:
            yield before
        before = run
    if before:
        yield before
