"""The titles of a wiki: what MkDocs takes for one becomes a `Title`, and stands where templates print it.

MkDocs' titles are plain text when they come from front matter, the navigation or a file's name, and HTML when they come
from a heading; Material prints all of them as they are. So each is read by where it came from, and before any template
runs it takes the place of what was there, escaped. Material prints `typeset.title` where there is one:
https://github.com/squidfunk/mkdocs-material/blob/9.6.0/src/templates/partials/nav-item.html#L36-L44
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup, escape
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from studywiki.pages.title import Title

Read = Callable[[str], Title]
"""Reads plain text whose formulas are to be typeset."""


class Titles:
    """The titles of one build's pages, of their headings, and of the navigation."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._headings: dict[str, Mapping[str, Title]] = {}
        self._first: dict[str, str] = {}
        self._pages: dict[str, Title] = {}

    def enter(self, page: Page, headings: Mapping[str, Title], first: str = "") -> None:
        """Take in the headings of `page`, just rendered, that are more than words, by their anchors.

        `first` is the anchor of the heading that the page is called by, if nobody has given it a title.
        """
        self._headings[page.file.src_uri] = headings
        self._first[page.file.src_uri] = first
        written = page.meta.get("title")
        if isinstance(written, str):
            page.meta["title"] = self._read(written).text  # for other plugins; ours is read again in `settle`
            self._pages[page.file.src_uri] = self._read(written)

    def of(self, page: Page) -> Title:
        """The title of a page above its text, once `settle` was called: that of its front matter, if there is one."""
        return self._pages.get(page.file.src_uri) or Title.plain(str(page.title or ""))

    def settle(self, pages: Iterable[Page], nav: Navigation, bar: Iterable[dict[str, Any]]) -> None:
        """Give `pages` and their tables of contents, `nav` and the `bar` at the top titles that may be printed.

        Those of the bar are HTML then.
        """
        for page in pages:
            self.settle_page(page)
        for item in _items(nav.items):
            if not isinstance(item, Page) and item.title is not None:
                _enter(item, self._read(str(item.title)))
        self._settle_bar(bar)

    def settle_page(self, page: Page) -> None:
        """Give `page`, which was just rendered, and its table of contents titles that may be printed."""
        if page.title is not None:
            title = self._of_page(page)
            _enter(page, title)
            self._pages.setdefault(page.file.src_uri, title)
        if page.meta.get("title") is not None:
            page.meta["title"] = escape(page.meta["title"])
        headings = self._headings.get(page.file.src_uri, {})
        for anchor in _anchors(getattr(page.toc, "items", ())):  # a page that `--dirty` does not read has none
            _enter(anchor, _of_anchor(anchor, headings))
            anchor.id = escape(anchor.id)

    def forget(self, page: Page) -> None:
        """Take back what is known of `page`, before it is rendered once more."""
        for known in (self._headings, self._first, self._pages):
            known.pop(page.file.src_uri, None)

    def _settle_bar(self, bar: Iterable[dict[str, Any]]) -> None:
        for entry in bar:
            entry["title"] = Markup(self._read(entry["title"]).html)  # noqa: S704  a title's own
            self._settle_bar(entry["items"])

    def _of_page(self, page: Page) -> Title:
        # That a title is a heading's, and so HTML, MkDocs says nowhere else:
        # https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/pages.py#L244-L248
        heading = getattr(page, "_title_from_render", None)
        if page.title == page.meta.get("title"):
            return self._pages.get(page.file.src_uri) or self._read(str(page.title))
        if heading is None and "title" not in page.meta and "title" not in vars(page) and (own := self._below(page)):
            return own
        if heading is None or page.title != heading:
            return self._read(str(page.title))
        text = html.unescape(heading)
        first = page.toc.items[0] if page.toc.items else None
        known = self._headings.get(page.file.src_uri, {}).get(first.id) if first else None
        return Title(text, known.html) if known and known.text else Title.plain(text)

    def _below(self, page: Page) -> Title | None:
        """The title of a page whose heading is not the first thing in it, of which MkDocs makes none."""
        first = self._first.get(page.file.src_uri)
        headings = self._headings.get(page.file.src_uri, {})
        found = (anchor for anchor in _anchors(getattr(page.toc, "items", ())) if anchor.id == first)
        return next((_of_anchor(anchor, headings) for anchor in found), None) if first else None


def _of_anchor(anchor: AnchorLink, headings: Mapping[str, Title]) -> Title:
    """The title of an entry of the table of contents: of its heading, or else what `data-toc-label` says."""
    words = html.unescape(anchor.title)
    known = headings.get(anchor.id)
    return known if known and known.text.split() == words.split() else Title.plain(words)


def _enter(item: Any, title: Title) -> None:  # noqa: ANN401  `typeset` is Material's attribute on MkDocs' objects
    item.title = escape(title.text)
    if title.is_typeset:
        item.typeset = {"title": Markup(title.html)}  # noqa: S704  a title's own
    elif hasattr(item, "typeset"):
        del item.typeset  # another plugin's


def _anchors(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _anchors(item.children)


def _items(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _items(getattr(item, "children", None) or ())
