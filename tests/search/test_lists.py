"""The lists of usual words are kept: what is written is the same, whatever was kept, and of which wiki."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from studywiki.cache.store import Store
from studywiki.search import lists
from studywiki.search.merging import LogicalIndex
from studywiki.search.posting import ARRAY, posting
from studywiki.search.postings import MOST, Postings

PAGES, SECTIONS = 600, 3
USUAL = [f"말{number}" for number in range(20)]


def index(edited: int = 0, sections: int = SECTIONS) -> LogicalIndex:
    """A wiki; of so many usual words another page than usual has one more."""
    count = PAGES * sections
    words = {"드문": array(ARRAY, [posting(7, 16, 1)])}
    for number, word in enumerate(USUAL):
        left = {number + 3} if number >= edited else {number + 4}
        words[word] = array(ARRAY, [posting(at, 16 + number % 3, 1 + at % 3) for at in range(count) if at not in left])
    entries = [(f"제목 {at}", f"{at}.html", (), at * sections) for at in range(PAGES)]
    return LogicalIndex(entries, count, words, {})


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many postings of each list were written out."""
    read, plain = list[int](), Postings.text

    def text(self: Postings, postings: array[int]) -> str:
        read.append(len(postings))
        return plain(self, postings)

    monkeypatch.setattr(Postings, "text", text)
    return read


def made(wiki: LogicalIndex, place: Path | None) -> dict[str, str]:
    """The lists, as one build makes them."""
    store = Store(place)
    found = lists.of([*wiki.words], wiki, store)
    store.close()
    return found


def plain(wiki: LogicalIndex) -> dict[str, str]:
    writer = Postings([first for *_, first in wiki.pages], wiki.count)
    return {word: writer.text(postings) for word, postings in wiki.words.items()}


def test_a_rare_word_is_none_to_be_kept(tmp_path: Path) -> None:
    wiki = index()
    few = LogicalIndex(wiki.pages, wiki.count, {"드문": wiki.words["드문"]}, {})
    assert made(few, tmp_path / "kept") == plain(few)
    assert not (tmp_path / "kept").exists()


def test_without_a_cache_nothing_is_kept(read: list[int]) -> None:
    wiki = index()
    assert made(wiki, None) == made(wiki, None) == plain(wiki)
    assert len(read) == 3 * len(wiki.words)


@pytest.mark.parametrize(("edited", "of_new", "afterwards"), [(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 0), (20, 20, 0)])
def test_an_edit_writes_what_it_changes(
    tmp_path: Path, read: list[int], edited: int, of_new: int, afterwards: int
) -> None:
    made(index(), tmp_path / "kept")
    for expected in (of_new, afterwards):  # many that are new are kept; a few are written once more
        read.clear()
        found = made(index(edited), tmp_path / "kept")
        assert len([size for size in read if size > MOST]) == expected
        assert found == plain(index(edited))


def test_with_other_sections_it_is_another_list(tmp_path: Path) -> None:
    made(index(), tmp_path / "kept")
    one_more = index(sections=SECTIONS + 1)
    assert made(one_more, tmp_path / "kept") == plain(one_more)
    assert made(index(), tmp_path / "kept") == plain(index())


def test_what_was_kept_and_is_damaged_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(index(), tmp_path / "kept")
    for data in (b"", b"\xc1", b"\x81\xa1a\xa1b", b"\x81\xc4\x01a\x01"):
        monkeypatch.setattr(Store, "get", lambda *_, data=data: data)
        assert made(index(), tmp_path / "kept") == plain(index())
