"""Sorted words, each as the number of letters that it shares with the one before, and the others.

That number is a capital, which no word holds: so it also parts the words. They are sorted as JavaScript does, and the
letters are counted so: by UTF-16.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MOST = 25
_STRANGE = re.compile(r"[A-Z\x00-\x1f\ud800-\udfff]")
"""What no word has that was analysed: they are in small letters, and whole."""
_BEYOND = re.compile(r"[\ud7ff-\U0010ffff]")


def usable(words: Iterable[str]) -> list[str]:
    """Those of `words` that can be written here, in order."""
    found = [word for word in words if word]
    if _STRANGE.search("".join(found)):  # mostly none is, and one look at all of them is enough
        found = [word for word in found if not _STRANGE.search(word)]
    return in_order(found)


def in_order(words: Iterable[str]) -> list[str]:
    """`words` in JavaScript's order: https://tc39.es/ecma262/#sec-islessthan ."""
    found = sorted(words)
    if _BEYOND.search("".join(found)):
        found.sort(key=lambda word: word.encode("utf-16-be"))
    return found


def column(words: Sequence[str]) -> str:
    """The sorted `words` as one text."""
    parts: list[str] = []
    before = ""
    for word in words:
        shared = _shared(before, word)
        parts.append(chr(65 + shared) + word[shared:])
        before = word
    return "".join(parts)


def _shared(one: str, other: str) -> int:
    """How many letters both begin with; what takes two units of UTF-16 ends it."""
    count, most = 0, min(len(one), len(other), _MOST)
    while count < most and one[count] == other[count] <= "\uffff":
        count += 1
    return count
