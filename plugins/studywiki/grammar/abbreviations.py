"""Abbreviations, which GitHub does not know: `*[HTML]: HyperText Markup Language`, for Python-Markdown's `abbr`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

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
