"""Which of the sorted words go into one file: so that an edit of a page changes the files of its words, and no others.

Where a file ends is said by the word that begins the next, not by what came before: else one posting more would move
all that follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

LEAST, LARGEST = 4_000, 9_000
"""Letters of a file: gzip makes of 6,000 about 4 kB."""
_ONE_OF = 16
"""Words of which one may begin a file."""


def chunks(words: Sequence[str], sizes: Sequence[int]) -> Iterator[slice]:
    """The slices of `words`, of which each takes so many letters, that go into a file each."""
    start = size = 0
    for at, own in enumerate(sizes):
        begins = size >= LEAST and crc32(words[at].encode("utf-8")) % _ONE_OF == 0
        if size and (begins or size + own > LARGEST):
            yield slice(start, at)
            start, size = at, 0
        size += own
    if start < len(words):
        yield slice(start, len(words))
