"""The programs' digest: another one for each state of the package's files, and for nothing else in its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from studywiki.cache import versions


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path)
    (tmp_path / "room").mkdir()
    for name in ("a.py", "room/b.js", "room/notes.txt"):
        (tmp_path / name).write_text(name)
    return tmp_path


def digest() -> bytes:
    return versions.digest.__wrapped__()  # which is asked once in a program


@pytest.mark.parametrize(
    "other",
    [
        lambda room: (room / "notes.txt").write_text("other"),
        lambda room: (room / ".#b.py").symlink_to("somebody@machine.123"),  # Emacs' lock
        lambda room: (room / "folder.py").mkdir(),
        lambda room: (room / "b.js").touch(),
    ],
)
def test_what_is_no_program_changes_nothing(package: Path, other: Callable[[Path], object]) -> None:
    before = digest()
    other(package / "room")
    assert digest() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda room: (room / "b.js").write_text("other"),
        lambda room: (room / "b.js").rename(room / "c.js"),
        lambda room: (room / "b.js").unlink(),
        lambda room: (room / "c.html").write_text(""),
    ],
)
def test_a_file_that_is_another_changes_it(package: Path, change: Callable[[Path], object]) -> None:
    before = digest()
    change(package / "room")
    assert digest() != before
