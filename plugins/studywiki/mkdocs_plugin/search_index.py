"""Material's index for the search is filled from what pages hold, not by reading their HTML, formulas and all, again.

Its plugin has no event between a page and its index, so it is given an index of another kind:
https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/plugins/search/plugin.py#L89-L130
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from studywiki.markup.article import Article


@dataclass(slots=True)
class _Part:
    """A section, as Material's index takes it, and puts the page's title into it: in HTML."""

    id: str | None
    title: list[str]
    text: list[str]


class ArticleIndex(SearchIndex):  # type: ignore[misc]  # Material has no types
    """The index of a site, filled page by page."""

    def __init__(self, held: Callable[[Page], Article | None], **config: object) -> None:
        super().__init__(**config)
        self.held = held

    def generate_search_index(self, prev: object) -> str:
        """The index as JSON. Entries of `prev`, of a build before, are of no use to one that holds every page."""
        return str(super().generate_search_index(None))

    def add_entry_from_context(self, page: Page) -> None:
        """Enter `page`, unless its front matter says that it is not to be found."""
        article = self.held(page)
        if article and not (page.meta.get("search") or {}).get("exclude"):
            for part in _parts(article):
                self.create_entry_for_section(part, page.toc, page.url, page)


def take_over(config: MkDocsConfig, held: Callable[[Page], Article | None]) -> None:
    """Have Material's index, where there is one, be filled with what is `held` of each page."""
    for plugin in config.plugins.values():
        index: Any = getattr(plugin, "search_index", None)
        if isinstance(plugin, SearchPlugin) and type(index) is SearchIndex:
            plugin.search_index = ArticleIndex(held, **index.config)


def lengths(config: MkDocsConfig) -> list[int]:
    """How many entries each of Material's indexes has."""
    return [len(index.entries) for index in _indexes(config)]


def renew(config: MkDocsConfig, page: Page, before: Sequence[int]) -> bool:
    """Put the entries of `page` that came to those `before` in the place of its old ones; False where it had none."""
    for index, length in zip(_indexes(config), before, strict=True):
        new = index.entries[length:]
        del index.entries[length:]
        places = [at for at, entry in enumerate(index.entries) if _is_of(page, entry["location"])]
        if bool(new) != bool(places):
            return False
        if places:
            there = slice(places[0], places[-1] + 1)
            old, index.entries[there] = index.entries[there], new
            _write(index, old, new, Path(config.site_dir, "search", "search_index.json"))
    return True


def _write(index: SearchIndex, old: list[Any], new: list[Any], path: Path) -> None:
    """Write `index`, in which `new` stands for `old`, to `path`: of a large one, to make it again takes too long."""
    if old == new:
        return
    before, text = _json(old), path.read_bytes()
    at = text.find(before)  # no string of JSON has a quote in it that begins another: it stands there once
    if at < 0:
        path.write_bytes(index.generate_search_index(None).encode())
        return
    with path.open("wb") as file:
        file.writelines([text[:at], _json(new), text[at + len(before) :]])


def _is_of(page: Page, location: str) -> bool:
    return location == page.url or location.startswith(f"{page.url}#")


def _json(entries: list[Any]) -> bytes:
    """Entries as Material writes them, between the brackets."""
    return json.dumps(entries, separators=(",", ":"), default=str)[1:-1].encode()


def _indexes(config: MkDocsConfig) -> list[Any]:
    found = [getattr(plugin, "search_index", None) for plugin in config.plugins.values()]
    return [index for index in found if isinstance(index, SearchIndex)]


def _parts(article: Article) -> Iterator[_Part]:
    """The sections of `article`; the first has the page's own address, which the search's box asks for."""
    sections = list(article.sections)
    if not sections or sections[0].level > 1:
        yield _Part(None, [], [])
    for number, section in enumerate(sections):
        own = section.level == 0 or (number == 0 and section.level == 1)
        title = [escape(section.title, quote=False)] if section.title else []  # without one it is the page's
        # of a result the box shows the paragraphs in which the words are
        text = [f"<p>{escape(line, quote=False)}</p>" for line in section.text.split("\n") if line]
        yield _Part(None if own else section.anchor, title, text)
