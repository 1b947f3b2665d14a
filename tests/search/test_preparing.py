"""Pages are made ready once: for the next build only what a page says counts, and nothing of it is read."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from studywiki.cache.store import Store
from studywiki.markup import article
from studywiki.search import files, preparing
from studywiki.search.page import FoundPage
from studywiki.search.preparing import Findable, made, prepared

PAGE = Findable(
    "a.html", "제목", ("다른 이름",), {"tags": ["가"], "layout": "page"}, article.read('<h2 id="b">둘</h2><p>글</p>')
)
OTHERS = {
    "place": replace(PAGE, location="b.html"),
    "title": replace(PAGE, title="새 제목"),
    "name": replace(PAGE, named=()),
    "tags": replace(PAGE, meta={"tags": ["나"]}),
    "summary": replace(PAGE, meta={**PAGE.meta, "summary": "한 줄"}),
    "words": replace(PAGE, article=article.read('<h2 id="b">둘</h2><p>다른 글</p>')),
    "anchor": replace(PAGE, article=article.read('<h2 id="c">둘</h2><p>글</p>')),
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.db")


def test_what_was_made_is_taken_and_the_page_not_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepared([PAGE], store)
    assert first == [made(PAGE.location, PAGE.page())]
    monkeypatch.setattr(preparing, "found_page", None)
    assert prepared([PAGE], store) == first
    assert prepared([replace(PAGE, meta={**PAGE.meta, "layout": "other"})], store) == first


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_is_found_counts(name: str, store: Store) -> None:
    first, other = prepared([PAGE, OTHERS[name]], store)
    assert first != other
    assert other == made(OTHERS[name].location, OTHERS[name].page())


def test_what_is_damaged_or_cannot_be_known_is_made_again(store: Store) -> None:
    whole = prepared([PAGE], store)
    key = PAGE.key()
    assert key
    store.put(key, b"x")
    assert prepared([PAGE], store) == whole
    odd = replace(PAGE, meta={"tags": ["가"], "summary": object()})
    assert odd.key() is None
    assert prepared([odd, odd], store) == whole * 2


def test_half_a_letter_stops_nothing() -> None:
    found = article.read('<h1 id="a">가\ud800</h1><p>나\udfff</p>')
    assert [(each.title, each.text) for each in found.sections] == [("가?", "나?")]
    assert found.packed.heading == "가?"


def test_files_of_one_name_get_two() -> None:
    all_files = files.Files()
    (one, _), *_ = made("a.html", FoundPage("가", sections=PAGE.page().sections)).texts
    other = msgspec.structs.replace(made("b.html", PAGE.page()).texts[0][0], name=one.name)
    first, second = all_files.take(one, lambda: "하나"), all_files.take(other, lambda: "둘")
    assert first.name == one.name != second.name
    assert all_files.take(one, lambda: "하나") == first
    assert all_files.take(other, lambda: "둘") == second
    said = {path: content.text() for path, content in all_files.files.items()}
    assert said == {
        f"search/{first.name}.js": f'studywikiSearch("{first.name}","하나")\n',
        f"search/{second.name}.js": f'studywikiSearch("{second.name}","둘")\n',
    }
