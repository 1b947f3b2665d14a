"""Files that no one wrote: each has a place while the wiki is built, for other plugins to look at, and none after."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from tests.conftest import Draw

PAGES = {
    "docs/index.md": "---\ntags: [가]\n---\n\n# 처음\n\n[글](a.md) $x$\n",
    "docs/a.md": "# 글\n\n```mermaid\ngraph LR\n```\n",
}


class Looks(BasePlugin[LegacyConfig]):
    """Notes of every file whether it lies somewhere, each time that plugins are shown them."""

    def __init__(self, within: bool = False) -> None:
        self.places: dict[str, bool] = {}
        self.within = within

    def _look(self, files: Files) -> None:
        for file in files:
            self.places[file.src_uri] = bool(file.abs_src_path) and Path(str(file.abs_src_path)).is_file()

    def on_files(self, files: Files, **_: Any) -> None:
        self._look(files)

    @event_priority(-100)
    def on_env(self, env: Any, files: Files, **_: Any) -> None:
        self._look(files)

    def on_post_build(self, config: MkDocsConfig) -> None:
        if self.within:
            self.within = False
            build(config)


@pytest.mark.parametrize("within", [False, True], ids=["once", "once more within"])
def test_every_file_lies_somewhere(draw: Draw, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, within: bool) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    site = draw(PAGES)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    config = load_config(str(site.root / "mkdocs.yml"))
    looks = config.plugins["looks"] = Looks(within)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert [name for name, there in looks.places.items() if not there] == []
    assert {"tags.md", "assets/katex/katex.min.css"} <= set(looks.places)
    assert within or (site.folder / "tags.html").is_file()  # MkDocs empties the site when it builds once more
    config.plugins.on_shutdown()
    assert list(temporary.iterdir()) == []
    assert site.article("index.html").xpath('.//a[@href="a.html"]')
    assert len(site.page("a.html").xpath('//link[contains(@href, "assets/studywiki/")]')) == 1


def test_a_build_within_a_build_says_everything_once_more(draw: Draw) -> None:
    site = draw({**PAGES, "sidebar_doc.yml": "topnav:\n  - title: 밖\n    url: https://a.example\n"})
    config = load_config(str(site.root / "mkdocs.yml"))
    config.plugins["looks"] = Looks(within=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    assert len(site.page("index.html").xpath('//ul[contains(@class, "studywiki-topnav__list")]/li')) == 1


def test_searching_stands_before_the_others(draw: Draw) -> None:
    site = draw(PAGES)
    config = load_config(str(site.root / "mkdocs.yml"))
    seen: list[bool] = []

    class Last(BasePlugin[LegacyConfig]):
        def on_post_build(self, config: MkDocsConfig) -> None:
            seen.append(Path(config.site_dir, "search/search_index.json").is_file())

    config.plugins["last"] = Last()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    assert seen == [True]
    assert list(config.plugins) == ["material/search", "material/tags", "studywiki", "last"]


def test_the_days_of_front_matter_are_days_to_others(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\ndate: 2026-01-02\ntitle: 2026-01-02\nlast_updated: 2026-02-30\n---\n\n글\n"})
    config = load_config(str(site.root / "mkdocs.yml"))
    seen: dict[str, Any] = {}

    class Reads(BasePlugin[LegacyConfig]):
        def on_page_markdown(self, markdown: str, page: Any, **_: Any) -> None:
            seen.update({key: type(value).__name__ for key, value in page.meta.items()})

    config.plugins["reads"] = Reads()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    assert seen == {"date": "date", "title": "str", "last_updated": "str"}


def test_the_date_that_the_author_gives_is_shown(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\nlast_updated: 2026-02-03\n---\n\n글\n"})
    assert site.article("index.html").xpath('.//time[@datetime="2026-02-03"]')


def test_an_extension_that_is_named_does_all_that_it_does(draw: Draw) -> None:
    text = {"docs/index.md": "# 처음\n\nx^2^와 A^T^A\n"}
    assert draw(text).article("index.html").xpath(".//p[starts-with(., 'x^2^')]")
    assert len(draw(text, markdown_extensions=["pymdownx.caret"]).article("index.html").xpath(".//p/sup")) == 2
