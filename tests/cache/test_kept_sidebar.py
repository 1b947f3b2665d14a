"""A sidebar that nobody has edited is not parsed again; what is wrong with one is told in each build."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from studywiki.cache.store import Store
from studywiki.mkdocs_plugin import sidebar_files
from studywiki.mkdocs_plugin.sidebar_files import SidebarFiles
from tests.conftest import MINIMAL

PLAIN = """\
- title: 처음
  page: index.md
- title: 부분
  web: false
  audience: [writers, designers]
  items:
    - page: a
    - {title: 밖, url: "https://example.org/"}
"""
WRONG = "- title: 처음\n  page: index.md\n  pgae: b.md\n"


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: []\n", "utf-8")
    return tmp_path


def files(root: Path) -> SidebarFiles:
    return SidebarFiles(load_config(str(root / "mkdocs.yml"), **MINIMAL), Store(root / "store.db"))


def test_what_was_parsed_is_taken(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = wiki / "sidebar_doc.yml"
    path.write_text(PLAIN, "utf-8")
    read = files(wiki)
    first = read.parsed(path)
    read.store.close()
    monkeypatch.setattr(sidebar_files, "parse", None)
    again = SidebarFiles(read.config, Store(wiki / "store.db"))
    assert again.parsed(path) == first
    assert repr(again.look(path)) == repr(first[0])


def test_what_is_edited_is_parsed(wiki: Path) -> None:
    path = wiki / "sidebar_doc.yml"
    path.write_text(PLAIN, "utf-8")
    read = files(wiki)
    first, _ = read.parsed(path)
    path.write_text(PLAIN.replace("부분", "둘째"), "utf-8")
    second, _ = read.parsed(path)
    assert first and second
    assert [first.entries[1].title, second.entries[1].title] == ["부분", "둘째"]


def test_what_is_wrong_is_told_each_time(wiki: Path) -> None:
    path = wiki / "sidebar_doc.yml"
    path.write_text(WRONG, "utf-8")
    read = files(wiki)
    first = read.parsed(path)
    assert [each.code for each in first[1]] == ["sidebar-unknown-key-similar"]
    assert read.parsed(path) == first


def test_what_is_damaged_is_parsed_again(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = wiki / "sidebar_doc.yml"
    path.write_text(PLAIN, "utf-8")
    read = files(wiki)
    first = read.parsed(path)
    monkeypatch.setattr(Store, "get", lambda _, key: b"x")
    assert read.parsed(path) == first
