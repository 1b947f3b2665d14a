"""Where a text mentions terms: whole words, with whatever Korean puts behind them, the longest term first.

A word is looked up by its first two letters, and only where some spelling begins so, by one expression for these: a
thousand spellings cost a page no more than ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from studywiki.glossary.particles import END, END_OR_VERB

_Group = tuple[re.Pattern[str], dict[str, str]]
"""An expression of spellings, and these by their letters without blanks."""
_WORD = re.compile(r"(\w\w?)\w*")
"""A word, of which the first two letters are asked for."""
_NOTHING = re.compile(r"(?!)")
_JOINED = re.compile(r"[-/.](?=\w)")
"""What makes one word with what follows it: `CNN-LSTM`, `Git.md`."""
_HANGUL = re.compile("[가-힣]")


class Mention(NamedTuple):
    """A place where a text mentions something."""

    start: int
    end: int
    """Without the particle."""
    key: str
    """The spelling, as it was given to `Spellings`."""
    particle: str
    """What is written behind it, in the same word."""


@dataclass(frozen=True)
class Spellings:
    """The spellings to look for."""

    every: Iterable[str]
    with_verbs: bool = False
    """Whether verbs that are made of them are mentions, too."""
    as_written: bool = False
    """Whether Korean words have to be parted as they are there: else they may be joined or not."""

    @cached_property
    def _starts(self) -> dict[str, _Group]:
        """The first two letters of a word, in one case -> an expression of the spellings that begin so."""
        grouped: dict[str, dict[str, str]] = {}
        for spelling in self.every:
            words = _folded(spelling)
            found = re.match(r"\w\w?", words)
            if found:
                # a word of one letter is looked up by it alone: what follows is a particle or a blank
                grouped.setdefault(found[0], {}).setdefault(self._letters(words), spelling)
        return {start: (self._expression(map(_folded, group.values())), group) for start, group in grouped.items()}

    def by_start(self) -> dict[str, list[str]]:
        """The first letters of the spellings, as `first_letters` gives those of a text -> the spellings, in order."""
        return {start: sorted(group.values()) for start, (_, group) in self._starts.items()}

    @cached_property
    def _begins(self) -> re.Pattern[str]:
        """The beginnings of words that may be spellings, two letters of them where there are two."""
        letters = {form for start in self._starts for form in (start[0].lower(), start[0].upper())}
        # the letters come first, so that what begins otherwise is passed over as fast as can be
        return re.compile(rf"[{re.escape(''.join(sorted(letters)))}](?<![\w/@#-].)\w?") if letters else _NOTHING

    def find(self, text: str) -> Iterator[Mention]:
        """The mentions in `text`, in order; none in another. Linear in the length of `text`."""
        at = 0
        known = self._starts
        for word in self._begins.finditer(text):
            start, letters = word.start(), word[0].lower()
            if start < at:
                continue
            found = known.get(letters)
            mention = self._mention(text, start, found) if found else None
            if not mention and len(letters) > 1 and (found := known.get(letters[0])):
                mention = self._mention(text, start, found)
            if mention:
                yield mention
                at = mention.end

    def _mention(self, text: str, at: int, known: _Group) -> Mention | None:
        expression, group = known
        end = END_OR_VERB if self.with_verbs else END
        stop = None
        while found := expression.match(text, at, stop if stop is not None else len(text)):
            words = found[0]
            after = end.match(text, found.end())
            if after and not _JOINED.match(text, after.end()):
                key = group[self._letters(_folded(words))]
                if not key.isascii() or len(key) == 1 or key.isupper() == words.isupper():  # `CNN`, not `cnn`
                    return Mention(at, found.end(), key, after["particle"] or "")
            stop = found.end() - 1  # a shorter one that begins so
        return None

    def _letters(self, words: str) -> str:
        return words if self.as_written else words.replace(" ", "")

    def _expression(self, group: Iterable[str]) -> re.Pattern[str]:
        """An expression of the spellings `group`, the longest first."""
        return re.compile("|".join(map(self._loose, sorted(group, key=len, reverse=True))), re.IGNORECASE)

    def _loose(self, spelling: str) -> str:
        words = spelling.split()
        parts = [re.escape(words[0])]
        for before, word in pairwise(words):
            is_korean = _HANGUL.match(before[-1]) and _HANGUL.match(word[0])
            parts += ["\\s?" if is_korean and not self.as_written else "\\s", re.escape(word)]
        return "".join(parts)


def first_letters(text: str) -> set[str]:
    """The first letters, two and one, of the words of `text`: what can be mentioned in it begins so."""
    letters = set(_WORD.findall(text.lower()))
    return letters | {each[0] for each in letters}


def _folded(words: str) -> str:
    return " ".join(words.lower().split())
