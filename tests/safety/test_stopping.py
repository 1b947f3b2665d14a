"""What is said when the machine stops a build: what people can look at, why it is so, and the cure that fits."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studywiki import messages
from studywiki.messages.os_errors import reason
from studywiki.mkdocs_plugin.stopping import explained

SITE = "/srv/wiki/site"
BOX = "/srv/wiki/.site.studywiki-abcd1234"


def error(number: int, *files: str | int | bytes | None) -> OSError:
    """Give an error as the system raises it; two files are what was copied and where to."""
    first, second = [*files, None, None][:2]
    return OSError(number, os.strerror(number), first, None, second)


@pytest.mark.parametrize(
    ("raised", "path", "why", "cure"),
    [
        (error(errno.ENOSPC, "docs/a.png", f"{BOX}/new/a.png"), SITE, "디스크에 빈 곳이 없습니다", "디스크를 비운"),
        (error(errno.ENOSPC), SITE, "디스크에 빈 곳이 없습니다", "디스크를 비운"),
        (error(errno.ENOSPC, f"{BOX}/new/a/b.html"), SITE, "디스크에 빈 곳이 없습니다", "디스크를 비운"),
        (error(errno.ENOSPC, "/var/cache/x"), "/var/cache/x", "디스크에 빈 곳이 없습니다", "디스크를 비운"),
        (error(errno.EDQUOT, 7), SITE, "할당량", "할당량을 늘린"),
        (error(errno.EACCES, f"{BOX}/new", SITE), SITE, "권한이 없습니다", "주인과 권한"),
        (error(errno.EACCES, BOX), SITE, "권한이 없습니다", "주인과 권한"),
        (error(errno.EACCES, f"{BOX}/new/a/b.html"), f"{SITE}/a/b.html", "권한이 없습니다", "주인과 권한"),
        (error(errno.EPERM, f"{BOX}/old".encode()), SITE, "권한이 없습니다", "주인과 권한"),
        (error(errno.EACCES, f"{SITE}/.studywiki-abcd1234/new/a.html"), f"{SITE}/a.html", "권한이 없습니다", "주인과"),
        (error(errno.EACCES, "/srv/wiki/docs/a.md"), "/srv/wiki/docs/a.md", "권한이 없습니다", "주인과 권한"),
        (
            error(errno.ENAMETOOLONG, "/srv/" + "x" * 300),
            "/srv/" + "x" * 300,
            "이름이 너무 깁니다",
            "줄이세요",
        ),
        (
            error(errno.ENOENT, "/srv/wiki/docs/a.md"),
            "/srv/wiki/docs/a.md",
            "그런 파일이나 폴더가 없습니다",
            "이름과 폴더",
        ),
        (error(errno.EROFS, SITE), SITE, "읽기만 할 수 있는", "쓸 수 있는 폴더"),
        (error(errno.EMFILE, "docs/a.md"), "docs/a.md", "열 수 있는 파일 수", "ulimit -n"),
        (error(errno.EOWNERDEAD, "x"), "x", os.strerror(errno.EOWNERDEAD), "확인하세요"),
    ],
    ids=str,
)
def test_the_place_the_reason_and_the_cure(raised: OSError, path: str, why: str, cure: str) -> None:
    words = messages.words(explained(raised, SITE), "ko")
    assert words.message.startswith(f"파일을 쓰거나 읽을 수 없어 빌드를 멈추었습니다: {path} (")
    assert why in words.message
    assert cure in words.hint
    assert "studywiki-" not in words.message
    assert ("디스크" in words.hint) == (raised.errno in (errno.ENOSPC, errno.EOWNERDEAD))


def test_reasons_have_no_english_in_korean_and_no_korean_in_english() -> None:
    for number in errno.errorcode:
        known = reason(OSError(number, os.strerror(number)), "ko")
        other = reason(OSError(number, os.strerror(number)), "en")
        assert known.cure != other.cure
        assert not any("가" <= char <= "힣" for char in other.why + other.cure)
    for usual in (
        errno.ENOENT,
        errno.EACCES,
        errno.ENOSPC,
        errno.EISDIR,
        errno.ENOTDIR,
        errno.ELOOP,
        errno.ENAMETOOLONG,
    ):
        assert any("가" <= char <= "힣" for char in reason(os.strerror(usual), "ko").why)


def test_what_the_system_does_not_say_stays(tmp_path: Path) -> None:
    assert reason("mapping values are not allowed here", "ko").why == "mapping values are not allowed here"
    assert reason(OSError("odd"), "en").why == "odd"


def mkdocs(folder: Path, prepare: str, options: list[str]) -> subprocess.CompletedProcess[str]:
    """Build the wiki in `folder`, from a shell that has run `prepare`."""
    line = f'{prepare}; exec "$@"'
    return subprocess.run(
        ["bash", "-c", line, "-", sys.executable, "-m", "mkdocs", "build", *options],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
@pytest.mark.parametrize(
    ("prepare", "options", "says"),
    [
        ("", ["-d", "x" * 300], "이름이 너무 깁니다"),
        ("touch site", [], "폴더가 있어야 할 곳에 파일이 있습니다"),
        ("ulimit -f 2; trap '' XFSZ", [], "허용된 파일 크기를 넘습니다"),
        ("export SOURCE_DATE_EPOCH=", [], 'SOURCE_DATE_EPOCH에서 빌드 날짜를 읽을 수 없어 멈추었습니다: ""'),
        ("export SOURCE_DATE_EPOCH=1e9", [], "읽을 수 없어 멈추었습니다: 1e9"),
        ("export SOURCE_DATE_EPOCH=-1", [], "읽을 수 없어 멈추었습니다: -1"),
        ("export SOURCE_DATE_EPOCH=4294967296", [], "읽을 수 없어 멈추었습니다: 4294967296"),
    ],
)
def test_a_build_says_it_in_korean(tmp_path: Path, prepare: str, options: list[str], says: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 가\n\n글\n", "utf-8")
    (tmp_path / "docs" / "a.bin").write_bytes(bytes(100_000))
    (tmp_path / "mkdocs.yml").write_text("site_name: 위키\ntheme: {name: mkdocs, language: ko}\nplugins: [studywiki]\n", "utf-8")  # fmt: skip # noqa: E501
    done = mkdocs(tmp_path, prepare or ":", options)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert says in said
    assert "Traceback" not in said
    assert "docs" not in done.stdout
    assert "디스크에 빈 곳이 있는지" not in said


GONE = "def on_pre_build(config):\n    {}\n"


@pytest.mark.parametrize(
    ("gone", "options", "says", "state"),
    [
        ("import shutil; shutil.rmtree(config.docs_dir)", [], "docs 폴더를 읽을 수 없어", "사이트는 그대로 있습니다"),
        ("import os; os.rename(config.docs_dir, config.docs_dir + 2 * 'x')", [], "docs 폴더를 읽을 수 없어", "그대로"),
        ("raise ValueError('가')", [], "ValueError: 가", "사이트는 그대로 있습니다"),
        ("raise ValueError('가')", ["--dirty"], "ValueError: 가", "`--dirty` 없이 다시"),
    ],
)
def test_what_has_become_of_the_site_is_said(
    tmp_path: Path, gone: str, options: list[str], says: str, state: str
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 가\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").write_text("옛 사이트", "utf-8")
    (tmp_path / "hook.py").write_text(GONE.format(gone), "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: 위키\ntheme: {name: mkdocs, language: ko}\nplugins: [studywiki]\nhooks: [hook.py]\n", "utf-8"
    )
    done = mkdocs(tmp_path, ":", options)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert says in said
    assert state in said
    assert "Traceback" not in said
    assert (tmp_path / "site" / "old.html").is_file()
