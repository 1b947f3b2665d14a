"""Math in MkDocs' pages and navigation: the extension that typesets them, and their titles.

Material's templates print `typeset.title` of a page, section, link or entry of the table of contents where there is
one: https://github.com/squidfunk/mkdocs-material/blob/9.6.0/src/templates/partials/nav-item.html#L36-L44
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from studywiki.math import titles
from studywiki.math.engine import Engine
from studywiki.math.extension import MathExtension
from studywiki.rendering import Rendering


class Typesetting:
    """The math of one wiki. It may serve build after build: what was typeset once is kept."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.engine = Engine()
        self.extension = MathExtension(rendering, self.engine)

    def begin(self, language: str) -> MathExtension:
        """Start a build; give the extension that Python-Markdown is to have."""
        self.extension = MathExtension(self.rendering, self.engine, language=language)
        return self.extension

    def set_page(self, page: Page) -> None:
        """Have the titles of `page`, just rendered, and of its sections be plain text, typeset where it is shown."""
        written = page.meta.get("title")
        if isinstance(written, str) and (title := titles.read(written, self.engine)):
            page.meta["title"] = title.plain
            _typeset(page, title.typeset)
        self._set_title(page)
        headings = self.extension.headings
        for anchor in _anchors(page.toc.items) if headings else ():
            if anchor.id in headings:
                _typeset(anchor, headings[anchor.id])
                if anchor.level == 1 and written is None and not hasattr(page, "typeset"):
                    _typeset(page, headings[anchor.id])

    def set_navigation(self, nav: Navigation) -> None:
        """Do the same with the titles of sections and links."""
        for item in _items(nav.items):
            if not isinstance(item, Page):
                self._set_title(item)

    def _set_title(self, item: StructureItem) -> None:
        if isinstance(item.title, str) and (title := titles.read(item.title, self.engine)):
            item.title = title.plain
            _typeset(item, title.typeset)


def _typeset(item: Any, html: str) -> None:  # noqa: ANN401  Material's attribute, on MkDocs' objects
    item.typeset = {"title": html}


def _anchors(items: Iterable[AnchorLink]) -> Iterable[AnchorLink]:
    for item in items:
        yield item
        yield from _anchors(item.children)


def _items(items: Iterable[StructureItem]) -> Iterable[StructureItem]:
    for item in items:
        yield item
        yield from _items(getattr(item, "children", None) or ())
