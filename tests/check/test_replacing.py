"""A file that `--fix` mends stays the same file; what cannot be mended is told by its own name, and is whole."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from studywiki.check import replacing
from studywiki.check.fix import mend, mended
from studywiki.cli.main import main
from studywiki.diagnostics import Diagnostic, Location, Replacement, Saving
from studywiki.pages.confined import Confined
from studywiki.publishing import locks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files of Unix")

OLD, NEW = "# 가\r\n\r\n글\r\n".encode("cp949"), "# 가\n\n글\n".encode()
is_root = hasattr(os, "geteuid") and os.geteuid() == 0


def mend_all(root: Path, *names: str) -> list[str]:
    told = [Diagnostic("x", Location(name), fix=each) for name in names for each in Saving]
    return list(mend(root, Confined.to(root), names, told))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664, 0o4755, 0o666])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    (tmp_path / "a.md").chmod(mode)
    assert mend_all(tmp_path, "a.md") == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == mode
    assert names(tmp_path) == ["a.md"]


def test_hard_links_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    (tmp_path / "b.md").hardlink_to(tmp_path / "a.md")
    assert mend_all(tmp_path, "a.md") == ["a.md"]
    assert (tmp_path / "b.md").read_bytes() == NEW
    assert (tmp_path / "a.md").stat().st_nlink == 2


def test_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_bytes(OLD)
    (tmp_path / "b.md").symlink_to("deep/a.md")
    assert mend_all(tmp_path, "b.md") == ["b.md"]
    assert (tmp_path / "b.md").readlink() == Path("deep/a.md")
    assert (tmp_path / "deep" / "a.md").read_bytes() == NEW


@pytest.mark.skipif(not is_root, reason="only root may give a file away")
def test_the_owner_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    os.chown(tmp_path / "a.md", 1234, 2345)
    mend_all(tmp_path, "a.md")
    found = (tmp_path / "a.md").stat()
    assert ((tmp_path / "a.md").read_bytes(), found.st_uid, found.st_gid) == (NEW, 1234, 2345)


def test_what_would_be_anothers_is_written_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    inode = (tmp_path / "a.md").stat().st_ino
    monkeypatch.setattr(replacing, "_is_owned_alike", lambda *_: False)
    assert mend_all(tmp_path, "a.md") == ["a.md"]
    assert ((tmp_path / "a.md").read_bytes(), (tmp_path / "a.md").stat().st_ino) == (NEW, inode)
    assert names(tmp_path) == ["a.md"]


def test_extended_attributes_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    try:
        os.setxattr(tmp_path / "a.md", "user.wiki", b"x")
    except (OSError, AttributeError):
        pytest.skip("this file system has none")
    mend_all(tmp_path, "a.md")
    assert os.getxattr(tmp_path / "a.md", "user.wiki") == b"x"


def test_a_read_only_file_is_told_by_its_own_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(OLD)
    (tmp_path / "docs" / "a.md").chmod(0o444)
    (tmp_path / "docs" / "index.md").write_text("# 나\n\n글\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: 위키\ntheme: {name: mkdocs, language: ko}\nplugins: [studywiki]\n", "utf-8")  # fmt: skip # noqa: E501
    assert main(["check", "--fix", "-f", str(tmp_path / "mkdocs.yml")]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "고치지 못했습니다: docs/a.md: 권한이 없습니다. 파일이나 폴더의 주인과 권한을 확인하세요(`ls -l`).",
        "고쳤습니다: docs/b.md",
    ]
    assert (tmp_path / "docs" / "a.md").read_bytes() == OLD
    assert (tmp_path / "docs" / "b.md").read_bytes() == NEW


@pytest.mark.skipif(is_root, reason="nothing is read-only to root")
def test_in_a_read_only_folder_it_is_written_in_place(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes(OLD)
    (tmp_path / "docs").chmod(0o555)
    try:
        assert mend_all(tmp_path, "docs/a.md") == ["docs/a.md"]
    finally:
        (tmp_path / "docs").chmod(0o755)
    assert (tmp_path / "docs" / "a.md").read_bytes() == NEW


@pytest.mark.parametrize("links", [1, 2])
def test_a_full_disk_leaves_the_file_whole_and_is_told_by_its_name(tmp_path: Path, links: int) -> None:
    """No file may grow above 1 kB, which is what a full disk looks like from within."""
    data = ("가" * 450).encode("cp949")  # 900 bytes, and 1350 in UTF-8
    (tmp_path / "a.md").write_bytes(data)
    if links == 2:
        (tmp_path / "b.md").hardlink_to(tmp_path / "a.md")
    program = (
        "import sys\nfrom pathlib import Path\nfrom studywiki.check import replacing\n"
        "try:\n    replacing.replace(Path(sys.argv[1]), ('가' * 450).encode())\n"
        "except OSError as error:\n    print(error.errno, error.filename)\n"
    )
    done = subprocess.run(
        [
            "bash",
            "-c",
            'trap "" XFSZ; ulimit -f 1; exec "$@"',
            "-",
            sys.executable,
            "-c",
            program,
            str(tmp_path / "a.md"),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stdout == f"{errno.EFBIG} {tmp_path / 'a.md'}\n", done.stderr
    assert (tmp_path / "a.md").read_bytes() == data
    assert len(names(tmp_path)) == links


def test_what_a_killed_one_left_goes(tmp_path: Path) -> None:
    kept = {".a.md.studywiki-fix-abcd123", ".a.md.studywiki-fix-ABCD1234", "a.studywiki-fix-abcd1234", ".a.md.abcd1234"}
    for name in kept | {".a.md.studywiki-fix-abcd1234", ".held.md.studywiki-fix-abcd1234"}:
        (tmp_path / name).write_bytes(b"")
        (tmp_path / name).chmod(0o600)
    (tmp_path / ".b.md.studywiki-fix-abcd1234").write_bytes(b"")  # as a repository's file is
    (tmp_path / ".b.md.studywiki-fix-abcd1234").chmod(0o644)
    (tmp_path / ".c.md.studywiki-fix-abcd1234").symlink_to("/etc/hostname")
    (tmp_path / ".d.md.studywiki-fix-abcd1234").mkdir(0o700)
    (tmp_path / "a.md").write_bytes(NEW)
    held = locks.take(tmp_path / ".held.md.studywiki-fix-abcd1234")
    assert held is not None
    assert mend_all(tmp_path, "a.md") == []
    os.close(held)
    others = {f".{name}.md.studywiki-fix-abcd1234" for name in ("b", "c", "d", "held")}
    assert set(names(tmp_path)) == kept | others | {"a.md"}


def test_one_that_is_killed_leaves_what_the_next_one_knows(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom studywiki.check import replacing\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\nreplacing.replace(Path(sys.argv[1]), b'x')\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.md")], check=False)
    assert len(names(tmp_path)) == 2
    assert (tmp_path / "a.md").read_bytes() == OLD
    assert mend_all(tmp_path, "a.md") == ["a.md"]
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("가\r나\r[x](A.md)\r", "가\r나\r[x](a.md)\r"),
        ("가\r\n나\r[x](A.md)", "가\n나\r[x](a.md)"),
        ("가\x0b나\u2028다\n\n[x](A.md)\n\n\n", "가\x0b나\u2028다\n\n[x](a.md)\n\n\n"),
    ],
)
def test_other_line_ends_stay_and_lines_are_counted_as_they_are_told(text: str, becomes: str) -> None:
    assert (
        mended(text.encode(), [Replacement(Location("a.md", 3, 5, 9), "A.md", "a.md")], frozenset(Saving)).decode()
        == becomes
    )


def test_line_ends_that_are_silenced_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(f"# {name}\r\n\r\n[가](Index.md)\r\n".encode())
    (tmp_path / "docs" / "index.md").write_text("# 나\n\n글\n", "utf-8")
    options = "plugins:\n  - studywiki:\n      check_off: {line-ends-crlf: [docs/a.md]}\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 위키\ntheme: {{name: mkdocs, language: ko}}\n{options}", "utf-8")
    main(["check", "--fix", "-f", str(tmp_path / "mkdocs.yml")])
    assert (tmp_path / "docs" / "a.md").read_bytes() == b"# a.md\r\n\r\n[\xea\xb0\x80](index.md)\r\n"
    assert (tmp_path / "docs" / "b.md").read_bytes() == b"# b.md\n\n[\xea\xb0\x80](index.md)\n"
