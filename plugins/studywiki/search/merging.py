"""What all pages say, as one index of the wiki; it hangs on nothing but what the pages say, and in which order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from studywiki.search.posting import ARRAY, KINDS, MADE, SAID, SECTION, is_known
from studywiki.search.segments import Segment

_KINDS, _SAID, _MADE = KINDS * 4, SAID * 4, MADE * 4
"""As they stand in a posting."""
_COMPOUND = range(3, 17)
"""Syllables of a word that is looked at for its parts."""
_SUFFIXES = frozenset("화성적법론률식형기")
"""What makes a noun of another: 직교화 is about 직교."""
_MOST_SYNONYMS = 8
_MOST_PARTNERS = 4
"""With how many words one is paired, if each says the same."""


class ListedPage(Struct, frozen=True):
    """A page of the wiki."""

    title: str
    location: str
    path: tuple[str, ...]
    """The titles above it in the sidebar."""
    sections: int
    """How many it has, with its own."""


class LogicalIndex(Struct, frozen=True):
    """All that the search knows of a wiki but the texts."""

    pages: Sequence[tuple[str, str, tuple[str, ...], int]]
    """Title, location, titles above it, number of its first section."""
    count: int
    """Sections in all."""
    words: Mapping[str, Sequence[int]]
    """The postings of each word, in order; the words are sorted, too."""
    synonyms: Mapping[str, Sequence[str]]
    """A word, or several without the blanks between them -> what says the same, in words with blanks."""

    def known(self) -> Iterator[str]:
        """The words that are worth a place in memory: they stand in two sections, or in a title, heading or keyword."""
        return (word for word, postings in self.words.items() if is_known(postings))


def merged(
    pages: Iterable[ListedPage], segments: Iterable[Segment], groups: Iterable[Sequence[str]] = ()
) -> LogicalIndex:
    """The index of `pages`, of which the `segments` tell in order what they say.

    The phrases of a group, in terms of the analysis, all say the same.
    """
    entries: list[tuple[str, str, tuple[str, ...], int]] = []
    first = 0
    for page in pages:
        entries.append((page.title, page.location, page.path, first))
        first += page.sections
    words: dict[str, array[int]] = {}
    pairs: dict[tuple[str, str], int] = {}
    begin = 0
    for segment in segments:
        for word, postings in segment.postings(begin):
            own = words.get(word)
            if own is None:
                words[word] = postings
            else:
                own += postings
        for one, other, times in segment.pairs:
            pairs[one, other] = pairs.get((one, other), 0) + times
        begin += segment.sections
    _enter_parts(words)
    return LogicalIndex(entries, first, {word: words[word] for word in sorted(words)}, _synonyms(pairs, groups, words))


def _enter_parts(words: dict[str, array[int]]) -> None:
    """Enter each known word where it is the beginning or end of a longer one: 신경망 where 합성곱신경망 stands."""
    known = {word for word, postings in words.items() if is_known(postings)}
    made: dict[str, array[int]] = {}
    for word, postings in words.items():
        if len(word) not in _COMPOUND or not "가" <= word[0] <= "힣" or word[-1] == "다":
            continue
        for part in _parts(word):
            if part not in words:
                continue
            # 체인 is looked for where a heading has 툴체인; but not 미지 wherever an 이미지 is
            own = postings if part in known and len(word) > 3 else [each for each in postings if each & _SAID]
            if own:
                made.setdefault(part, array(ARRAY)).extend(own)
    for part, others in made.items():
        words[part] = array(ARRAY, _with_made(words[part], others))


def _with_made(own: Iterable[int], others: Iterable[int]) -> list[int]:
    """The postings `own` of a word, and those of the `others`, longer words that it is a part of, in order."""
    sections: dict[int, int] = {}
    for each in others:
        section = each // SECTION
        sections[section] = sections.get(section, 0) | each & _KINDS
    found = {each // SECTION: each for each in own}
    for section, kinds in sections.items():
        number = found.get(section)
        if number is None:
            found[section] = section * SECTION + (kinds | _MADE) + 1
        # where it stands by itself as well, that is what counts, but for a heading that has it in a longer word
        elif kinds & _SAID & ~number:
            found[section] = number | kinds | _MADE
    return sorted(found.values())


def _parts(word: str) -> Iterator[str]:
    """The parts of a compound that may be words: its ends, and its beginnings where enough is left."""
    size = len(word)
    for cut in range(1, size - 1):
        yield word[cut:]
    for cut in range(2, size - 1):
        yield word[:cut]
    if size > 2 and word[-1] in _SUFFIXES:
        yield word[:-1]


def _synonyms(
    pairs: Mapping[tuple[str, str], int], groups: Iterable[Sequence[str]], words: Mapping[str, Sequence[int]]
) -> dict[str, list[str]]:
    """What says the same: first the groups of a glossary, then the pairs that most pages have."""
    found: dict[str, dict[str, int]] = {}

    def enter(one: str, other: str, weight: int) -> None:
        key = one.replace(" ", "")
        if key != other.replace(" ", ""):
            others = found.setdefault(key, {})
            others[other] = others.get(other, 0) + weight

    for group in groups:
        for one in group:
            for other in group:
                enter(one, other, 1_000_000)
    for one, other in _sure(pairs, words):
        enter(one, other, pairs[one, other])
        enter(other, one, pairs[one, other])
    return {
        key: sorted(others, key=lambda other: (-others[other], other))[:_MOST_SYNONYMS]
        for key, others in sorted(found.items())
    }


def _sure(pairs: Mapping[tuple[str, str], int], words: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """The pairs that say the same: a word that is paired with many (모델, 방법) says the same as none of them."""
    partners: dict[str, list[tuple[int, int, str]]] = {}
    for (one, other), times in pairs.items():
        for word, partner in ((one, other), (other, one)):
            size = len(words.get(partner.replace(" ", ""), ()))
            partners.setdefault(word, []).append((-times, -size, partner))
    best = {word: {each for *_, each in sorted(others)[:_MOST_PARTNERS]} for word, others in partners.items()}
    for (one, other), times in pairs.items():
        is_one_of_many = times * 3 < len(partners[one])
        if not is_one_of_many and other in best[one] and one in best[other]:
            yield one, other
