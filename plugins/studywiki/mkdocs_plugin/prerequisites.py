"""What pages presuppose, how long they take and what one learns, from their front matter into what is printed.

`<!-- prerequisites -->` in a page becomes the map of the wiki's pages in that order.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from studywiki.markup.browser_tags import tags
from studywiki.mkdocs_plugin.page_store import Pages, known_as
from studywiki.mkdocs_plugin.titles import Read, Titles
from studywiki.theme import prerequisites as steps
from studywiki.theme.learning import Learning, Link, duration, outcome
from studywiki.wiki import prerequisites
from studywiki.wiki.prerequisites import MARK
from studywiki.wiki.wiki import Wiki

_ASKS = (MARK, "--8<--", "{%")
"""What a page has that may ask for the map, itself or in what it includes."""


class Prerequisites:
    """Those of one build's pages."""

    def __init__(self, read: Pages, wiki: Wiki, titles: Titles, title: Read, language: str) -> None:
        """Take what knows the pages and their titles; `title` reads a text that may hold formulas."""
        self._read, self._wiki, self._titles, self._title, self._language = read, wiki, titles, title, language
        self._pages: dict[str, Page] = {}
        self.order = prerequisites.order({})

    def settle(self, files: Files, nav: Navigation) -> None:
        """Learn what the pages of `files` say, put them in order, and fill those that show it. Titles are settled."""
        listed = {id(page): number for number, page in enumerate(nav.pages)}
        shown = [file.page for file in files.documentation_pages() if isinstance(file.page, Page)]
        shown.sort(key=lambda page: listed.get(id(page), len(listed)))
        self._pages = {known_as(page.file): page for page in shown if page.file.inclusion.is_included()}
        self.order = prerequisites.order({path: self._before(page) for path, page in self._pages.items()})
        self.fill(shown)

    def fill(self, pages: Iterable[Page]) -> None:
        """Put the map into those of `pages` that ask for it."""
        for page in pages:
            text = self._read.read(page.file).source.text  # a page's HTML is not asked for in vain: it may be put aside
            if any(mark in text for mark in _ASKS) and page.content and MARK in page.content:
                page.content = _put(page.content, self._map(page))

    def learning(self, page: Page) -> Learning:
        """What `page` says of itself."""
        meta = self._read.read(page.file).meta
        outcomes = meta.get("outcomes")
        return Learning(
            tuple(self._link(path, page) for path in self._before(page)),
            duration(meta.get("minutes"), self._language),
            tuple(outcome(each, self._title) for each in outcomes) if isinstance(outcomes, list) else (),
        )

    def _before(self, page: Page) -> list[str]:
        path = known_as(page.file)
        found = prerequisites.required(self._wiki, path, self._read.read(page.file).meta)
        return [each.path for each in found if each.path in self._pages and each.path not in (None, path)]

    def _link(self, path: str, page: Page) -> Link:
        """A link to the page at `path`, as `page` has it."""
        shown = self._pages[path]
        return Link(self._titles.of(shown).html, normalize_url(shown.url, page))

    def _map(self, page: Page) -> str:
        links = {path: self._link(path, page) for level in self.order.levels for path in level}
        return steps.html(self.order.levels, self.order.before, links, self._language)


def _put(html: str, made: str) -> str:
    """`html` with `made` at each mark that stands in no tag."""
    within = list(tags(html))
    starts = [tag.start for tag in within]
    parts: list[str] = []
    at = place = 0
    while (place := html.find(MARK, place)) >= 0:
        number = bisect(starts, place) - 1
        end = within[number].end if number >= 0 else 0
        if end is not None and end <= place:
            parts += [html[at:place], made]
            at = place + len(MARK)
        place += len(MARK)
    return "".join([*parts, html[at:]])
