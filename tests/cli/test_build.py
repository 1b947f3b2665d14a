"""`studywiki build` builds as MkDocs does, and is done at once where nothing has changed since."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config

from studywiki.cache import last_build, place
from studywiki.cli import build, entry
from studywiki.mkdocs_plugin import remembering

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
    kept = ["build"], ["build", "--strict"], ["build", "-d", str(wiki / "site")], ["build", "-f", "mkdocs.yml"]
    for arguments in kept:
        monkeypatch.delitem(sys.modules, "studywiki.cli.main", raising=False)
        assert entry.main(arguments) == 0
        assert capfd.readouterr().err == "마지막 빌드 뒤로 달라진 것이 없습니다: site\n"
        assert "studywiki.cli.main" not in sys.modules
    assert build.is_done(["--quiet"])
    assert capfd.readouterr() == ("", "")


def looked_at(wiki: Path) -> tuple[bytes | None, bytes | None]:
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
    monkeypatch.setattr("studywiki.cache.last_build.versions.digest", lambda: b"of another release")
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


def test_what_is_kept_can_be_seen_and_taken_away(wiki: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["cache", "path"]) == 0
    assert capfd.readouterr().out.strip() == str(place.file())
    assert entry.main(["cache", "size"]) == 0
    assert capfd.readouterr().out.endswith(" MB\n")
    assert entry.main(["cache", "clear"]) == 0
    assert list(place.folder().iterdir()) == []
    assert not build.is_done([])
