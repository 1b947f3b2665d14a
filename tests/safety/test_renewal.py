"""A site that is renewed file by file: no reader finds half a file, pages come last, and a fault is told as it is."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from studywiki.mkdocs_plugin.building import Building
from studywiki.publishing.renewal import HalfRenewedError, Rename, renew
from studywiki.publishing.staging import Staging
from tests.safety.test_staging import HIDDEN, NEW, OLD, read, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links")


def drawn(root: Path, old: dict[str, str], new: dict[str, str]) -> tuple[Path, Path, Path]:
    (root / "site").mkdir()
    write(root / "site", old)
    write(root / "new", new)
    return root / "site", root / "new", root / "aside"


def fails(number: int, after: int) -> Rename:
    """Rename as `os.replace` does, but fail after so many renames."""
    seen = 0

    def rename(one: Path, other: Path) -> None:
        nonlocal seen
        seen += 1
        if seen > after:
            raise OSError(number, os.strerror(number), str(one))
        one.replace(other)

    return rename


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        ({}, NEW),
        ({"a.html/b.html": "old", "c/d/e.txt": "old"}, {"a.html": "new", "c": "new"}),
        ({"a": "old", "b.html": "old"}, {"a/b/c.html": "new", "b.html/d.html": "new"}),
        ({"a/.hidden": "old", ".git/a": "kept", ".b": "old"}, {"a/x": "new", ".b": "new"}),
        ({"a/b/c/d/e.html": "old"}, {"a/b.html": "new"}),
    ],
)
def test_it_holds_the_new_site_and_its_own_hidden_files(
    tmp_path: Path, old: dict[str, str], new: dict[str, str]
) -> None:
    site, fresh, aside = drawn(tmp_path, old, new)
    assert renew(site, fresh, aside) == []
    assert read(site) == {**{name: text for name, text in old.items() if name.startswith(".")}, **new}


def test_pages_come_last_and_nothing_is_gone_before_that(tmp_path: Path) -> None:
    new = {"b.html": "new", "a/b.html": "new", "z.css": "new", "a/z.js": "new", "sitemap.xml": "new"}
    site, fresh, aside = drawn(tmp_path, {"gone.html": "old", "b.html": "old"}, new)
    seen = []

    def rename(one: Path, other: Path) -> None:
        assert (site / "gone.html").exists()
        seen.append(other.relative_to(site).as_posix())
        one.replace(other)

    renew(site, fresh, aside, rename)
    assert [name for name in seen if name.endswith(".html")] == seen[3:]
    assert sorted(seen) == sorted(new)
    assert read(site) == new


def test_no_link_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "docs", {"a.md": "mine", "b/c.md": "mine"})
    site, fresh, aside = drawn(tmp_path, {"x.html": "old"}, {"a.html": "new", "b/c.md": "new", "d/e": "new"})
    (site / "a.html").symlink_to("../docs/a.md")
    (site / "b").symlink_to("../docs/b")
    (site / "d").symlink_to("../docs/nowhere")
    (site / "gone").symlink_to("../docs")
    assert renew(site, fresh, aside) == []
    assert read(tmp_path / "docs") == {"a.md": "mine", "b/c.md": "mine"}
    assert read(site) == {"a.html": "new", "b/c.md": "new", "d/e": "new"}


def test_another_file_system_in_the_site(tmp_path: Path) -> None:
    site, fresh, aside = drawn(tmp_path, OLD, NEW)

    def rename(one: Path, other: Path) -> None:
        if one.parent != other.parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        one.replace(other)

    assert renew(site, fresh, aside, rename) == []
    assert read(site) == {**NEW, **HIDDEN}


def test_a_fault_before_anything_has_changed(tmp_path: Path) -> None:
    site, fresh, aside = drawn(tmp_path, OLD, NEW)
    with pytest.raises(OSError, match="No space"):
        renew(site, fresh, aside, fails(errno.ENOSPC, 0))
    assert read(site) == OLD


def test_a_fault_midway_is_told_as_it_is(tmp_path: Path) -> None:
    site, fresh, aside = drawn(tmp_path, OLD, NEW)
    with pytest.raises(HalfRenewedError) as raised:
        renew(site, fresh, aside, fails(errno.ENOSPC, 1))
    assert (site / "gone.html").exists()
    building = Building(get_plugin_logger("test"))
    building.language = "ko"
    with pytest.raises(Abort, match="새 파일과 옛 파일이 섞여 있습니다") as told:
        building.fail(raised.value)
    assert "디스크에 빈 곳이 없습니다" in str(told.value)
    assert "그대로 있습니다" not in str(told.value)
    write(fresh, NEW)
    renew(site, fresh, aside)
    assert read(site) == {**NEW, **HIDDEN}


def refuses(number: int) -> Callable[[Path, Path], bool]:
    def swap(one: Path, other: Path) -> bool:
        raise OSError(number, os.strerror(number), str(one))

    return swap


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM])
def test_where_folders_cannot_be_exchanged_files_are(tmp_path: Path, number: int) -> None:
    """A mount that the system does not tell of, another user's folder."""
    write(tmp_path / "site", OLD)
    folder = (tmp_path / "site").stat().st_ino
    made = Staging.beside(tmp_path / "site", swap=refuses(number))
    write(made.folder, NEW)
    assert made.publish() == []
    assert read(tmp_path / "site") == {**NEW, **HIDDEN}
    assert (tmp_path / "site").stat().st_ino == folder
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_else_goes_wrong_leaves_the_old_site(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    made = Staging.beside(tmp_path / "site", swap=refuses(errno.EIO))
    write(made.folder, NEW)
    with pytest.raises(OSError, match="Input/output"):
        made.publish()
    made.discard()
    assert read(tmp_path / "site") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs another user")
def test_hidden_files_of_another_user_that_cannot_be_moved(tmp_path: Path) -> None:
    """The exchange is taken back, and the files are renewed around them."""
    code = (
        "import os, sys; from pathlib import Path; from studywiki.publishing.staging import Staging\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "made = Staging.beside(Path(sys.argv[1])); (made.folder / 'index.html').write_text('new'); made.publish()"
    )
    for parent in tmp_path.parents[:-1]:
        parent.chmod(parent.stat().st_mode | 0o055)
    tmp_path.chmod(0o777)
    write(tmp_path / "site", {"index.html": "old", ".well-known/a": "root's"})
    for name in ("site", "site/index.html"):
        os.chown(tmp_path / name, 65534, 65534)
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "site")], env=environment, check=True)
    assert read(tmp_path / "site") == {"index.html": "new", ".well-known/a": "root's"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "state"]
