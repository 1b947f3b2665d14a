"""Where a word stands, as text: for each section how many pages on, which section there, what kinds of places.

A word that stands nearly everywhere says little about a page, and would cost as much as hundreds of others. Of it the
sections are written where it counts most, and of all other pages one bit each: whether it stands there at all.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import compress, islice

from studywiki.search.numbers import LETTERS, written
from studywiki.search.posting import (
    ARRAY,
    CODE,
    COUNT,
    HEADING,
    KEYWORDS,
    KINDS,
    MADE,
    SAID,
    SECTION,
    SUMMARY,
    TEXT,
    TITLE,
)

_USUAL = (TEXT, MADE | TEXT, HEADING, MADE | HEADING, HEADING | TEXT, TITLE, KEYWORDS, TITLE | TEXT, SUMMARY, CODE)
ORDER = tuple(dict.fromkeys((*_USUAL, *range(KINDS + 1))))
"""Kinds of places, by the number that they are written as: the usual ones take one letter."""
_RANKS = {kinds: rank for rank, kinds in enumerate(ORDER)}
_PLACES = [
    written(_RANKS[kinds] * COUNT + max(count, 1) - 1) for kinds in range(KINDS + 1) for count in range(COUNT + 1)
]
"""What is written of the kinds of places in a section, and how often: by all of a posting but the section."""
_TOLD = bytes(bool(low & (SAID | SUMMARY) * 4) for low in range(256))
"""Of the lowest byte of a posting, whether it stands where a section says what it is about."""
_TIMES = {times: bytes(low & COUNT == times and not _TOLD[low] for low in range(256)) for times in range(1, COUNT + 1)}
"""Of the same, whether it stands there so often, and in no such place."""
_LOWEST = 0 if sys.byteorder == "little" else -1
BITS = 6
"""Pages a letter."""
_LETTER = {bytes(number >> bit & 1 for bit in range(BITS)): LETTERS[number] for number in range(1 << BITS)}
"""What is written for so many pages, of which each has a mark or none."""
MOST = 800
"""Postings of a word; of one that has more, `_BEST` are written."""
_BEST = 400
_FEW = 4
"""One of so many is found sooner by looking for it than by looking at all."""
END = "."
"""Behind the postings of a word, before those of the next."""
PAGES = "!"
"""Before the bits of a word's pages."""


class Postings:
    """What writes them: the pages of one wiki, by the numbers of their sections."""

    def __init__(self, firsts: Sequence[int], count: int) -> None:
        """Take the number of each page's first section, and how many sections there are."""
        counts = [end - first for first, end in zip(firsts, [*firsts[1:], count][: len(firsts)], strict=True)]
        self._numbers = list(map(written, range(max([len(counts), *counts]) + 1)))
        self._pages: list[int] = []
        """The page of each section."""
        self._own: list[str] = []
        """Its number there, as it is written."""
        for page, own in enumerate(counts):
            self._pages += [page] * own
            self._own += self._numbers[:own]

    def text(self, postings: Sequence[int]) -> str:
        """The `postings` of a word, which are in order, as text."""
        if len(postings) <= MOST:
            return self._each(postings)
        best = sorted(_best(postings))
        shown = {self._pages[each // SECTION] for each in best}
        return self._each(best) + PAGES + self._bits({self._pages[each // SECTION] for each in postings} - shown)

    def _each(self, postings: Sequence[int]) -> str:
        pages, own, numbers, places = self._pages, self._own, self._numbers, _PLACES
        if len(postings) == 1:  # as of most words
            at, rest = divmod(postings[0], SECTION)
            return numbers[pages[at] + 1] + own[at] + places[rest]
        parts: list[str] = []
        page = section = -1
        for each in postings:
            at = each // SECTION
            there = pages[at]
            if there == page:
                parts.append("0" + numbers[at - section - 1] + places[each % SECTION])
            else:
                parts.append(numbers[there - page] + own[at] + places[each % SECTION])
                page = there
            section = at
        return "".join(parts)

    @staticmethod
    def _bits(pages: set[int]) -> str:
        length = -(-(max(pages, default=-1) + 1) // BITS) * BITS
        marks = bytes(map(pages.__contains__, range(length)))
        return "".join([_LETTER[marks[at : at + BITS]] for at in range(0, length, BITS)])


def _best(postings: Sequence[int]) -> list[int]:
    """Those of many `postings` that say most about their sections."""
    numbers = array(ARRAY, postings)
    lowest = numbers.tobytes()[_LOWEST % numbers.itemsize :: numbers.itemsize]
    found = list(_marked(numbers, lowest.translate(_TOLD)))
    if len(found) > _BEST:
        return nlargest(_BEST, found, key=_weight)
    for times in range(COUNT, 0, -1):
        found += islice(_marked(numbers, lowest.translate(_TIMES[times])), _BEST - len(found))
    return found


def _marked(numbers: array[int], marks: bytes) -> Iterable[int]:
    """Those of `numbers` that have a mark at their place in `marks`."""
    count = marks.count(1)
    return _at(numbers, marks, count) if count * _FEW < len(numbers) else compress(numbers, marks)


def _at(numbers: array[int], marks: bytes, count: int) -> Iterator[int]:
    """The same, by looking for each of the marks, of which there are so many."""
    at = -1
    for _ in range(count):
        at = marks.find(1, at + 1)
        yield numbers[at]


def _weight(posting: int) -> tuple[int, int, int]:
    """How much `posting` says about its section; of two that say as much, the first in the wiki."""
    said, summary = posting & SAID * 4, posting & SUMMARY * 4
    return said.bit_count() * 4 + bool(summary), posting & COUNT, -(posting // SECTION)
