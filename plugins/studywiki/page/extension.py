"""Everything that a wiki's pages are read by, as one extension of Python-Markdown that needs nothing around it.

python -m markdown -x studywiki page.md
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from studywiki.markdown.extensions import EXTENSIONS
from studywiki.math import macros
from studywiki.math.engine import Engine
from studywiki.math.extension import MathExtension
from studywiki.math.page import WikiMath
from studywiki.page import pipeline
from studywiki.rendering import Rendering


class StudyWiki(Extension):
    """GitHub's and Jekyll's Markdown, formulas and all, made safe.

    Options: `language` (`ko` or `en`), `html` (`sanitised`, or `trusted` where all authors are), `macros` (TeX command
    -> what it stands for). Of Python-Markdown's and pymdownx's extensions those that a wiki has are loaded where nobody
    has loaded them yet; whoever sets one of them otherwise loads it before.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  Python-Markdown's
        self.config = {
            "language": ["ko", "The language of the words that stand in a page"],
            "html": ["sanitised", "`trusted` leaves HTML as its authors wrote it"],
            "macros": [{}, "TeX command -> what it stands for"],
        }
        super().__init__(**options)
        self.engine = Engine()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Load what is missing, then our own."""
        there = _loaded(md)
        md.registerExtensions([name for name in EXTENSIONS if name not in there], EXTENSIONS)
        rendering, language = Rendering(), str(self.getConfig("language"))
        wiki = WikiMath(language)
        wiki.macros = macros.of_option(self.getConfig("macros"))
        options = pipeline.Options(language, sanitised=self.getConfig("html") != "trusted")
        math = MathExtension(rendering, self.engine, wiki)
        md.registerExtensions(pipeline.extensions(rendering, math, options), {})


def _loaded(md: Markdown) -> set[str]:
    """Give the names of the extensions that have entered something into `md`: it keeps no list of them all."""
    registries = (md.preprocessors, md.parser.blockprocessors, md.inlinePatterns, md.treeprocessors, md.postprocessors)
    parts = [part for registry in registries for part in registry]
    return {type(part).__module__.removeprefix("markdown.extensions.") for part in parts}


def makeExtension(**options: Any) -> StudyWiki:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return StudyWiki(**options)
