"""What earlier builds have found in pages' files: with it, they are read as without."""

from __future__ import annotations

import atexit
import gc

import pytest
from mkdocs.utils.meta import get_data
from msgspec.structs import replace

from studywiki.mkdocs_plugin import metadata
from studywiki.mkdocs_plugin.collecting import Collecting, paused
from studywiki.pages import source_page
from studywiki.text.resting import Resting

PLAIN = [
    "",
    "글\n",
    "---\ntitle: 가\ntags: [a, 나]\n---\n\n# 가\n\n글\n",
    "---\n---\n글",
    "---\na: 1.5\n---\n\n\n글\n둘\n",
]
ODD = [
    b"\xef\xbb\xbfa",
    b"a\r\nb",
    "글".encode("cp949"),
    b"---\ntitle: 'a\n---\n\na",
    b"a\0b",
    "\u1100\u1161".encode(),
    b"\xff",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_page_is_read_again_as_it_was_read(text: str) -> None:
    data = text.encode()
    page = source_page.read("a.md", data, "docs/a.md")
    known = source_page.plain(page, data)
    assert known
    again = source_page.read_again("a.md", data, known, "docs/a.md")
    assert again == page
    for at in range(len(page.source.text)):
        assert again.source.locate(at, at + 2) == page.source.locate(at, at + 2)
    resting = source_page.resting(page, data, known)
    assert isinstance(resting.source, Resting)
    assert resting == page


@pytest.mark.parametrize("data", ODD, ids=repr)
def test_of_what_is_read_otherwise_than_it_was_saved_nothing_is_kept(data: bytes) -> None:
    assert source_page.plain(source_page.read("a.md", data), data) is None


META: list[dict[str, object]] = [
    {}, {"title": "가 'a' b"}, {"tags": ["a", "나"], "published": True, "n": 1}, {"date": "2024-02-29"},
    {"created": "2024-02-30"}, {"title": 'a "b" \\ c'}, {"a": "b\u2028c"}, {"a": "b\u0085c"}, {"a": 1e-5}, {"a": 1.5},
    {"a": {"b": "c"}}, {"a": None}, {"a": ["b"] * 400}, {"keywords": ["a"], "summary": "<b>: - #"}, {"a": "\ufeffb"},
    {"<<": "a"}, {"a": "\x7f"},
]  # fmt: skip


@pytest.mark.parametrize("meta", META, ids=repr)
def test_what_is_handed_to_mkdocs_is_what_it_would_read(meta: dict[str, object]) -> None:
    page = replace(source_page.read("a.md", "글\n".encode()), meta=meta)
    handed = metadata.for_mkdocs(page)
    markdown, read = get_data(str(handed))
    assert handed.meta is None or (handed.markdown, handed.meta) == (markdown, read)
    assert handed.meta is None or [type(value) for value in handed.meta.values()] == [type(v) for v in read.values()]
    for value in (handed.meta or {}).values():
        assert not isinstance(value, list) or all(value is not own for own in meta.values())


def test_most_front_matter_needs_no_reader() -> None:
    pages = [replace(source_page.read("a.md", b""), meta=meta) for meta in META[:4]]
    assert all(metadata.for_mkdocs(page).meta is not None for page in pages)


def test_after_a_build_objects_are_looked_at_as_often_as_before() -> None:
    before = gc.get_threshold()
    collecting = Collecting()
    collecting.begin()
    collecting.begin()
    assert gc.get_threshold() != before
    collecting.end()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_at_the_end_python_does_not_look_through_all_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[object] = []
    monkeypatch.setattr(atexit, "register", waiting.append)
    monkeypatch.setattr(atexit, "unregister", lambda called: waiting.remove(called) if called in waiting else None)
    for _ in range(2):
        with paused():
            assert not gc.isenabled()
    assert waiting == [gc.freeze]
