"""A bar where somebody watches a large build, and nowhere else; one line of summary of every build."""

from __future__ import annotations

import fcntl
import logging
import os
import re
import struct
import sys
import termios
import tty
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from studywiki.cli.main import main
from studywiki.mkdocs_plugin import progress
from studywiki.mkdocs_plugin.build_log import handlers
from studywiki.mkdocs_plugin.progress import Progress
from tests.conftest import Draw
from tests.progress.screen import screen

LOG = get_plugin_logger("studywiki")
INFO, ERROR = logging.INFO, logging.ERROR


@dataclass
class Pty:
    """A terminal of a hundred columns, which is the standard error and where MkDocs logs."""

    stream: TextIO
    reader: int

    def text(self) -> str:
        """All that was written since it was asked for last."""
        found = b""
        while True:
            try:
                found += os.read(self.reader, 65_536)
            except BlockingIOError:
                return found.decode()


Watched = Callable[[], Pty]


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """Gives the terminal, from which on it is the standard error: before its call a test has pytest's own."""
    reader, writer = os.openpty()
    tty.setraw(writer)
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    os.set_blocking(reader, False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    logger = logging.getLogger("mkdocs")
    level, speaks = logger.level, logger.propagate
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        handler = logging.StreamHandler(stream)
        logger.addHandler(handler)
        logger.setLevel(INFO)
        logger.propagate = False

        def plug() -> Pty:
            monkeypatch.setattr(sys, "stderr", stream)
            return Pty(stream, reader)

        yield plug
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = speaks
    os.close(reader)


def build(count: int, environment: Mapping[str, str], *, cached: int = 0, profile: bool = False) -> None:
    """A build of so many pages, as the plugin tells of it; one of them is warned of."""
    told = Progress(LOG, environment)
    config = MkDocsConfig(config_file_path=str(Path.cwd() / "mkdocs.yml"))
    told.begin(config, "ko", profile=profile)
    told.pages("rendering", count)
    for number in range(count):
        told.mark("rendering", f"{number}.md")
        told.rendered(from_cache=number < cached)
        if number == count // 2:
            LOG.warning("docs/a.md:1:1: 조심하세요")
    told.mark("checking")
    told.pages("finishing", count)
    for number in range(count):
        told.mark("finishing", f"{number}.md")
        told.finished(f"{number}.md")
    told.summary()


SUMMARY = re.compile(
    r"studywiki: 페이지 ([\d,]+)개 \(렌더링 ([\d,]+)개, 캐시에서 ([\d,]+)개\): "
    r"읽기 \d+\.\d\d초, 렌더링 \d+\.\d\d초, 검사 \d+\.\d\d초, 마무리 \d+\.\d\d초, 쓰기 \d+\.\d\d초"
)


@pytest.mark.parametrize(
    ("count", "environment", "level", "said"),
    [
        (199, {}, INFO, 2),
        (1000, {"CI": "true"}, INFO, 2),
        (1000, {"TERM": "dumb"}, INFO, 2),
        (1000, {}, logging.WARNING, 1),
        (1000, {}, ERROR, 0),  # --quiet
    ],
)
def test_no_bar(watched: Watched, count: int, environment: Mapping[str, str], level: int, said: int) -> None:
    pty = watched()
    logging.getLogger("mkdocs").setLevel(level)
    build(count, environment)
    text = pty.text()
    assert "\r" not in text
    assert "[" not in text
    assert len(text.splitlines()) == said
    assert level > INFO or SUMMARY.fullmatch(text.splitlines()[-1])


def test_no_bar_where_the_log_goes_into_a_file(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pty = watched()
    monkeypatch.setattr(sys, "stderr", sys.stdout)
    build(1000, {})
    assert capsys.readouterr().out == ""
    assert "\r" not in pty.text()


def test_a_build_that_has_not_begun_says_nothing(watched: Watched) -> None:
    """As that of a check, which has a bar of its own."""
    pty = watched()
    told = Progress(LOG, {})
    told.mark("reading")
    told.pages("rendering", 1000)
    told.rendered()
    told.finished("a.md")
    told.summary()
    told.end()
    assert pty.text() == ""


@pytest.mark.parametrize("environment", [{}, {"CI": "false"}, {"TERM": "xterm-256color"}])
def test_a_bar(watched: Watched, environment: Mapping[str, str]) -> None:
    pty = watched()
    build(200, environment)
    text = pty.text()
    assert "렌더링 [......" in text
    assert "마무리 [......" in text
    seen = screen(text)
    assert seen[0] == "studywiki: docs/a.md:1:1: 조심하세요"
    assert SUMMARY.fullmatch(seen[1])
    assert seen[2:] == [""]


def test_the_handlers_are_as_they_were(watched: Watched) -> None:
    pty = watched()
    before = [list(handler.filters) for handler in handlers(LOG.logger)]
    build(200, {})
    told = Progress(LOG, {})
    told.begin(MkDocsConfig(config_file_path="mkdocs.yml"), "ko", profile=False)
    told.pages("rendering", 200)
    told.rendered()
    assert [list(handler.filters) for handler in handlers(LOG.logger)] != before
    told.end()  # it was stopped
    assert [list(handler.filters) for handler in handlers(LOG.logger)] == before
    assert screen(pty.text())[2:] == [""]


def test_the_summary_counts(watched: Watched) -> None:
    pty = watched()
    build(1200, {"CI": "true"}, cached=1150)
    found = SUMMARY.fullmatch(pty.text().splitlines()[-1])
    assert found
    assert found.groups() == ("1,200", "50", "1,150")


PAGES = {f"docs/{name}.md": f"# {name}\n" for name in ("index", "b", "c")}


def test_a_whole_build(draw: Draw, watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    pty = watched()
    monkeypatch.setattr(progress, "_MANY", 3)
    draw(PAGES, plugins=[{"studywiki": {"profile": True}}])
    text = pty.text()
    assert re.findall(r"(?<=\r)(\S+) \[\.+\] 페이지 0/3개", text) == ["렌더링", "마무리"]
    said = [line for line in screen(text) if line and "mkdocs" not in line]
    assert [SUMMARY.fullmatch(line)[1] for line in said if SUMMARY.fullmatch(line)] == ["3"]  # type: ignore[index]
    profile = said.index(next(line for line in said if line.startswith("studywiki: 단계마다 걸린 시간 (모두 ")))
    stages, pages = said[profile + 1 : profile + 6], said[profile + 7 : profile + 10]
    assert [re.fullmatch(r" +\d+\.\d\d초 +\d+%  (\S+)", line)[1] for line in stages] == [  # type: ignore[index]
        "읽기", "렌더링", "검사", "마무리", "쓰기",
    ]  # fmt: skip
    assert said[profile + 6] == "가장 오래 걸린 페이지"
    took = [
        re.fullmatch(r" +(\d+\.\d\d)초  (docs/\w+\.md) \(렌더링 .*초, 마무리 .*초(, 쓰기 .*초)?\)", line)
        for line in pages
    ]
    assert {each[2] for each in took if each} == {"docs/index.md", "docs/b.md", "docs/c.md"}
    assert sorted((float(each[1]) for each in took if each), reverse=True) == [float(each[1]) for each in took if each]


def test_what_an_earlier_build_has_rendered_is_counted_as_such(draw: Draw, watched: Watched) -> None:
    pty = watched()
    counts = []
    for pages in (PAGES, PAGES, {**PAGES, "docs/b.md": "# b\n\n글\n"}):
        draw(pages)
        counts += [found.groups() for line in screen(pty.text()) if (found := SUMMARY.fullmatch(line))]
    assert counts == [("3", "3", "0"), ("3", "0", "3"), ("3", "1", "2")]


def test_a_name_is_not_obeyed(watched: Watched) -> None:
    pty = watched()
    told = Progress(LOG, {})
    told.begin(MkDocsConfig(config_file_path="mkdocs.yml"), "en", profile=True)
    told.mark("rendering", "a\n::error::b.md")
    told.rendered()
    told.summary()
    assert "a␊::error::b.md" in pty.text()


def test_a_check_has_its_own(draw: Draw, watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    pty = watched()
    monkeypatch.setattr(progress, "_MANY", 1)
    root = draw(PAGES).root
    pty.text()
    assert main(["check", "--config-file", str(root / "mkdocs.yml")]) == 0
    text = pty.text()
    assert "3/3" in text
    assert "렌더링" not in text
    assert "초" not in text
