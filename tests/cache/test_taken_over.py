"""Which pages a build takes over from the published site, and which it writes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studywiki.publishing.unchanged import Known, Unchanged
from tests.cache.test_kept_pages import PAGES, Built, draw

KEY, OTHER = b"key", b"other"


def _left(root: Path) -> dict[str, Known]:
    """Give what a build has left that has written one page."""
    old = root / "old"
    (old / "a").mkdir(parents=True)
    (old / "a" / "b.html").write_text("one")
    built = Unchanged(root, old)
    built.note("a/b.html", KEY)
    built.settle()
    return built.left(old)


def _touch(page: Path) -> None:
    os.utime(page, ns=(1, 1))


def _write_in_place(page: Path) -> None:
    times = page.stat()
    page.write_text("two")
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


def _link(page: Path) -> None:
    page.rename(page.with_name("other"))
    page.symlink_to(page.with_name("other"))


def _put_there(page: Path) -> None:
    place = page.parents[2] / "new" / "a" / "b.html"
    place.parent.mkdir(parents=True)
    place.write_text("theirs")


def test_what_is_as_it_was_is_the_same_file(tmp_path: Path) -> None:
    next_build = Unchanged(tmp_path / "old", tmp_path / "new", _left(tmp_path))
    assert next_build.takes("a/b.html", KEY)
    assert (tmp_path / "new/a/b.html").samefile(tmp_path / "old/a/b.html")


@pytest.mark.parametrize("change", [_touch, _write_in_place, _link, Path.unlink, _put_there])
def test_what_is_not_as_the_last_build_left_it_is_written(change: Callable[[Path], object], tmp_path: Path) -> None:
    known = _left(tmp_path)
    change(tmp_path / "old/a/b.html")
    assert not Unchanged(tmp_path / "old", tmp_path / "new", known).takes("a/b.html", KEY)
    assert not (tmp_path / "new/a/b.html").exists() or (tmp_path / "new/a/b.html").read_text() == "theirs"


def test_another_page_or_another_content_is_written(tmp_path: Path) -> None:
    next_build = Unchanged(tmp_path / "old", tmp_path / "new", _left(tmp_path))
    assert not next_build.takes("a/b.html", OTHER)
    assert not next_build.takes("a/c.html", KEY)
    assert not Unchanged().takes("a/b.html", KEY)


def test_what_another_build_has_replaced_is_not_left_to_the_next(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "a.html").write_text("one")
    built = Unchanged(tmp_path, old)
    built.note("a.html", KEY)
    built.settle()
    (tmp_path / "theirs").write_text("one")
    (tmp_path / "theirs").replace(old / "a.html")
    assert built.left(old) == {}


def test_a_site_is_as_a_clean_build_writes_it_whatever_was_done_to_it(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    Built(tmp_path)
    site = tmp_path / "site"
    first = {path: (path.stat().st_ino, path.read_bytes()) for path in site.glob("?.html")}
    draw(tmp_path, {"docs/c.md": "---\ntitle: 다\n---\n\n다른 글\n"})
    (site / "b.html").write_text("nobody's words")
    built = Built(tmp_path)
    again = {path: (path.stat().st_ino, path.read_bytes()) for path in site.glob("?.html")}
    same = {path.name: first[path] == again[path] for path in first}
    assert same == {"a.html": True, "b.html": False, "c.html": False}
    assert again[site / "b.html"][1] == first[site / "b.html"][1]
    assert "다른 글" in again[site / "c.html"][1].decode()
    assert not [line for line in built.log if "skipped" in line.lower()]


def test_pages_that_lead_on_are_taken_over_while_they_lead_to_the_same(tmp_path: Path) -> None:
    old = "---\nredirect_from: [/old/a.html, /old/b.html]\n---\n\n글\n"
    draw(tmp_path, {**PAGES, "docs/x.md": old})
    Built(tmp_path)
    site = tmp_path / "site"
    first = {path: path.stat().st_ino for path in site.glob("old/*.html")}
    draw(
        tmp_path, {"docs/x.md": old.replace(", /old/b.html", ""), "docs/y.md": "---\nredirect_from: /old/b.html\n---\n"}
    )
    Built(tmp_path)
    same = {path.name: path.stat().st_ino == inode for path, inode in first.items()}
    assert same == {"a.html": True, "b.html": False}
    assert "x.html" in (site / "old/a.html").read_text("utf-8")
    assert "y.html" in (site / "old/b.html").read_text("utf-8")


def test_with_a_hook_every_page_is_written(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    (tmp_path / "hook.py").write_text("def on_post_build(config):\n    pass\n")
    inodes = []
    for _ in range(2):
        Built(tmp_path, hooks=["hook.py"])
        inodes.append((tmp_path / "site/a.html").stat().st_ino)
    assert inodes[0] != inodes[1]


def test_the_files_of_the_search_are_taken_over_but_those_that_an_edit_changes(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    plugins: dict[str, Any] = {"studywiki": {}, "search": {}}
    Built(tmp_path, plugins=plugins)
    folder = tmp_path / "site/search"
    first = {path.name: (path.stat().st_ino, path.read_bytes()) for path in folder.iterdir()}
    draw(tmp_path, {"docs/c.md": "---\ntitle: 다\n---\n\n판별하는 글\n"})
    Built(tmp_path, plugins=plugins)
    again = {path.name: (path.stat().st_ino, path.read_bytes()) for path in folder.iterdir()}
    kept = {name for name in first if again.get(name) == first[name]}
    assert "search_worker.js" in kept
    assert "head.js" not in kept
    assert len(kept) > len(first) / 2
    clean = tmp_path / "clean"
    draw(clean, {**PAGES, "docs/c.md": "---\ntitle: 다\n---\n\n판별하는 글\n"})
    Built(clean, plugins=plugins)
    assert {name: data for name, (_, data) in again.items()} == {
        path.name: path.read_bytes() for path in (clean / "site/search").iterdir()
    }


def test_what_a_contributor_calls_like_a_file_of_the_search_is_none(tmp_path: Path) -> None:
    draw(tmp_path, PAGES)
    plugins: dict[str, Any] = {"studywiki": {}, "search": {}}
    Built(tmp_path, plugins=plugins)
    first = {path.name: path.read_bytes() for path in (tmp_path / "site/search").iterdir()}
    draw(tmp_path, {f"docs/search/{name}": "x" * len(data) for name, data in first.items() if len(name) == 9})
    for _ in range(2):
        Built(tmp_path, plugins=plugins)
        assert {path.name: path.read_bytes() for path in (tmp_path / "site/search").iterdir()} == first
        for path in tmp_path.glob("docs/search/*"):
            path.unlink()
