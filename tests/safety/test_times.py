"""A file of the site that is as it was has the time at which it was written first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studywiki.publishing import times
from tests.conftest import Draw

OLD = 1_000_000_000


def test_what_is_the_same_keeps_its_time(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, changed in ((old, "전"), (new, "후")):
        (folder / "sub").mkdir(parents=True)
        for name, text in {
            "same": "글",
            "changed": changed,
            "sub/same": "x" * 3_000_000,
            "sub/longer": changed * 9,
        }.items():
            (folder / name).write_text(text, "utf-8")
    (new / "added").touch()
    os.mkfifo(old / "pipe")
    (new / "pipe").touch()
    (old / "link").symlink_to("same")
    (new / "link").write_text("글", "utf-8")
    for path in old.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (OLD, OLD))
    times.keep(old, new)
    kept = {
        path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file() and path.stat().st_mtime == OLD
    }
    assert kept == {"same", "sub/same"}


@pytest.mark.parametrize("missing", ["old", "new"])
def test_a_folder_that_is_not_there_is_left(missing: str, tmp_path: Path) -> None:
    for name in {"old", "new"} - {missing}:
        (tmp_path / name).mkdir()
    times.keep(tmp_path / "old", tmp_path / "new")


def test_a_second_build_leaves_the_times_of_pages_that_did_not_change(draw: Draw) -> None:
    files = {"docs/index.md": "# 처음\n", "docs/a.md": "# 가\n\n글\n"}
    site = draw(files)
    for path in site.folder.rglob("*"):
        os.utime(path, (OLD, OLD))
    draw({**files, "docs/a.md": "# 가\n\n다른 글\n"})
    assert (site.folder / "index.html").stat().st_mtime == OLD
    assert (site.folder / "a.html").stat().st_mtime > OLD
