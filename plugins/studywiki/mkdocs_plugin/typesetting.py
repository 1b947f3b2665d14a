"""Math in MkDocs' pages and titles: the extension that typesets it, the wiki's own macros, equations of all pages."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

from studywiki.diagnostics import Diagnostic
from studywiki.math import macros, page, titles
from studywiki.math.engine import Engine
from studywiki.math.extension import MathExtension
from studywiki.math.numbering import Equations
from studywiki.math.page import WikiMath
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.page import rendered
from studywiki.page.rendered import RenderedPage
from studywiki.pages.confined import Reader
from studywiki.pages.title import Title
from studywiki.rendering import Rendering

MACROS = "macros.tex"
"""A file of definitions beside mkdocs.yml."""
_LARGEST = 1_000_000
"""Bytes of it that are read."""


class Typesetting:
    """The math of one wiki. It may serve build after build: what was typeset once is kept."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.engine = Engine()
        self.wiki = WikiMath()
        self.extension = MathExtension(rendering, self.engine, self.wiki)

    def begin(self, config: MkDocsConfig, options: StudyWikiConfig, language: str) -> list[Diagnostic]:
        """Start a build: read the wiki's own macros; gives what was wrong with them."""
        self.wiki = WikiMath(language)
        self.extension = MathExtension(self.rendering, self.engine, self.wiki)
        where = folders(config)
        file = where.root / MACROS
        reader = Reader(where.confined(), where.root)
        data = reader.read(file, _LARGEST)
        diagnostics = reader.found
        if data is not None:
            self.wiki.macros, diagnostics = macros.read_file(data.decode("utf-8-sig", errors="replace"), MACROS)
            if str(file) not in config.watch:
                config.watch.append(str(file))
        self.wiki.macros |= macros.of_option(options.math.macros)
        return diagnostics

    def read_labels(self, pages: Iterable[tuple[str, str]]) -> None:
        """Count the equations of every page (path below the docs folder, text), so that any may refer to them."""
        for path, text in pages:
            if "\\label" in text:
                self.wiki.equations.enter(path, page.equations(text))

    def same_labels(self, path: str, text: str) -> bool:
        """Tell whether other pages may refer to the same equations if the page at `path` holds `text` now."""
        now = Equations()
        if "\\label" in text:
            now.enter(path, page.equations(text))
        return now.of(path) == self.wiki.equations.of(path)

    def title(self, text: str) -> Title:
        """The title that the plain `text` is."""
        return titles.read(text, self.engine, self.wiki)

    def rendered(self, html: str) -> RenderedPage:
        """The page that was just rendered; `html` is what has become of it."""
        began = self.rendering.began or self.rendering
        return rendered.of(began, self.extension.kept(began), html)
