"""Words struck out stand between two tildes on each side: `~~~three~~~` are text, as is one (`0~255`).

https://github.github.com/gfm/#strikethrough-extension-
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_LONG_RUN = re.compile("~{3,}")


def add_to(parser: MarkdownIt) -> None:
    """Switch markdown-it's rule on, with one before it for longer runs."""
    parser.enable("strikethrough")
    parser.inline.ruler.before("strikethrough", "long_tildes", long_run)


def long_run(state: StateInline, silent: bool) -> bool:
    """Read a run of three tildes or more as text."""
    found = _LONG_RUN.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
