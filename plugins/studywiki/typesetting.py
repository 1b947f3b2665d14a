"""Math in MkDocs' pages and navigation: the extension that typesets them, and their titles.

Material's templates print `typeset.title` of a page, section, link or entry of the table of contents where there is
one: https://github.com/squidfunk/mkdocs-material/blob/9.6.0/src/templates/partials/nav-item.html#L36-L44
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from studywiki.config import StudyWikiConfig
from studywiki.diagnostics import Diagnostic
from studywiki.math import macros, page, titles
from studywiki.math.engine import Engine
from studywiki.math.extension import MathExtension
from studywiki.math.page import Wiki
from studywiki.rendering import Rendering

MACROS = "macros.tex"
"""A file of definitions beside mkdocs.yml."""


class Typesetting:
    """The math of one wiki. It may serve build after build: what was typeset once is kept."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.engine = Engine()
        self.wiki = Wiki()
        self.extension = MathExtension(rendering, self.engine, self.wiki)

    def begin(self, config: MkDocsConfig, options: StudyWikiConfig, language: str) -> list[Diagnostic]:
        """Start a build: read the wiki's own macros; gives what was wrong with them."""
        self.wiki = Wiki(language)
        self.extension = MathExtension(self.rendering, self.engine, self.wiki)
        file = Path(config.config_file_path or "mkdocs.yml").parent / MACROS
        diagnostics: list[Diagnostic] = []
        if file.is_file():
            self.wiki.macros, diagnostics = macros.read_file(file.read_text("utf-8-sig", errors="replace"), MACROS)
            if str(file) not in config.watch:
                config.watch.append(str(file))
        self.wiki.macros |= macros.of_option(options.math.macros)
        return diagnostics

    def read_labels(self, pages: Iterable[tuple[str, str]]) -> None:
        """Count the equations of every page (path below the docs folder, text), so that any may refer to them."""
        for path, text in pages:
            if "\\label" in text:
                self.wiki.equations.enter(path, page.equations(text))

    def set_page(self, shown: Page) -> None:
        """Have the titles of `shown`, just rendered, and of its sections be plain text, typeset where it is shown."""
        written = shown.meta.get("title")
        if isinstance(written, str) and (title := titles.read(written, self.engine, self.wiki)):
            shown.meta["title"] = title.plain
            _typeset(shown, title.typeset)
        self._set_title(shown)
        headings = self.extension.kept.headings
        for anchor in _anchors(shown.toc.items) if headings else ():
            if anchor.id in headings:
                _typeset(anchor, headings[anchor.id])
                if shown.title == anchor.title and not hasattr(shown, "typeset"):  # the heading is the page's title
                    _typeset(shown, headings[anchor.id])

    def set_navigation(self, nav: Navigation) -> None:
        """Do the same with the titles of sections and links."""
        for item in _items(nav.items):
            if not isinstance(item, Page):
                self._set_title(item)

    def _set_title(self, item: StructureItem) -> None:
        if isinstance(item.title, str) and (title := titles.read(item.title, self.engine, self.wiki)):
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
