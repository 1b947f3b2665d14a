"""What lies beside the site: a build's own is finished and taken away; what a stranger may have committed stays."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from studywiki.publishing import removal
from studywiki.publishing.records import Records
from studywiki.publishing.staging import Staging
from tests.forked import COMMANDS
from tests.safety.test_atomic import ENVIRONMENT, command, run, wiki
from tests.safety.test_staging import HIDDEN, NEW, OLD, build, read, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, signals")
BOX = ".site.studywiki-ab12cd34"


def everything(root: Path) -> dict[str, str]:
    """Give all that is in a folder, but the site: files with their text, links with where they lead."""
    return {
        path.relative_to(root).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_text("utf-8")
        for path in root.rglob("*")
        if (path.is_file() or path.is_symlink()) and "site" not in path.relative_to(root).parts
    }


@pytest.mark.parametrize(
    ("files", "links"),
    [
        ({f"{BOX}/keep": '["../../docs", "docs", ".."]', f"{BOX}/lock": "", f"{BOX}/new/docs": "x"}, {}),
        ({f"{BOX}/keep": '[".git"]', f"{BOX}/lock": "", f"{BOX}/new/.git/config": "[core]"}, {}),
        ({f"{BOX}/old/index.html": "<script>alert(1)</script>", f"{BOX}/lock": ""}, {}),
        ({f"{BOX}/keep": "{", f"{BOX}/lock": ""}, {}),
        ({f"{BOX}/keep": '{"a": 1}', f"{BOX}/lock": "", f"{BOX}/new/a": "a"}, {}),
        ({f"{BOX}/keep": "[[]]", f"{BOX}/lock": "", f"{BOX}/new/a": "a"}, {}),
        ({f"{BOX}/notes.txt": "mine"}, {}),
        ({BOX: "a file"}, {}),
        ({"docs/new/a.txt": "a", "docs/lock": ""}, {BOX: "docs"}),
        ({"docs/a.txt": "a"}, {BOX: "nowhere"}),
        ({f"{BOX}/lock": "", "docs/a.txt": "a"}, {f"{BOX}/new": "../docs", f"{BOX}/old": "../docs"}),
        ({f"{BOX}/a": "a", "docs/a.txt": "a"}, {f"{BOX}/lock": "../docs/made"}),
    ],
)
@pytest.mark.parametrize("published", [True, False])
def test_what_was_committed_is_told_of_and_stays(
    tmp_path: Path, files: dict[str, str], links: dict[str, str], published: bool
) -> None:
    write(tmp_path, {"docs/index.md": "# 처음", **files})
    for name, target in links.items():
        (tmp_path / name).symlink_to(target)
    if published:
        write(tmp_path / "site", OLD)
    before = everything(tmp_path)
    made = Staging.beside(tmp_path / "site")
    assert [(each.path.name, each.why) for each in made.left] == [(BOX, "")]
    write(made.folder, NEW)
    made.publish()
    assert read(tmp_path / "site") == ({**NEW, **HIDDEN} if published else NEW)
    assert everything(tmp_path) == before


def test_a_build_says_it_and_goes_on(tmp_path: Path) -> None:
    wiki(tmp_path, "new", theme={"name": "mkdocs", "language": "ko"})
    write(tmp_path, {f"{BOX}/keep": "{", f"{BOX}/lock": ""})
    done = run(tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    assert "build-leftover-unknown  빌드가 남긴 것처럼 보이지만" in done.stderr
    assert BOX in done.stderr


def killed(site: Path, files: dict[str, str] = NEW) -> Path:
    """Leave what a build leaves that is killed before the change; gives its folder."""
    made = Staging.beside(site)
    write(made.folder, files)
    made._box.release()
    return made.folder.parent


def test_what_a_killed_build_left_is_taken_away(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)
    killed(tmp_path / "site")
    build(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_another_folder_in_the_place_of_a_killed_builds_is_not_ours(tmp_path: Path) -> None:
    left = killed(tmp_path / "site")
    left.rename(tmp_path / "held")  # so that its inode is not given to another
    write(left, {"lock": "", "new/a": "a"})
    assert [each.path for each in Staging.beside(tmp_path / "site").left] == [left]


def test_a_copy_of_it_elsewhere_is_not_ours(tmp_path: Path) -> None:
    left = killed(tmp_path / "a" / "site")
    (tmp_path / "b").mkdir()
    left.rename(tmp_path / "b" / left.name)
    assert [each.path.name for each in Staging.beside(tmp_path / "b" / "site").left] == [left.name]


@pytest.mark.parametrize("name", ["a[b]c", "[ab]", "사이트", "a b", "x" * 250, "가" * 80, "-n", "*"])
def test_a_site_of_any_name_leaves_nothing(tmp_path: Path, name: str) -> None:
    for _ in range(3):
        killed(tmp_path / name)
    assert len(list(tmp_path.iterdir())) == 1
    build(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_notes_are_the_users_alone_and_go_with_what_they_are_of(tmp_path: Path) -> None:
    records = Records.of_user({"HOME": str(tmp_path)}, [])
    assert records
    assert records.folder.stat().st_mode & 0o777 == 0o700
    (tmp_path / "box").mkdir()
    records.write(tmp_path / "box", [".git"])
    assert records.read(tmp_path / "box") == (".git",)
    (tmp_path / "box").rmdir()
    records.clean()
    assert list(records.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["docs", "../docs", "..", ".", "", "/etc", ".a/b", 1, None, "\0"])
def test_only_plain_names_of_hidden_files_are_given_back(tmp_path: Path, name: object) -> None:
    records = Records.of_user({"HOME": str(tmp_path)}, [])
    assert records
    records.write(tmp_path, [name])  # type: ignore[list-item]
    assert records.read(tmp_path) == ()


def test_notes_that_a_repository_could_hold_are_not_believed(tmp_path: Path) -> None:
    assert Records.of_user({"HOME": str(tmp_path / "wiki" / "home")}, [tmp_path / "wiki"]) is None
    (tmp_path / "link").symlink_to(tmp_path / "wiki")
    assert Records.of_user({"HOME": str(tmp_path / "link" / "home")}, [tmp_path / "wiki"]) is None
    open_to_all = tmp_path / "state" / "studywiki" / "builds"
    open_to_all.mkdir(parents=True)
    open_to_all.chmod(0o777)
    assert Records.of_user({"XDG_STATE_HOME": str(tmp_path / "state")}, []) is None
    assert Records.of_user({"XDG_STATE_HOME": "relative"}, []) is None
    assert Records.of_user({}, []) is None


@pytest.mark.parametrize("state", ["/dev/null", "/proc/none", ""])
def test_without_notes_nothing_is_recovered_and_all_else_works(tmp_path: Path, state: str) -> None:
    wiki(tmp_path, "new")
    write(tmp_path, {f"{BOX}/lock": "", f"{BOX}/new/a": "a"})
    nowhere = {**ENVIRONMENT, "XDG_STATE_HOME": state, "HOME": state}
    for _ in range(2):
        done = COMMANDS.said("mkdocs", *command(tmp_path)[3:], cwd=tmp_path, env=nowhere)
        assert done.returncode == 0, done.stderr
        assert BOX in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if "site" in path.name) == [BOX, "site"]


def test_hidden_files_survive_an_interrupt_in_the_middle_of_the_change(tmp_path: Path) -> None:
    write(tmp_path / "site", OLD)

    def interrupted(one: Path, other: Path) -> bool:
        one.rename(tmp_path / "x")
        other.rename(one)
        (tmp_path / "x").rename(other)
        raise KeyboardInterrupt

    made = Staging.beside(tmp_path / "site", swap=interrupted)
    write(made.folder, NEW)
    with pytest.raises(KeyboardInterrupt):
        made.publish()
    made.discard()
    assert read(tmp_path / "site") == {**NEW, **HIDDEN}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_read_only_folders_are_taken_away(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/c": "c", "a/d": "d"})
    (tmp_path / "a" / "link").symlink_to(tmp_path)
    for path in (tmp_path / "a" / "b", tmp_path / "a"):
        path.chmod(0)
    assert removal.remove(tmp_path / "a") is None
    assert list(tmp_path.iterdir()) == []


def test_with_few_file_descriptors(tmp_path: Path) -> None:
    """`shutil.rmtree` wants one a level."""
    write(tmp_path / "site", {f"{'a/' * 30}index.html": "old"})
    code = (
        "import resource, sys; from pathlib import Path; from studywiki.publishing.staging import Staging\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))\n"
        "made = Staging.beside(Path(sys.argv[1])); (made.folder / 'index.html').write_text('new'); made.publish()"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "site")], check=True)
    assert read(tmp_path / "site") == {"index.html": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs another user")
def test_what_another_user_owns_stays_once(tmp_path: Path) -> None:
    """However often the site is built by somebody who cannot take away what another put into it."""
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents[:-1]:
        if parent != Path("/tmp"):
            parent.chmod(parent.stat().st_mode | 0o055)
    work = tmp_path / "work"
    write(work / "site", {"index.html": "old", "cache/mine.txt": "root's"})
    for path in (work, work / "site", work / "site" / "index.html"):
        os.chown(path, 65534, 65534)
    code = (
        "import os, sys; from pathlib import Path; from studywiki.publishing.staging import Staging\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "made = Staging.beside(Path(sys.argv[1])); (made.folder / 'index.html').write_text(sys.argv[2])\n"
        "left = made.publish(); print([each.why for each in (*made.left, *left)])"
    )
    environment = {**ENVIRONMENT, "XDG_STATE_HOME": str(work / "state")}
    for number in range(4):
        done = subprocess.run(
            [sys.executable, "-c", code, str(work / "site"), f"new {number}"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Permission denied" in done.stdout
        assert (work / "site" / "index.html").read_text() == f"new {number}"
        assert len([path for path in work.iterdir() if "studywiki" in path.name]) <= 1
        assert not [path for path in (work / "site").iterdir() if "studywiki" in path.name]


def test_a_note_says_what_the_manual_of_the_module_says(tmp_path: Path) -> None:
    records = Records.of_user({"HOME": str(tmp_path)}, [])
    assert records
    records.write(tmp_path, [".git"])
    (note,) = records.folder.iterdir()
    assert json.loads(note.read_text()) == {"folder": str(tmp_path), "inode": tmp_path.stat().st_ino, "keep": [".git"]}


def attributes(folder: Path) -> bool:
    """Tell whether the file system of `folder` has extended attributes."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setxattr(folder, "user.studywiki-test", b"")
            return True
    return bool(os.environ.get("CI")) and sys.platform == "linux"


def test_a_home_that_is_thrown_away_leaves_no_more_than_another(tmp_path: Path) -> None:
    if not attributes(tmp_path):
        pytest.skip("this file system has no extended attributes")
    box = tmp_path / "box"
    box.mkdir()
    for home in ("one", "two"):
        records = Records.of_user({"HOME": str(tmp_path / home)}, [])
        assert records
        if home == "one":
            records.write(box, [".git"])
        assert records.read(box) == (".git",)
        shutil.copytree(box, tmp_path / f"copy-{home}")  # with its attributes
        assert records.read(tmp_path / f"copy-{home}") is None
        (tmp_path / f"link-{home}").symlink_to(box)
        assert records.read(tmp_path / f"link-{home}") is None
    assert records
    records.forget(box)
    (tmp_path / "one").rename(tmp_path / "gone")
    assert records.read(box) is None
    os.setxattr(box, "user.studywiki", b'{"folder": 1}')
    assert records.read(box) is None
    os.setxattr(box, "user.studywiki", b"\xff[")
    assert records.read(box) is None
