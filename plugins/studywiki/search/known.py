"""The words that the head names: those that a reader may mean by something like them, as far as there is room."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from studywiki.search import numbers
from studywiki.search.merging import LogicalIndex
from studywiki.search.posting import is_known, says
from studywiki.search.words import column

_OF_HEAD = 60_000
"""Bytes of the head as it is sent, of any wiki, and for each page: 68 kB at 300 pages, 195 kB at 5,000."""
_OF_PAGE = 27
_OF_SHARD, _OF_OTHERS = 5, 1_500
"""What the name of a file of texts takes, and what the names of all others do."""
_TYPED = re.compile("[가-힣]{2,16}|[a-z]{5,24}")
"""A word that somebody types, and slips in; what stands once is mostly numbers and names out of code."""
_STEPS = 6
"""Times at most that a number of words is tried, between enough and too many."""
_NEAR = 50
"""What part of the room may be left."""


def limit_of(pages: int) -> int:
    """How many bytes the head of a wiki of `pages` may take, as it is sent."""
    return _OF_HEAD + _OF_PAGE * pages


def known(index: LogicalIndex, words: Sequence[str], shards: int, limit: int | None = None) -> set[str]:
    """Those of the sorted `words` that the head names, which names so many `shards` of texts as well.

    All that stand in two sections, in a title, a heading or keywords, or mean the same as another; where that is too
    much, those that stand in fewest sections are left out first, names out of code before others, and those of titles
    and headings last. Where there is room left, words that stand once as well, those in Hangul first: whoever mistypes
    one is led to it.
    """
    others = [f"{title}\t{location}" for title, location, *_ in index.pages]
    others += [word + "\t".join(same) for word, same in index.synonyms.items()]
    room = (limit_of(len(index.pages)) if limit is None else limit) - _sent("\n".join(others))
    room -= _OF_SHARD * shards + _OF_OTHERS
    wanted = [word for word in words if is_known(index.words[word]) or word in index.synonyms]
    if (size := _size(index, wanted)) > room:
        ranked = sorted(wanted, key=lambda word: (*_rank(index, word), word))
        return _fitting(index, wanted, set(), ranked, room, (0, size))
    sure = set(wanted)
    once = {word for word in words if _TYPED.fullmatch(word)} - sure
    both = [word for word in words if word in sure or word in once]
    if (of_both := _size(index, both)) <= room:
        return set(both)
    ranked = sorted(once, key=lambda word: (word < "가", zlib.crc32(word.encode("utf-8")), word))
    return _fitting(index, both, sure, ranked, room, (size, of_both))


def _fitting(
    index: LogicalIndex,
    words: Sequence[str],
    sure: set[str],
    ranked: Sequence[str],
    room: int,
    sizes: tuple[int, int],
) -> set[str]:
    """Those of the sorted `words` that are `sure`, and as many of the `ranked`, from the first on, as there is room.

    `sizes` are what the sure ones take, and all of them, for which there is none.
    """
    enough, too_many = 0, len(ranked)
    least, most = sizes
    for step in range(_STEPS):
        # what they take grows about as they do; where it does not, halving ends better
        share = max(room - least, 0) / (most - least) if step % 2 == 0 else 1 / 2
        middle = enough + int((too_many - enough) * share)
        if middle == enough or room - least < room // _NEAR:
            break
        some = sure.union(ranked[:middle])
        size = _size(index, [word for word in words if word in some])
        if size <= room:
            enough, least = middle, size
        else:
            too_many, most = middle, size
    return sure.union(ranked[:enough])


def _rank(index: LogicalIndex, word: str) -> tuple[bool, int, bool]:
    """How early `word` is named: lower is earlier."""
    postings = index.words[word]
    return (
        not (word in index.synonyms or says(postings)),
        -len(postings),
        not _TYPED.fullmatch(word),
    )


def _size(index: LogicalIndex, words: Sequence[str]) -> int:
    """How many bytes the sorted `words` take of the head, with how many sections each stands in."""
    return _sent(column(words) + numbers.column(len(index.words[word]) for word in words))


def _sent(text: str) -> int:
    return len(zlib.compress(text.encode("utf-8", "replace")))
