"""Where a word stands, as one number: in which section, in what kinds of places there, and how often.

There are millions of them in a large wiki: so they are no objects, and a word's are in an array.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

TITLE, KEYWORDS, SUMMARY, HEADING, TEXT, CODE, MADE = 1, 2, 4, 8, 16, 32, 64
"""Kinds of places, as `worker/analysis.js` gives them; what is made is no word as it is written."""
SAID = TITLE | KEYWORDS | HEADING
"""Where a word says what a section is about."""
KINDS, COUNT = 127, 3
"""The most that kinds and how often may be."""
_SAID = SAID * 4
"""As it stands in a posting."""
SECTION = 512
"""What a section's number is multiplied by: `SECTION * section + 4 * kinds + count`."""
ARRAY = "I"
"""The type of an array's numbers: four bytes have room for eight million sections."""


def posting(section: int, kinds: int, count: int) -> int:
    """The number that says that a word stands in `section`, in these `kinds` of places, `count` times: 1 to 3."""
    return section * SECTION + kinds * 4 + count


def kinds_of(number: int) -> int:
    """The kinds of places of a posting."""
    return number // 4 & KINDS


def parts(number: int) -> tuple[int, int, int]:
    """The section, the kinds of places and the times of a posting."""
    return number // SECTION, kinds_of(number), number & COUNT


def says(postings: Iterable[int]) -> bool:
    """Whether one of `postings` says what its section is about."""
    return any(each & _SAID for each in postings)


def is_known(postings: Sequence[int]) -> bool:
    """Whether a word with `postings` stands in two sections or more, or where it says what a section is about."""
    return len(postings) > 1 or bool(postings[0] & _SAID)
