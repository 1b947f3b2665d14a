"""Material's index for the search is filled from what pages hold, not by reading their HTML, formulas and all, again.

Its plugin has no event between a page and its index, so it is given an index of another kind:
https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/plugins/search/plugin.py#L89-L130
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
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
