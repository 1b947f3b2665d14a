"""Quotes, read in time that grows as the text does.

markdown-it looks for a quote's end as if any line below it could continue a paragraph in it, and finds only then that
none was open: https://github.com/executablebooks/markdown-it-py/blob/v4.0.0/markdown_it/rules_block/blockquote.py . So
of `> # a` and `b` in turns, each quote looks at all lines below, and a page of 50 kB takes minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.blockquote import blockquote

from studywiki import bounds

_LOOKED, _BLANK, _FIRST = "quotes_looked", "quotes_blank", "quotes_first"


def add_to(parser: MarkdownIt) -> None:
    """Bound the lines that the rule for quotes looks at in vain, those of a whole text together."""
    (rule,) = (each for each in parser.block.ruler.__rules__ if each.name == "blockquote")
    parser.block.ruler.at("blockquote", _bounded, {"alt": rule.alt})


def first_cut_short(env: Mapping[str, Any]) -> int | None:
    """The line, from 0, of the first quote whose paragraph no longer goes on without `>`; None if all do."""
    line: int | None = env.get(_FIRST)
    return line


def _bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent:
        return blockquote(state, start, end, True)
    if state.env.get(_LOOKED, 0) > bounds.QUOTES_IN_VAIN:
        return _without_laziness(state, start, end)
    if not blockquote(state, start, end, False):
        return False
    if _might_go_on(state, state.line, end):
        state.env[_LOOKED] = state.env.get(_LOOKED, 0) + _next_blank(state)[state.line] - state.line
    return True


def _without_laziness(state: StateBlock, start: int, end: int) -> bool:
    """Read a quote that ends before the first line without `>`."""
    after = start + 1
    while after < end and state.src.startswith(">", state.bMarks[after] + state.tShift[after]):
        after += 1
    whole, state.lineMax = state.lineMax, min(state.lineMax, after)
    try:
        found = blockquote(state, start, after, False)
    finally:
        state.lineMax = whole
    if found and _might_go_on(state, after, end):
        state.env.setdefault(_FIRST, start)
    return found


def _might_go_on(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether `line` would continue a paragraph of the quote above it, if there were one."""
    if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return False
    return not any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))


def _next_blank(state: StateBlock) -> list[int]:
    """For each line the first blank one after it, or the text's end; made once a text."""
    found: list[int] | None = state.env.get(_BLANK)
    if found is None:
        found = [len(state.bMarks)] * (len(state.bMarks) + 1)
        for line in range(len(state.bMarks) - 2, -1, -1):
            found[line] = line if state.isEmpty(line) else found[line + 1]
        state.env[_BLANK] = found
    return found
