"""A test draws the wiki that it needs as files, builds it, and looks at what comes out."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment
from lxml import html as lxml_html
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.plugins import BasePlugin
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests import chromium, searched
from tests.dealing import dealt
from tests.sparing import COMPILED, spared

SHARED = Path(__file__).parents[2] / "shared"
"""Real wikis and other material beside the project; on a user's machine there is none."""

MINIMAL: dict[str, Any] = {
    "site_name": "스터디 위키",
    "repo_url": "https://github.com/study/wiki",
    "theme": {"name": "material", "language": "ko"},
    "plugins": ["studywiki"],
}
"""The whole mkdocs.yml that a new wiki needs."""


CACHES = tempfile.mkdtemp(prefix="studywiki-tests-")
"""What builds keep for one another: nothing of the user's own, and nothing of another test's."""
atexit.register(shutil.rmtree, CACHES, ignore_errors=True)
os.environ["XDG_CACHE_HOME"] = f"{CACHES}/shared"

WHOLE = ".whole"
"""File of a folder that was made once, to the end."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    processes = int(getattr(config, "workerinput", {}).get("workercount", 1))
    items[:] = [items[number] for number in dealt([item.nodeid for item in items], processes)]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Collect without looking for what may go: nothing may."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(autouse=True)
def nothing_is_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give each test a cache of its own."""
    before = os.environ["XDG_CACHE_HOME"]
    os.environ["XDG_CACHE_HOME"] = f"{CACHES}/{abs(hash(request.node.nodeid))}"
    yield
    os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(autouse=True, scope="session")
def found_out_once() -> Iterator[None]:
    """Share what is the same for all builds."""
    with spared():
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real material; skips the test where there is none, but never in CI."""
    if not SHARED.is_dir() and not os.environ.get("CI"):
        pytest.skip("the material beside the project is not here")
    return SHARED


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once for all processes of a run: once("wheel", make) -> folder; who comes second waits for it."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def give(name: str, make: Callable[[Path], object]) -> Path:
        folder, made = base / name, base / f"{name}-made"
        try:
            folder.mkdir()
        except FileExistsError:
            while not made.is_dir():
                time.sleep(0.1)
        else:
            try:
                make(folder)
                (folder / WHOLE).touch()
            finally:
                made.mkdir()
        assert (folder / WHOLE).exists(), f"{name} could not be made: the test that came first says why"
        return folder

    return give


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start what drives browsers, one for all tests: Playwright has one event loop a thread."""
    chromium.needed()
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser, one for all tests."""
    browser = playwright.chromium.launch(executable_path=chromium.LIGHT, args=chromium.FLAGS)
    yield browser
    browser.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write the golden files anew, to be looked at by hand")


Golden = Callable[[Path, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds what it should be; `--refresh` writes that file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--refresh"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text

    return compare


@dataclass
class Site:
    """A built site and what the build said."""

    root: Path
    """The folder of mkdocs.yml."""
    log: list[str] = field(default_factory=list)
    """Warnings and errors of the build, without the plugin's prefix."""

    @property
    def folder(self) -> Path:
        return self.root / "site"

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def page(self, name: str) -> Any:
        """Give a page as an lxml tree."""
        return lxml_html.fromstring(self.text(name))

    def found(self) -> list[dict[str, str]]:
        """Give the sections that the search has, in order: `location` with its anchor, `title`, `text`."""
        return searched.sections(self.folder)

    def words(self) -> dict[str, list[tuple[int, int, int]]]:
        """Give where each word of the search stands: its sections, the kinds of places there, how often."""
        return searched.words(self.folder)

    def article(self, name: str) -> Any:
        return self.page(name).xpath("//article")[0]


Draw = Callable[..., Site]


class _Gather(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage().removeprefix("studywiki: "))


class _TemplatesKept(BasePlugin[LegacyConfig]):
    """Hands the compiled templates from one build of the tests to the next."""

    def on_env(self, env: Environment, **_: Any) -> Environment:
        env.bytecode_cache = COMPILED
        return env


def build_site(root: Path, config: Mapping[str, Any]) -> Site:
    """Build the wiki that lies in `root`, with `config` as its mkdocs.yml."""
    (root / "mkdocs.yml").write_text(yaml.safe_dump(dict(config), allow_unicode=True, sort_keys=False), "utf-8")
    return build_written(root)


def build_written(root: Path) -> Site:
    """Build the wiki that lies in `root` with its mkdocs.yml."""
    site = Site(root)
    handler = _Gather(site.log)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        loaded = load_config(str(root / "mkdocs.yml"))
        loaded.plugins["templates-of-the-tests"] = _TemplatesKept()
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
        loaded.plugins.on_shutdown()
    finally:
        logger.removeHandler(handler)
    return site


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Build a wiki from files drawn as a mapping, path -> text; other keywords go into mkdocs.yml.

    draw({"docs/index.md": "# 처음", "sidebar_doc.yml": "..."}, theme={...}) -> Site
    """

    def make(files: Mapping[str, str | bytes], **config: Any) -> Site:
        for name, content in files.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return build_site(tmp_path, {**MINIMAL, **config})

    return make
