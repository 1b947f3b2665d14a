"""The last of a page's steps: its formulas come back, display formulas that are paragraphs in the paragraphs' place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from studywiki.math import markup
from studywiki.math.page_formulas import MARK, MARK_RE, PLAIN_RE, Kept

_IN_TEXT_RE = re.compile(f"{MARK_RE.pattern}(?P<particle>[가-힣]{{1,6}}(?![가-힣]))?")
_ALONE_RE = re.compile(rf"<p>\s*{MARK_RE.pattern}\s*</p>")


class PutBack(Postprocessor):
    """Puts formulas in, display formulas that are paragraphs in the paragraphs' place."""

    def __init__(self, md: Markdown, kept: Kept, outer: Callable[[], Kept | None]) -> None:
        super().__init__(md)
        self.kept = kept
        self.outer = outer

    def run(self, text: str) -> str:
        """`text` with the formulas in it; a text within a page leaves them to the page, which is cleaned first."""
        if not self.kept.formulas:
            return text
        text = PLAIN_RE.sub(self._plain, text)
        if (outer := self.outer()) is not None:
            return MARK_RE.sub(lambda found: self._adopted(found, outer), text)
        return _IN_TEXT_RE.sub(self._inline, _ALONE_RE.sub(self._block, text))

    def _plain(self, found: re.Match[str]) -> str:
        item = self.kept.formulas.get(int(found[1]))
        return html.escape(item.plain, quote=False) if item else ""

    def _adopted(self, found: re.Match[str], outer: Kept) -> str:
        item = self.kept.formulas.get(int(found[1]))
        return MARK.format(outer.adopt(item)) if item else ""

    def _inline(self, found: re.Match[str]) -> str:
        item, particle = self.kept.formulas.get(int(found[1])), found["particle"] or ""
        if not item:
            return particle
        return markup.word(item.inline, particle) if particle and item.is_short else item.inline + particle

    def _block(self, found: re.Match[str]) -> str:
        item = self.kept.formulas.get(int(found[1]))
        return item.block if item and item.formula.display else found[0]
