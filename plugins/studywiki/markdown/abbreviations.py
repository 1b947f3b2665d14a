"""Abbreviations, which GitHub does not know: `*[HTML]: HyperText Markup Language`, for Python-Markdown's `abbr`.

Each place at which one stands in the page becomes an element that holds what it means: as many as `bounds` says.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from studywiki import bounds
from studywiki.diagnostics import Diagnostic, Location
from studywiki.rendering import Rendering

_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\] ?:")


def add_to(parser: MarkdownIt) -> None:
    """Add the rule; its token is `stock_block` (`content`: the line)."""
    parser.block.ruler.before("list", "abbreviation", abbreviation, {"alt": ["paragraph", "reference", "blockquote"]})


def abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read one line."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not _ABBREVIATION.match(state.src, at, state.eMarks[start]):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("stock_block", "", 0)
        token.map = [start, state.line]
        token.content = state.src[at : state.eMarks[start]]
    return True


class Fewer(Treeprocessor):
    """Takes a page's abbreviations away before `abbr` puts them in, where they would be too many or too long."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        """Count the places below `root` at which one stands."""
        meanings: dict[str, str] = getattr(self.md.treeprocessors["abbr"], "abbrs", {})
        if not meanings:
            return
        longest_first = sorted(meanings, key=len, reverse=True)
        every = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
        count = characters = 0
        for text in root.itertext():
            for found in every.finditer(text):
                count += 1
                characters += len(meanings[found[0]])
                if count > bounds.ABBREVIATED or characters > bounds.ABBREVIATIONS_HTML:
                    meanings.clear()
                    values = {"limit": str(bounds.ABBREVIATED)}
                    place = Location(self.rendering.page.file)
                    self.rendering.report(Diagnostic("abbreviations-too-many", place, values))
                    return
