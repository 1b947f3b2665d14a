"""The change of the published site for the new one: killed after any line of it, one of the two is there, whole."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from studywiki.publishing import box, leftovers, locks, records, removal, renewal, staging
from studywiki.publishing.exchange import exchange
from studywiki.publishing.staging import Exchange, Staging

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")

OURS = {str(Path(each.__file__ or "")) for each in (box, leftovers, locks, records, removal, renewal, staging)}
"""What changes files; where a site is and what it is only looked at."""
STEP = int(os.environ.get("STUDYWIKI_EVERY_LINE", 3))
"""After how many lines more it is killed each time; 1 takes minutes."""
OLD = {"index.html": "old", "gone.html": "old", ".git": "history", ".nojekyll": ""}
NEW = {"index.html": "new", "a/b.html": "new"}
HIDDEN = {".git": "history", ".nojekyll": ""}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def read(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def build(site: Path, files: dict[str, str] = NEW, swap: Exchange = exchange) -> None:
    made = Staging.beside(site, swap=swap)
    write(made.folder, files)
    made.publish()


def cannot(*_: Path) -> bool:
    """Be a system that cannot exchange two folders."""
    return False


def killed_after(line: int, site: Path, swap: Exchange) -> bool:
    """Build in a process that is killed when it has run as many lines of ours; False if it was over before."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    seen = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal seen
        if frame.f_code.co_filename not in OURS:
            return None
        seen += 1
        if seen > line:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    build(site, swap=swap)
    os._exit(0)


def kill_after_each(lines: Iterator[int], root: Path, swap: Exchange) -> tuple[int, int]:
    """Kill builds after so many lines; give how many a whole one has, and how often no site was there then."""
    between = 0
    for line in lines:
        site = root / str(line) / "site"
        write(site, OLD)
        if not killed_after(line, site, swap):
            return line, between
        found = read(site)
        shown = {name: text for name, text in found.items() if not name.startswith(".")}
        if not found and swap is cannot:
            between += 1  # between two renames: mended by the next build, which may fail
            failing = Staging.beside(site)
            failing.discard()
            assert read(site) == OLD
        else:
            assert shown in (NEW, {"index.html": "old", "gone.html": "old"}), line
        build(site, swap=swap)
        assert read(site) == {**NEW, **HIDDEN}, line
        assert [entry.name for entry in site.parent.iterdir()] == ["site"], line
    raise AssertionError("lines have no end")


@pytest.mark.parametrize("swap", [exchange, cannot])
def test_a_kill_after_any_line(tmp_path: Path, swap: Exchange) -> None:
    for first in range(STEP):  # the few lines between two renames lie wherever a machine's folders put them
        lines, between = kill_after_each(count(first, STEP), tmp_path, swap)
        assert lines > 200, "the lines of ours that a build runs"
        if between or swap is exchange:
            return
    raise AssertionError("no build was killed between two renames")


def test_the_first_site(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "site")
    assert read(tmp_path / "deep" / "site") == NEW


def test_a_failed_build_leaves_the_site(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    made = Staging.beside(tmp_path / "site")
    write(made.folder, NEW)
    made.discard()
    assert read(tmp_path / "site") == OLD
    assert len(list(tmp_path.iterdir())) == 1


def test_two_builds_at_once_and_the_last_to_finish_wins(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    first, second = Staging.beside(tmp_path / "site"), Staging.beside(tmp_path / "site")
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


def test_a_folder_of_the_users_own_is_let_alone(tmp_path: Path) -> None:
    write(tmp_path / ".site.studywiki-notes", {"mine.txt": "mine"})
    build(tmp_path / "site")
    assert read(tmp_path / ".site.studywiki-notes") == {"mine.txt": "mine"}


def test_a_file_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(NotADirectoryError):
        Staging.beside(tmp_path / "site")
