"""What all pages say, as one index of the wiki; it hangs on nothing but what the pages say, and in which order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Posting = tuple[int, int, int]
"""The number of a section in the wiki, the kinds of places where a word stands in it, and how often: 1 to 3."""

TITLE, KEYWORDS, SUMMARY, HEADING, TEXT, CODE, MADE = 1, 2, 4, 8, 16, 32, 64
"""Kinds of places, as `worker/analysis.js` gives them; what is made is no word as it is written."""
_SAID = TITLE | KEYWORDS | HEADING
_COMPOUND = range(3, 17)
"""Syllables of a word that is looked at for its parts."""
_SUFFIXES = frozenset("화성적법론률식형기")
"""What makes a noun of another: 직교화 is about 직교."""
_MOST_SYNONYMS = 8
_MOST_PARTNERS = 4
"""With how many words one is paired, if each says the same."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page, and what the analysis has found in it."""

    title: str
    location: str
    path: tuple[str, ...]
    """The titles above it in the sidebar."""
    sections: int
    """How many it has, with its own."""
    words: Sequence[tuple[str, int, int, int]]
    """Word, section in the page, kinds, count."""
    pairs: Sequence[tuple[str, str]]
    """Words that the page itself says are one."""


@dataclass(frozen=True, slots=True)
class LogicalIndex:
    """All that the search knows of a wiki but the texts."""

    pages: Sequence[tuple[str, str, tuple[str, ...], int]]
    """Title, location, titles above it, number of its first section."""
    count: int
    """Sections in all."""
    words: Mapping[str, Sequence[Posting]]
    """Sorted by word, and each by section."""
    synonyms: Mapping[str, Sequence[str]]
    """A word, or several without the blanks between them -> what says the same, in words with blanks."""

    def known(self) -> Iterator[str]:
        """The words that are worth a place in memory: they stand in two sections, or in a title, heading or keyword."""
        return (word for word, postings in self.words.items() if is_known(postings))


def is_known(postings: Sequence[Posting]) -> bool:
    """Whether a word with `postings` stands in two sections or more, or where it says what a section is about."""
    return len(postings) > 1 or bool(postings[0][1] & _SAID)


def merged(pages: Iterable[PageWords], groups: Iterable[Sequence[str]] = ()) -> LogicalIndex:
    """The index of `pages`; the phrases of a group, in terms of the analysis, all say the same."""
    entries: list[tuple[str, str, tuple[str, ...], int]] = []
    words: defaultdict[str, list[Posting]] = defaultdict(list)
    pairs: dict[tuple[str, str], int] = {}
    first = 0
    for page in pages:
        entries.append((page.title, page.location, page.path, first))
        # most words of a section stand there alike: what says so is one and the same, or it would be most of the memory
        alike: dict[tuple[int, int, int], Posting] = {}
        for word, section, kinds, count in page.words:
            at = (section, kinds, count)
            posting = alike.get(at)
            if posting is None:
                posting = alike[at] = (first + section, kinds, count)
            words[word].append(posting)
        for one, other in page.pairs:
            pairs[one, other] = pairs.get((one, other), 0) + 1
        first += page.sections
    words.default_factory = None
    _enter_parts(words)
    return LogicalIndex(entries, first, dict(sorted(words.items())), _synonyms(pairs, groups, words))


def _enter_parts(words: dict[str, list[Posting]]) -> None:
    """Enter each known word where it is the beginning or end of a longer one: 신경망 where 합성곱신경망 stands."""
    known = {word for word, postings in words.items() if is_known(postings)}
    made: dict[str, dict[int, int]] = {}
    for word, postings in words.items():
        if len(word) not in _COMPOUND or not "가" <= word[0] <= "힣" or word[-1] == "다":
            continue
        for part in _parts(word):
            if part in words:
                sections = made.setdefault(part, {})
                # 체인 is looked for where a heading has 툴체인; but not 미지 wherever an 이미지 is
                everywhere = part in known and len(word) > 3
                for section, kinds, _ in postings:
                    if everywhere or kinds & _SAID:
                        sections[section] = sections.get(section, 0) | kinds | MADE
    for part, sections in made.items():
        own, others = words[part], []
        for section, kinds in sections.items():
            at = bisect_left(own, (section,))
            if at == len(own) or own[at][0] != section:
                others.append((section, kinds, 1))
            # where it stands by itself as well, that is what counts, but for a heading that has it in a longer word
            elif (kinds & _SAID) & ~own[at][1]:
                own[at] = (section, own[at][1] | kinds, own[at][2])
        own += others
        own.sort()


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
    pairs: Mapping[tuple[str, str], int], groups: Iterable[Sequence[str]], words: Mapping[str, Sequence[Posting]]
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


def _sure(pairs: Mapping[tuple[str, str], int], words: Mapping[str, Sequence[Posting]]) -> Iterator[tuple[str, str]]:
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
