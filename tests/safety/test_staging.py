"""The change of the published site for the new one: killed after any line of it, one of the two is there, whole."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from studywiki.publishing import exchange, locks, staging
from studywiki.publishing.staging import Staging

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")

OURS = {str(Path(module.__file__ or "")) for module in (exchange, locks, staging)}
OLD = {"index.html": "old", "gone.html": "old", ".git": "history", ".nojekyll": ""}
NEW = {"index.html": "new", "a/b.html": "new"}
HIDDEN = {".git": "history", ".nojekyll": ""}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def read(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def build(site: Path, files: dict[str, str] = NEW) -> None:
    made = Staging.beside(site)
    assert made
    write(made.folder, files)
    made.publish()


def killed_after(line: int, site: Path) -> bool:
    """Build in a process that is killed when it has run as many lines of ours; False if it was over before."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    seen = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal seen
        if frame.f_code.co_filename in OURS:
            seen += 1
            if seen > line:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    build(site)
    os._exit(0)


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_kill_after_any_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(staging, "exchange", lambda *_: False)
    line, between = 0, 0
    while True:
        site = tmp_path / str(line) / "site"
        write(site, OLD)
        if not killed_after(line, site):
            break
        found = read(site)
        shown = {name: text for name, text in found.items() if not name.startswith(".")}
        if not found and not in_one_step:
            between += 1  # between two renames: mended by the next build, which may fail
            failing = Staging.beside(site)
            assert failing
            failing.discard()
            assert read(site) == OLD
        else:
            assert shown in (NEW, {"index.html": "old", "gone.html": "old"}), line
        build(site)
        assert read(site) == {**NEW, **HIDDEN}, line
        assert [entry.name for entry in site.parent.iterdir()] == ["site"], line
        line += 1
    assert line > 50, "the lines of ours that a build runs"
    assert in_one_step or between


def test_the_first_site(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "site")
    assert read(tmp_path / "deep" / "site") == NEW


def test_a_failed_build_leaves_the_site(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    made = Staging.beside(tmp_path / "site")
    assert made
    write(made.folder, NEW)
    made.discard()
    assert read(tmp_path / "site") == OLD
    assert len(list(tmp_path.iterdir())) == 1


def test_two_builds_at_once_and_the_last_to_finish_wins(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    first, second = Staging.beside(tmp_path / "site"), Staging.beside(tmp_path / "site")
    assert first
    assert second
    write(first.folder, {"index.html": "first"})
    write(second.folder, {"index.html": "second"})
    second.publish()
    first.publish()
    assert read(tmp_path / "site") == {"index.html": "first", **HIDDEN}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_new_hidden_file_wins_over_the_old(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    build(tmp_path / "site", {".nojekyll": "new"})
    assert read(tmp_path / "site") == {".nojekyll": "new", ".git": "history"}


def test_the_site_may_be_a_link_and_keeps_its_permissions(tmp_path: Path) -> None:
    write(tmp_path / "real", OLD)
    (tmp_path / "real").chmod(0o750)
    (tmp_path / "site").symlink_to(tmp_path / "real")
    build(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert read(tmp_path / "real") == {**NEW, **HIDDEN}
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o750


def test_a_mount_is_written_in_place() -> None:
    assert Staging.beside(Path("/proc")) is None


def test_a_folder_of_the_users_own_is_let_alone(tmp_path: Path) -> None:
    write(tmp_path / ".site.studywiki-notes", {"mine.txt": "mine"})
    build(tmp_path / "site")
    assert read(tmp_path / ".site.studywiki-notes") == {"mine.txt": "mine"}


def test_a_build_that_was_killed_while_it_cleaned_up(tmp_path: Path) -> None:
    made = Staging.beside(tmp_path / "site")
    assert made
    write(made.folder, NEW)
    (made.folder.parent / "keep").write_text("[")
    os.close(made._lock)
    build(tmp_path / "site")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(NotADirectoryError):
        Staging.beside(tmp_path / "site")
