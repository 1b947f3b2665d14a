"""Pages in a row, and what they say together: of a segment whose pages are as they were, none is read again.

Which page begins a segment is said by its address, not by how many came before: so a page more moves no others.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import msgspec

from studywiki.cache import digests, versions
from studywiki.search.analysing import Analysis
from studywiki.search.posting import ARRAY, SECTION

_ONE_OF = 32
"""Pages of which one may begin a segment: with fewer there is more to merge, with more an edit reads more of them."""
_MOST = 64


class Segment(msgspec.Struct, array_like=True, frozen=True):
    """What pages in a row say."""

    sections: int
    """How many they have."""
    words: list[str]
    ends: bytes
    """An array: where each word's postings end, of which the first begin at 0."""
    numbers: bytes
    """An array: the postings of the words, one after the other; sections are numbered from 0 on."""
    pairs: list[tuple[str, str, int]]
    """Words that pages say are one, and how many pages do."""

    def postings(self, first: int) -> Iterator[tuple[str, array[int]]]:
        """The postings of each word; the segment's first section has the number `first` in the wiki."""
        begin, numbers = 0, _raised(self.numbers, first * SECTION)
        for word, end in zip(self.words, array(ARRAY, self.ends), strict=True):
            yield word, numbers[begin:end]
            begin = end


def parted(locations: Sequence[str]) -> Iterator[slice]:
    """Which of the pages at `locations` stand in a segment each."""
    start = 0
    for at, location in enumerate(locations):
        begins = crc32(location.encode("utf-8", "surrogatepass")) % _ONE_OF == 0
        if at > start and (begins or at - start == _MOST):
            yield slice(start, at)
            start = at
    if start < len(locations):
        yield slice(start, len(locations))


def joined(pages: Iterable[tuple[int, Analysis]]) -> Segment:
    """The segment of `pages`: how many sections each has, and its analysis."""
    words: dict[str, array[int]] = {}
    pairs: dict[tuple[str, str], int] = {}
    first = 0
    for sections, analysis in pages:
        _enter(analysis, first * SECTION, words)
        for one, other in analysis.pairs:
            pairs[one, other] = pairs.get((one, other), 0) + 1
        first += sections
    numbers, ends = array(ARRAY), array(ARRAY)
    for own in words.values():
        numbers += own
        ends.append(len(numbers))
    return Segment(
        first, list(words), ends.tobytes(), numbers.tobytes(), [(*pair, times) for pair, times in pairs.items()]
    )


def _enter(analysis: Analysis, first: int, words: dict[str, array[int]]) -> None:
    """Enter the words of a page, whose own section's postings begin with `first`."""
    places, at = analysis.places, 0
    for word in analysis.words:
        end = at + 1 + places[at]
        own = words.get(word)
        if own is None:
            words[word] = own = array(ARRAY)
        while (at := at + 1) < end:
            own.append(first + places[at])


def _raised(numbers: bytes, by: int) -> array[int]:
    """An array's `numbers`, each `by` so much more: all in one addition, of which Python has no other for arrays."""
    size = array(ARRAY).itemsize
    each_one = int.from_bytes((1).to_bytes(size, sys.byteorder) * (len(numbers) // size), sys.byteorder)
    raised = int.from_bytes(numbers, sys.byteorder) + by * each_one
    return array(ARRAY, raised.to_bytes(len(numbers), sys.byteorder))


def key_of(pages: Iterable[tuple[int, bytes]]) -> bytes:
    """What stands for the segment of `pages`: how many sections each has, and what stands for its analysis."""
    return digests.of("search segment", versions.digest(), sys.byteorder, list(pages))


def packed(segment: Segment) -> bytes:
    """`segment`, as `unpacked` reads it."""
    return _ENCODER.encode(segment)


def unpacked(data: bytes) -> Segment | None:
    """The segment that is packed in `data`; None where it is none."""
    try:
        found = _DECODER.decode(data)
        ends = array(ARRAY, found.ends)
    except (msgspec.MsgspecError, ValueError):
        return None
    size = array(ARRAY).itemsize
    whole = len(ends) == len(found.words) and len(found.numbers) == size * (ends[-1] if ends else 0)
    return found if whole else None


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Segment)
