"""The words that the head names: those that a reader may mean by something like them, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from studywiki.search.merging import HEADING, KEYWORDS, TITLE, LogicalIndex, is_known

_OF_HEAD = 62_000
"""Bytes of the head as it is sent, of any wiki, and for each page: 70 kB at 300 pages, 195 kB at 5,000."""
_OF_PAGE = 27
_OF_ENTRY = 0.5
"""What a byte of a page's title and address takes of it, and a byte of a word."""
_OF_SHARDS = 12
"""What the names of a page's files take, of its text and its share of the others."""
_OF_WORD = 1.1
"""What a word takes beside its letters."""
_SAID = TITLE | KEYWORDS | HEADING


def limit_of(pages: int) -> int:
    """How many bytes the head of a wiki of `pages` may take, as it is sent."""
    return _OF_HEAD + _OF_PAGE * pages


def known(index: LogicalIndex, words: Sequence[str], limit: int | None = None) -> set[str]:
    """Those of the sorted `words` that the head names.

    All that stand in two sections, in a title, a heading or keywords, or mean the same as another; where that is too
    much, those that stand in fewest sections are left out first, of those in titles and headings last.
    """
    room = float(limit_of(len(index.pages)) if limit is None else limit)
    room -= sum(
        len(f"{title}{location}".encode("utf-8", "replace")) * _OF_ENTRY + 12 for title, location, *_ in index.pages
    )
    synonyms = "".join(word + "".join(others) for word, others in index.synonyms.items())
    room -= len(synonyms.encode("utf-8", "replace")) * _OF_ENTRY
    wanted: list[tuple[str, float]] = []
    before = ""
    for word in words:
        if word in index.synonyms or is_known(index.words[word]):
            wanted.append((word, _cost(word, before)))
            before = word
    if sum(cost for _, cost in wanted) <= room:
        return {word for word, _ in wanted}
    found = set()
    for word, cost in sorted(wanted, key=lambda each: (*_rank(index, each[0]), each[0])):
        room -= cost
        if room < 0:
            break
        found.add(word)
    return found


def _rank(index: LogicalIndex, word: str) -> tuple[bool, int]:
    """How early `word` is named: lower is earlier."""
    postings = index.words[word]
    return not (word in index.synonyms or any(kinds & _SAID for _, kinds, _ in postings)), -len(postings)


def _cost(word: str, before: str) -> float:
    """About how many bytes `word` takes behind `before`."""
    shared = next((at for at, (one, other) in enumerate(zip(word, before, strict=False)) if one != other), len(before))
    return len(word[shared:].encode("utf-8", "replace")) * _OF_ENTRY + _OF_WORD
