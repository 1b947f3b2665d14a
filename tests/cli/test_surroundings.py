"""The command in odd surroundings: locales without Hangul, readers that go, full disks, closed streams, odd names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.forked import ASCII, ASCII_COMMANDS, COMMANDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams and names of Unix")

STUDYWIKI = [sys.executable, "-c", "from studywiki.cli.main import main; raise SystemExit(main())"]
PLACES = [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp949"}, {"PYTHONIOENCODING": "latin-1"}, ASCII]
CONFIG = "site_name: 위키\ntheme: {name: mkdocs, language: ko}\nplugins: [studywiki]\n"
FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("wiki")
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (root / "docs" / "index.md").write_text("# 처음 \U0001f642\n\n[가](없다\U0001f642.md) [^1]\n", "utf-8")
    (root / "docs" / "many.md").write_text("# 많다\n\n" + "[가](없다.md)\n\n" * 90, "utf-8")
    return root


def shell(root: Path, line: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell, in which "$@" is the command."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return subprocess.run(
        ["bash", "-c", line, "-", *arguments],
        cwd=root,
        env={**known, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        check=False,
    )


def plainly(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command without a shell."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    commands = ASCII_COMMANDS if environment == ASCII else COMMANDS
    return commands.run(*command, cwd=root, env={**known, "NO_MKDOCS_2_WARNING": "1", **environment})


def quiet(done: subprocess.CompletedProcess[bytes]) -> bool:
    return b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


@pytest.fixture(scope="module")
def plain(wiki: Path) -> Callable[[str], bytes]:
    """Give what the check says where Hangul can be said, by its format."""
    return cache(lambda kind: plainly(wiki, "studywiki", "check", "--format", kind).stdout)


@pytest.mark.parametrize("environment", PLACES, ids=str)
@pytest.mark.parametrize("kind", ["text", "github", "json", "sarif"])
def test_a_terminal_without_hangul(
    wiki: Path, plain: Callable[[str], bytes], environment: Mapping[str, str], kind: str
) -> None:
    done = plainly(wiki, "studywiki", "check", "--format", kind, **environment)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"broken-link" in done.stdout
    if kind in ("json", "sarif"):
        encoding = environment.get("PYTHONIOENCODING", "ascii")
        assert json.loads(done.stdout.decode(encoding)) == json.loads(plain(kind))
    if kind == "github":
        assert done.stdout == plain(kind)


@pytest.mark.parametrize("environment", [PLACES[1], ASCII], ids=str)
def test_a_command_that_is_forked_says_what_one_of_its_own_says(wiki: Path, environment: Mapping[str, str]) -> None:
    forked = plainly(wiki, "studywiki", "check", **environment)
    own = shell(wiki, '"$@"', *STUDYWIKI, "check", **environment)
    assert (forked.returncode, forked.stdout, forked.stderr) == (own.returncode, own.stdout, own.stderr)


def test_hangul_stays_hangul(wiki: Path) -> None:
    done = plainly(wiki, "studywiki", "check", PYTHONIOENCODING="cp949")
    assert "링크가 가리키는 파일이 위키에 없습니다: 없다\\U0001f642.md" in done.stdout.decode("cp949")


def test_a_reader_that_goes(wiki: Path) -> None:
    done = shell(wiki, '"$@" | head -1; echo "${PIPESTATUS[0]}"', *STUDYWIKI, "check")
    first, status = done.stdout.decode().splitlines()
    assert "docs/index.md:3:5: broken-link" in first
    assert (status, done.stderr) == ("1", b"")
    done = shell(wiki, '"$@" | true; echo "${PIPESTATUS[0]}"', *STUDYWIKI, "check", "--format", "sarif")
    assert (done.stdout, done.stderr) == (b"1\n", b"")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
def test_a_full_disk_for_the_report(wiki: Path) -> None:
    done = shell(wiki, '"$@" >/dev/full', *STUDYWIKI, "check")
    assert done.returncode == 2
    assert done.stderr.decode() == "studywiki check: 검사한 결과를 쓸 수 없습니다: 디스크에 빈 곳이 없습니다. 디스크를 비운 뒤 다시 실행하세요.\n"  # fmt: skip # noqa: E501
    done = shell(wiki, '"$@" >/dev/full 2>/dev/full', *STUDYWIKI, "check")
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("line", "status"),
    [('"$@" >&-', 1), ('"$@" 2>&-', 1), ('"$@" >&- 2>&-', 1), ('"$@" none.md 2>&-', 2), ('"$@" <&-', 1)],
)
def test_streams_that_are_closed(wiki: Path, line: str, status: int) -> None:
    done = shell(wiki, line, *STUDYWIKI, "check")
    assert done.returncode == status
    assert quiet(done)


def test_a_summary_that_cannot_be_written(wiki: Path) -> None:
    found = {"GITHUB_STEP_SUMMARY": str(wiki / "none" / "summary.md")}
    done = plainly(wiki, "studywiki", "check", "--format", "github", **found)
    assert done.returncode == 1
    assert quiet(done)
    assert "요약(Summary)에 쓸 수 없습니다: 그런 파일이나 폴더가 없습니다" in done.stdout.decode()
    assert done.stdout.count(b"broken-link") == 91  # what is not in the summary is in the log


@pytest.mark.parametrize("environment", [{}, *PLACES], ids=str)
def test_new_in_any_locale(tmp_path: Path, environment: Mapping[str, str]) -> None:
    done = plainly(tmp_path, "studywiki", "new", "한글위키", **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    config = yaml.safe_load((tmp_path / "한글위키" / "mkdocs.yml").read_text("utf-8"))
    assert config["site_name"] == "한글위키"
    assert b"mkdocs serve" in done.stdout


@pytest.mark.parametrize("line", ["\"$@\" --name $'\\xb0\\xa1'", "\"$@\" --repo $'https://\\xb0'"])
def test_new_with_a_name_that_is_no_text(tmp_path: Path, line: str) -> None:
    for environment in ({}, ASCII):
        done = shell(tmp_path, line, *STUDYWIKI, "new", "wiki", **environment)
        assert done.returncode == 2
        assert quiet(done)
        assert b"UTF-8" in done.stderr
        assert not (tmp_path / "wiki").exists()


def test_new_into_a_folder_of_raw_bytes(tmp_path: Path) -> None:
    done = shell(tmp_path, "\"$@\" $'\\xb0\\xa1'", *STUDYWIKI, "new")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    done = shell(tmp_path, "\"$@\" $'\\xb0\\xa1' --name 위키", *STUDYWIKI, "new")
    assert done.returncode == 0
    assert [os.fsencode(path.name) for path in tmp_path.iterdir()] == [b"\xb0\xa1"]


@pytest.mark.parametrize("name", ['"', "a\x7f\x85\u2028\ufeff b", "\U0001f642 \\ : #", "한\n글", "\U000e0041"])
def test_new_writes_yaml_for_any_name(tmp_path: Path, name: str) -> None:
    assert plainly(tmp_path, "studywiki", "new", "wiki", "--name", name).returncode == 0
    assert yaml.safe_load((tmp_path / "wiki" / "mkdocs.yml").read_text("utf-8"))["site_name"] == name


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
@pytest.mark.parametrize("line", ['"$@" >/dev/full', '"$@" >&-', '"$@" | true'])
def test_new_that_nobody_hears(tmp_path: Path, line: str) -> None:
    done = shell(tmp_path, f"{line}; exit ${{PIPESTATUS[0]}}", *STUDYWIKI, "new", "wiki")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "wiki" / "mkdocs.yml").is_file()


def test_new_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    """No file may be larger than a kilobyte, which is what a full disk looks like from within."""
    (tmp_path / "there").mkdir()
    for folder in ("wiki/deep", "there"):
        done = shell(tmp_path, 'trap "" XFSZ; ulimit -f 1; "$@"', *STUDYWIKI, "new", folder)
        assert done.returncode == 1
        assert quiet(done)
        assert "허용된 파일 크기를 넘습니다" in done.stderr.decode()
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_reasons_are_in_the_wikis_language(tmp_path: Path, language: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace("language: ko", f"language: {language}"), "utf-8")
    done = plainly(tmp_path, "studywiki", "check", "none.md")
    said = {"ko": "none.md: 그런 파일이나 폴더가 없습니다", "en": "none.md: No such file or directory"}
    assert said[language] in done.stderr.decode()
    assert b"Errno" not in done.stderr


def test_a_plugin_that_fails_during_a_check_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 가\n", "utf-8")
    (tmp_path / "hook.py").write_text("def on_env(env, **_):\n    raise RuntimeError('boom')\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n", "utf-8")
    done = plainly(tmp_path, "studywiki", "check")
    assert done.returncode == 2
    assert quiet(done)
    assert "RuntimeError: boom" in done.stderr.decode()


def test_an_interrupted_check_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 가\n", "utf-8")
    (tmp_path / "hook.py").write_text("def on_env(env, **_):\n    raise KeyboardInterrupt\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n", "utf-8")
    done = shell(tmp_path, '"$@"', *STUDYWIKI, "check")
    assert (done.returncode, quiet(done)) == (130, True)


@pytest.mark.parametrize("environment", PLACES, ids=str)
def test_a_build_that_stops_in_any_locale(tmp_path: Path, environment: Mapping[str, str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 가\n\n[나](없다.md)\n", "utf-8")
    (tmp_path / "hook.py").write_text("def on_env(env, **_):\n    raise RuntimeError('\U0001f642')\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n", "utf-8")
    done = plainly(tmp_path, "mkdocs", "build", **environment)
    assert done.returncode == 1
    assert quiet(done)
    assert b"RuntimeError" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "status"),
    [(["-q"], 0), (["-q", "--strict"], 1), (["--strict"], 1), ([], 0), (["-q", "--strict", "-d", "x"], 1)],
)
def test_a_strict_build_counts_what_quiet_hides(wiki: Path, tmp_path: Path, options: list[str], status: int) -> None:
    site = tmp_path / "site"
    done = plainly(wiki, "mkdocs", "build", *options, "-d", str(site))
    assert done.returncode == status
    assert site.exists() == (status == 0)
    said = (done.stdout + done.stderr).decode()
    if options[:2] == ["-q", "--strict"]:
        assert "경고가 92개 있어" in said
    elif status:
        assert "엄격한(--strict) 빌드를 멈추었습니다: 경고 92개" in said


def test_a_quiet_strict_build_of_a_clean_wiki(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 가\n\n글\n", "utf-8")
    (tmp_path / "sidebar_doc.yml").write_text("- page: index.md\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    done = plainly(tmp_path, "mkdocs", "build", "-q", "--strict")
    assert (done.returncode, done.stdout) == (0, b"")
