"""Words struck out stand between two tildes on each side: `~~~three~~~` are text, as is one (`0~255`).

https://github.github.com/gfm/#strikethrough-extension-
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from studywiki.markdown import emphasis

_LONG_RUN = re.compile("~{3,}")


def add_to(parser: MarkdownIt) -> None:
    """Switch markdown-it's rule on, with one before it for longer runs."""
    parser.enable("strikethrough")
    parser.inline.ruler.at("strikethrough", tokenize)
    parser.inline.ruler.before("strikethrough", "long_tildes", long_run)


def tokenize(state: StateInline, silent: bool) -> bool:
    """Enter two tildes into the list of delimiters: beside Hangul they open and close as bold does (`emphasis`)."""
    end = state.pos + 2
    if silent or not state.src.startswith("~~", state.pos) or end > state.posMax:
        return False
    can_open, can_close, may_open, may_close = emphasis.flanking(state, end)
    token = state.push("text", "", 0)
    token.content = "~~"
    # a length of 0: markdown-it's word for a run of which any other is the end
    delimiter = emphasis.KoreanDelimiter(ord("~"), 0, len(state.tokens) - 1, -1, can_open, can_close)
    delimiter.may_open, delimiter.may_close = may_open, may_close
    state.delimiters.append(delimiter)
    state.pos = end
    return True


def long_run(state: StateInline, silent: bool) -> bool:
    """Read a run of three tildes or more as text."""
    found = _LONG_RUN.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
