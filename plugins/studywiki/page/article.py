"""The stage of a page at which what it holds is known: its places, and its words section by section."""

from __future__ import annotations

import html
import re
from functools import partial

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from studywiki import stages
from studywiki.markup import article
from studywiki.math.extension import MathExtension
from studywiki.math.page_formulas import MARK_RE, PLAIN_RE, Kept
from studywiki.rendering import Rendering
from studywiki.stages import Kind


class ArticleExtension(Extension):
    """Has the article of the page that `rendering` is of be read; its formulas are those of `math`."""

    def __init__(self, rendering: Rendering, math: MathExtension) -> None:
        super().__init__()
        self.rendering = rendering
        self.math = math

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the stage."""
        rendering = self.rendering.of(md)
        stages.enter(md, Kind.HTML, "studywiki-article", _Read(md, rendering, self.math.kept(rendering)))


class _Read(Postprocessor):
    def __init__(self, md: Markdown, rendering: Rendering, kept: Kept) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.kept = kept

    def run(self, text: str) -> str:
        if not self.rendering.outer:  # what is converted within a page is read with it
            # kept to be read: `toc` has each heading pass by here, and the page comes last
            # without this processor: the rendering outlives the Markdown instance that it belongs to
            self.rendering.article = partial(article.read, text, partial(_with_plain_formulas, self.kept))
        return text


def _with_plain_formulas(kept: Kept, words: str) -> str:
    """`words` with the plain text of each formula in the place of its mark."""

    def plain(found: re.Match[str]) -> str:
        item = kept.formulas.get(int(found[1]))
        return html.escape(item.plain) if item and not item.silent else ""

    return PLAIN_RE.sub(plain, MARK_RE.sub(plain, words)) if "\x02" in words else words
