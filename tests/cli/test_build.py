"""`studywiki build` builds as MkDocs does, and is done at once where nothing has changed since."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.__main__ import build_command
from mkdocs.config import load_config

from studywiki.cache import last_build, place
from studywiki.cache.store import Store
from studywiki.cli import build, entry
from studywiki.mkdocs_plugin import called, remembering

ROOT = Path(__file__).parents[2]

FILES = {
    "wiki/mkdocs.yml": "site_name: 위키\ntheme: {name: material, language: ko}\nplugins: [studywiki]\n",
    "wiki/docs/index.md": "# 처음\n\n글\n",
    "wiki/docs/그림.png": "\x89PNG",
    "wiki/sidebar_doc.yml": "- title: 처음\n  page: index.md\n",
}


@pytest.fixture(autouse=True)
def the_log_stays_as_it_is() -> Iterator[None]:
    """MkDocs' command sets up the log of its process, and leaves it so."""
    logger = logging.getLogger("mkdocs")
    level, handlers = logger.level, list(logger.handlers)
    yield
    logger.setLevel(level)
    logger.handlers[:] = handlers


@pytest.fixture
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wiki that was built."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path / "wiki")
    assert entry.main(["build", "--quiet"]) == 0
    assert (tmp_path / "wiki" / "site" / "index.html").is_file()
    return tmp_path / "wiki"


def written(name: str, text: str = "x") -> Callable[[Path], object]:
    def write(wiki: Path) -> None:
        (wiki / name).parent.mkdir(parents=True, exist_ok=True)
        (wiki / name).write_text(text, "utf-8")

    return write


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": written("docs/index.md", FILES["wiki/docs/index.md"]),
    "a new page": written("docs/a.md"),
    "a picture that goes": lambda wiki: (wiki / "docs/그림.png").unlink(),
    "the sidebar": written("sidebar_doc.yml"),
    "the settings": written("mkdocs.yml", FILES["wiki/mkdocs.yml"]),
    "macros": written("macros.tex"),
    "the baseline": written(".github/studywiki-baseline.json"),
    "what lies beside": written("README.md"),
    "what is hidden in a folder that is named": written("docs/.icons/own.svg"),
    "what a link leads to": written(".elsewhere/a.md", "b"),
    "the branch": written(".git/HEAD", "ref: refs/heads/other\n"),
    "the site": lambda wiki: (wiki / "site/index.html").unlink(),
    "more in the site": written("site/more.html"),
}


def test_nothing_changed(wiki: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert entry.main(["build", "--strict"]) == 0  # the last one was not
    assert "달라진 것이 없습니다" not in capfd.readouterr().err
    kept = ["build"], ["build", "--strict"], ["build", "-d", str(wiki / "site")], ["build", "-f", "mkdocs.yml"]
    for arguments in kept:
        monkeypatch.delitem(sys.modules, "studywiki.cli.main", raising=False)
        assert entry.main(arguments) == 0
        assert capfd.readouterr().err == "마지막 빌드 뒤로 달라진 것이 없습니다: site\n"
        assert "studywiki.cli.main" not in sys.modules
    assert build.is_done(["--quiet"])
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def as_installed(tmp_path: Path) -> dict[str, str]:
    """The environment in which Python finds our entry points as pyproject.toml has them now."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    points = {"console_scripts": project["scripts"], **project["entry-points"]}
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in of.items()) for group, of in points.items()
    ]
    folder = tmp_path / "installed" / "mkdocs_studywiki-0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: mkdocs-studywiki\nVersion: 0\n", "utf-8")
    (folder / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    path = [str(folder.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}


COMMAND = """
import os, sys
from importlib.metadata import distribution
(point,) = distribution("mkdocs-studywiki").entry_points.select(group="console_scripts")
before = set(sys.modules)
sys.argv[1:] = ["build"]
status = point.load()()
print(*{name.partition(".")[0] for name in set(sys.modules) - before} | {name for name in sys.modules if "cli" in name})
sys.exit(status)
"""


def test_nothing_that_is_not_needed_is_loaded_where_nothing_changed(wiki: Path, as_installed: dict[str, str]) -> None:
    command, mkdocs = [sys.executable, "-c", COMMAND], [sys.executable, "-X", "importtime", "-m", "mkdocs", "build"]
    first = subprocess.run([*mkdocs, "-q"], env=as_installed, capture_output=True, check=False)  # another path
    assert first.returncode == 0
    done = subprocess.run(command, env=as_installed, cwd=wiki, capture_output=True, text=True, check=False)
    assert (done.returncode, "달라진 것이 없습니다" in done.stderr) == (0, True)
    loaded = set(done.stdout.split())
    assert loaded >= {"studywiki", "sqlite3", "studywiki.cli.build"}
    assert not loaded & {"argparse", "dataclasses", "jinja2", "markdown", "mkdocs", "msgspec", "studywiki.cli.main"}
    done = subprocess.run(mkdocs, env=as_installed, cwd=wiki, capture_output=True, text=True, check=False)
    assert (done.returncode, "달라진 것이 없습니다" in done.stderr) == (0, True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "mkdocs.config" in loaded
    # what MkDocs itself asks for, `entry`, Python does not list
    assert [name for name in loaded if name.startswith("studywiki.mkdocs_plugin.")] == [
        "studywiki.mkdocs_plugin.called"
    ]


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], called.Called("mkdocs.yml", None)),
        (["--strict", "-q", "-d", "out"], called.Called("mkdocs.yml", "out", is_strict=True)),
        (["-f", "mkdocs.yml", "-v"], called.Called("mkdocs.yml", None)),
        (["--no-directory-urls"], None),
        (["--use-directory-urls"], None),
        (["--theme", "mkdocs"], None),
        (["--dirty"], None),
    ],
)
def test_what_mkdocs_is_asked_for(
    arguments: list[str], asked: called.Called | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written("mkdocs.yml", "site_name: 위키\n")(tmp_path)
    monkeypatch.chdir(tmp_path)
    with build_command.make_context("build", arguments):
        assert called.build() == asked


def test_another_program_asks_for_what_nobody_knows() -> None:
    assert called.build() is None


def test_sources_that_were_looked_at_before_the_plugin_was_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written("mkdocs.yml", "site_name: 위키\n")(tmp_path)
    monkeypatch.chdir(tmp_path)
    called.note(["a"], "site", "digest")  # by nobody's command
    with build_command.make_context("build", []):
        assert called.seen(["a"], "site") is None
        called.note(["a"], "site", "digest")
        assert called.seen(("a",), "site") == "digest"
        assert called.seen(("a", "b"), "site") is called.seen(("a",), "other") is None
    assert called.seen(["a"], "site") is None


def looked_at(wiki: Path) -> tuple[str | None, str | None]:
    site = str(wiki / "site")
    return last_build.sources([str(wiki), str(wiki / "docs")], site), last_build.output(site)


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A wiki that is there, and something in the place of its site."""
    for name, text in {**FILES, "wiki/site/index.html": "<p>", "wiki/.git/HEAD": "ref: refs/heads/main\n"}.items():
        written(name, text)(tmp_path)
    written(".elsewhere/a.md", "a")(tmp_path / "wiki")
    (tmp_path / "wiki" / "docs" / "linked").symlink_to("../.elsewhere")
    (tmp_path / "wiki" / "docs" / "loop").symlink_to(".")
    (tmp_path / "wiki" / "docs" / "nothing").symlink_to("none")
    return tmp_path / "wiki"


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_something_changed(change: Callable[[Path], object], drawn: Path) -> None:
    before = looked_at(drawn)
    time.sleep(0.01)  # a file system's clock may tick a hundred times a second
    assert looked_at(drawn) == before
    change(drawn)
    assert looked_at(drawn) != before


@pytest.mark.parametrize("name", [".venv/x", "node_modules/x", "env/lib/x.py", ".git/objects/x", ".cache/x"])
def test_something_that_is_no_source(name: str, drawn: Path) -> None:
    written("env/pyvenv.cfg")(drawn)
    before = looked_at(drawn)
    written(name)(drawn)
    assert looked_at(drawn) == before


def test_what_mkdocs_yml_names_is_looked_into_wholly(drawn: Path) -> None:
    written(".over/main.html", "{% extends 'base.html' %}")(drawn)
    written("mkdocs.yml", "site_name: a\ntheme: {name: material, custom_dir: .over}\nplugins: [studywiki]\n")(drawn)
    roots = remembering._roots(load_config(str(drawn / "mkdocs.yml")))
    before = last_build.sources(roots, str(drawn / "site"))
    written(".over/.icons/own.svg", "<svg/>")(drawn)
    assert last_build.sources(roots, str(drawn / "site")) != before


def test_what_git_checks_out_of_a_further_working_tree(drawn: Path) -> None:
    (drawn / ".git").rename(drawn.parent / "git")
    written(".git", "gitdir: ../git\n")(drawn)
    before = looked_at(drawn)
    written("git/HEAD", "ref: refs/heads/another-branch\n")(drawn.parent)
    assert looked_at(drawn) != before


def test_mkdocs_own_command_is_done_as_well(wiki: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build"]
    before = (wiki / "site" / "index.html").stat()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "마지막 빌드 뒤로 달라진 것이 없습니다" in done.stderr
    assert (wiki / "site" / "index.html").stat() == before
    written("docs/index.md", "# 처음\n\n다른 글\n")(wiki)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "달라진 것이 없습니다" not in done.stderr
    assert "다른 글" in (wiki / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "arguments", [["-d", "other"], ["--theme", "mkdocs"], ["-f", "none.yml"], ["-f"], ["--dirty"], ["-v"]]
)
def test_something_else_is_asked_for(arguments: list[str], wiki: Path) -> None:
    assert not build.is_done(arguments)


def test_another_day_or_address(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://study.github.io/")
    assert not build.is_done([])
    monkeypatch.delenv("SITE_URL")
    assert build.is_done([])
    monkeypatch.setattr("studywiki.cache.last_build._PACKAGE", wiki)
    assert not build.is_done([])


def test_the_site_that_is_asked_for_lies_where_mkdocs_has_it(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wiki.parent)
    assert build.is_done(["-f", "wiki/mkdocs.yml", "-d", "site"])
    assert not build.is_done(["-f", "wiki/mkdocs.yml", "-d", "wiki/site"])


DAMAGED = json.dumps(last_build.LastBuild([], "", "", "", "", True, False, [(1, "text")], "", "ko")).encode()  # type: ignore[list-item]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b"[1,2,3,4,5,6,7,8,9]", b"[[],1,2,3,4,5,6,7,8]", b"\xff", DAMAGED]
)
def test_what_is_kept_was_damaged(data: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put(last_build._key("mkdocs.yml"), data)
    assert last_build.known("mkdocs.yml", store) is None
    store.close()


def test_a_build_that_says_how_long_it_took_has_no_stage_to_leave_out(wiki: Path) -> None:
    profile = FILES["wiki/mkdocs.yml"].replace("[studywiki]", "[{studywiki: {profile: true}}]")
    written("mkdocs.yml", profile)(wiki)
    assert entry.main(["build", "--quiet"]) == 0
    assert not build.is_done([])


def test_a_hook_may_read_anything(tmp_path: Path, wiki: Path) -> None:
    written("hook.py", "")(wiki)
    written("mkdocs.yml", FILES["wiki/mkdocs.yml"] + "hooks: [hook.py]\n")(wiki)
    assert entry.main(["build", "--quiet"]) == 0
    assert not build.is_done([])


def test_a_strict_build_that_warns_is_not_done(wiki: Path, capfd: pytest.CaptureFixture[str]) -> None:
    written("docs/index.md", "# 처음\n\n[없음](none.md)\n")(wiki)
    assert entry.main(["build", "--quiet"]) == 0
    assert build.is_done([])
    assert "경고가 1개" in capfd.readouterr().err
    assert not build.is_done(["--strict"])
    assert entry.main(["build", "--strict", "--quiet"]) == 1


def test_a_strict_build_stands_for_one_that_nobody_warned_in(wiki: Path) -> None:
    written("mkdocs.yml", FILES["wiki/mkdocs.yml"] + "unknown: 1\n")(wiki)  # MkDocs warns, before any plugin begins
    assert entry.main(["build", "--quiet"]) == 0
    assert build.is_done([])
    assert not build.is_done(["--strict"])
    strict = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], capture_output=True, check=False)
    assert strict.returncode == 1


def warnings(text: str) -> list[str]:
    """The lines of a log that say what is wrong, with their hints."""
    return re.findall(r"WARNING -  .*(?:\n  +[^ ].*)*", text)


def test_what_was_told_is_told_again(wiki: Path) -> None:
    def built(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", "build", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    written("docs/index.md", "# 처음\n\n[없음](none.md)\n\n[`없음`](nichts.md)\n")(wiki)
    first = built()
    before = (wiki / "site" / "index.html").stat()
    second = built()
    assert "달라진 것이 없습니다" in second.stderr
    assert "달라진 것이 없습니다" not in first.stderr
    assert (wiki / "site" / "index.html").stat() == before
    assert len(warnings(first.stderr)) == 2
    assert warnings(second.stderr) == warnings(first.stderr)
    assert built("--quiet").stderr == ""
    strict = built("--strict")
    assert (strict.returncode, warnings(strict.stderr)) == (1, warnings(first.stderr))
    assert "달라진 것이 없습니다" not in strict.stderr


def test_what_is_kept_can_be_seen_and_taken_away(wiki: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["cache", "path"]) == 0
    assert capfd.readouterr().out.strip() == str(place.file())
    assert entry.main(["cache", "size"]) == 0
    assert capfd.readouterr().out.endswith(" MB\n")
    assert entry.main(["cache", "clear"]) == 0
    assert list(place.folder().iterdir()) == []
    assert not build.is_done([])
