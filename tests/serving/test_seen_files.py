"""What counts as a change of a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studywiki.mkdocs_plugin.seen_files import Changes, SeenFiles
from studywiki.pages.confined import Confined


def seen(root: Path, **options: bool) -> SeenFiles:
    return SeenFiles([root], [], Confined.to(root), **options)


def test_what_is_read_or_touched_has_not_changed(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("글", "utf-8")
    files = seen(tmp_path)
    page.read_text("utf-8")
    os.utime(page, (1, 1))
    assert not files.is_news(str(page))
    assert files.look() == Changes()


def test_what_holds_something_else_has(tmp_path: Path) -> None:
    page, new, gone = (tmp_path / name for name in ("a.md", "b/new.md", "gone.md"))
    page.write_text("글", "utf-8")
    gone.write_text("글", "utf-8")
    files = seen(tmp_path)
    page.write_text("말", "utf-8")
    new.parent.mkdir()
    new.write_text("글", "utf-8")
    gone.unlink()
    assert [files.is_news(str(path)) for path in (page, new, gone)] == [True] * 3
    assert files.look() == Changes(frozenset({str(page)}), frozenset({str(new), str(gone)}))
    assert [files.is_news(str(path)) for path in (page, new, gone)] == [False] * 3
    assert files.look() == Changes()


def test_what_editors_and_git_keep_for_themselves_is_passed_by(tmp_path: Path) -> None:
    files, told = seen(tmp_path), seen(tmp_path, hidden=True)
    names = [".a.md.swp", ".git/index", "a.md~"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    assert not any(files.is_news(str(tmp_path / name)) for name in names)
    assert files.look() == Changes()
    assert told.look().others == {str(tmp_path / name) for name in names[:2]}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there is none on Windows")
def test_what_has_no_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nothing.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "out.md").symlink_to("/proc/self/environ")
    (tmp_path / "large.md").write_bytes(b"x" * 1_000_001)
    files = seen(tmp_path)
    assert files.look() == Changes()
    (tmp_path / "large.md").write_bytes(b"y" * 1_000_001)
    assert str(tmp_path / "large.md") in files.look().edited


def test_folders_may_be_looked_at_later(tmp_path: Path) -> None:
    docs, other = tmp_path / "docs", tmp_path / "other"
    for folder in (docs, other):
        folder.mkdir()
        (folder / "a.md").write_text("글", "utf-8")
    files = seen(docs)
    files.add([other, docs / "a.md"])
    assert files.look() == Changes()
    (other / "a.md").write_text("말", "utf-8")
    assert files.look().edited == {str(other / "a.md")}
