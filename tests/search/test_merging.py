"""What pages say becomes the index of a wiki: the same for the same pages, with parts of compounds and synonyms."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence

import pytest

from studywiki.search import merging, segments
from studywiki.search.analysing import Analysis
from studywiki.search.merging import ListedPage, LogicalIndex
from studywiki.search.posting import HEADING, MADE, TEXT, TITLE, parts, posting

Said = tuple[int, Analysis]
"""Of a page how many sections it has, and what they say."""


def page(*words: tuple[str, int, int], pairs: tuple[tuple[str, str], ...] = (), sections: int = 2) -> Said:
    """Give a page that has these words: word, section, kinds."""
    places: dict[str, list[int]] = {}
    for word, section, kinds in words:
        places.setdefault(word, []).append(posting(section, kinds, 1))
    numbers = [number for own in places.values() for number in (len(own), *own)]
    return sections, Analysis(list(places), numbers, list(pairs))


def merged(pages: Sequence[Said], groups: Iterable[Sequence[str]] = (), size: int = 2) -> LogicalIndex:
    """Merge `pages`, of which so many stand in a segment."""
    parts = [pages[start : start + size] for start in range(0, len(pages), size)]
    listed = [ListedPage("제목", "a/", (), sections) for sections, _ in pages]
    return merging.merged(listed, map(segments.joined, parts), groups)


def words_of(index: LogicalIndex) -> dict[str, list[tuple[int, int, int]]]:
    """Give the words of an index, with section, kinds and times of each posting."""
    return {word: list(map(parts, own)) for word, own in index.words.items()}


def test_sections_are_numbered_through_the_wiki() -> None:
    index = merged([page(("역전파", 1, TEXT)), page(("역전파", 0, TITLE), sections=3), page()])
    assert [first for *_, first in index.pages] == [0, 2, 5]
    assert index.count == 7
    assert words_of(index) == {"역전파": [(1, TEXT, 1), (2, TITLE, 1)]}


def test_words_that_stand_once_are_not_known_but_in_a_title_or_heading() -> None:
    once = [("글", 0, TEXT), ("표", 0, HEADING), ("값", 0, TITLE), ("층", 0, TEXT), ("층", 1, TEXT)]
    assert list(merged([page(*once)]).known()) == ["값", "층", "표"]


def test_a_part_is_found_where_the_compound_stands() -> None:
    index = merged([page(("신경망", 0, TITLE)), page(("합성곱신경망", 1, HEADING))])
    assert words_of(index)["신경망"] == [(0, TITLE, 1), (3, HEADING | MADE, 1)]


def test_a_part_that_stands_by_itself_is_left_alone() -> None:
    index = merged([page(("신경망", 0, TITLE), ("신경망", 1, TEXT), ("합성곱신경망", 1, TEXT))])
    assert words_of(index)["신경망"] == [(0, TITLE, 1), (1, TEXT, 1)]


def test_what_is_no_word_of_the_wiki_becomes_none() -> None:
    assert set(merged([page(("합성곱신경망", 0, TITLE))]).words) == {"합성곱신경망"}


def test_synonyms_come_from_the_glossary_first_then_from_pages() -> None:
    pages = [page(pairs=(("손실 함수", "loss function"),))]
    index = merged(pages, [["손실 함수", "cost function", "목적 함수"]])
    assert index.synonyms["손실함수"] == ["cost function", "목적 함수", "loss function"]
    assert index.synonyms["lossfunction"] == ["손실 함수"]


def test_a_word_that_is_paired_with_many_says_the_same_as_none() -> None:
    many = tuple(("모델", f"name{number}") for number in range(9))
    assert merged([page(pairs=(*many, ("역전파", "backpropagation")))]).synonyms.keys() == {"역전파", "backpropagation"}


def test_it_hangs_on_nothing_but_the_pages() -> None:
    words = [(f"낱말{number}망", number % 2, TEXT) for number in range(50)]
    shuffled = random.Random(1).sample(words, len(words))
    assert repr(merged([page(*sorted(words))])) == repr(merged([page(*sorted(shuffled))]))


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_it_hangs_on_no_segments(size: int) -> None:
    rng = random.Random(3)
    stock = ["".join(rng.choices("가나다라마", k=rng.randint(1, 5))) for _ in range(60)]
    pages = [
        page(
            *(
                (word, at, rng.choice([TEXT, HEADING]))
                for at in range(3)
                for word in sorted(set(rng.choices(stock, k=9)))
            ),
            pairs=((rng.choice(stock), rng.choice(stock)),),
            sections=rng.randint(3, 4),
        )
        for _ in range(40)
    ]
    assert repr(merged(pages, size=size)) == repr(merged(pages, size=40))


def test_a_thousand_pages_take_a_part_of_a_second() -> None:
    rng = random.Random(2)
    stock = ["".join(rng.choices("가나다라마바사아자차카타파하", k=rng.randint(2, 6))) for _ in range(20_000)]
    pages = [page(*((word, 0, TEXT) for word in sorted(set(rng.choices(stock, k=300))))) for _ in range(1000)]
    started = time.process_time()
    merged(pages)
    assert time.process_time() - started < 3.0
