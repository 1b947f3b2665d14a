"""The index from build to build: of what is known nothing is read, and it is what it would be without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from studywiki.cache.store import Store
from studywiki.search import indexing, segments
from studywiki.search.analysing import Analyser
from studywiki.search.indexing import Entered, entered, missing
from studywiki.search.page import FoundPage, Part

WORDS = ["역전파", "경사 하강법(gradient descent)", "합성곱 신경망", "신경망", "어텐션", "임베딩", "정규화"]


def wiki(edited: int = -1) -> list[Entered]:
    """Make a wiki of a hundred pages, of which one may be edited."""
    return [
        entered(
            FoundPage(
                f"{WORDS[number % 7]} {number}",
                sections=(
                    Part("", 0, "", f"{WORDS[number % 5]} 이야기" + " 고친 낱말" * (number == edited)),
                    *(Part(f"s{at}", 2, WORDS[at], f"{WORDS[-at]} 값 {number}") for at in range(number % 3)),
                ),
            ),
            f"p{number}.html",
        )
        for number in range(100)
    ]


@pytest.fixture
def analyser(tmp_path: Path) -> Iterator[Analyser]:
    made = Analyser()
    made.store = Store(tmp_path / "store.db")
    yield made
    made.close()
    made.store.close()


def index(pages: Sequence[Entered], analyser: Analyser) -> str:
    return repr(indexing.index(pages, analyser, [["역전파", "backprop"]]))


def test_what_an_edit_leaves_alone_is_not_read_again(analyser: Analyser) -> None:
    pages = wiki()
    assert len(missing(pages, analyser)) == 100
    first = index(pages, analyser)
    assert missing(pages, analyser) == {}
    assert index(pages, analyser) == first
    after = wiki(edited=50)
    wanted = missing(after, analyser)
    assert after[50].key in wanted
    assert len(wanted) < 70
    assert index(after, analyser) != first


def test_it_is_what_it_would_be_if_nothing_were_known(analyser: Analyser) -> None:
    index(wiki(), analyser)
    other = Analyser()
    for pages in (wiki(), wiki(edited=0), wiki(edited=99), wiki()[5:40], wiki()[::-1], []):
        assert index(pages, analyser) == index(pages, other)
    other.close()


def test_what_was_kept_and_is_damaged_is_made_again(analyser: Analyser) -> None:
    pages = wiki()
    whole = index(pages, analyser)
    for part in segments.parted([each.location for each in pages]):
        key = segments.key_of((each.ready.sections, each.key) for each in pages[part])
        assert analyser.store.has(key)
        analyser.store.put(key, b"x")
    for each in pages[::3]:
        analyser.store.put(each.key, b"")
    here = analyser.analyse({each.key: each.page for each in pages})
    assert repr(indexing.index(pages, analyser, [["역전파", "backprop"]], here)) == whole
    assert index(pages, analyser) == whole
