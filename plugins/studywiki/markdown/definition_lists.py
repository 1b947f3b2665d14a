"""Definition lists, which GitHub does not know.

    Term
    :   Definition, and what is indented below it

They are left whole to Python-Markdown's `def_list`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from studywiki.text.containers import DEFINITION

_ANYWHERE = re.compile(r"^[ \t>]*:[ ]{2,3}\S", re.MULTILINE)


def add_to(parser: MarkdownIt) -> None:
    """Add the rule; its token is `stock_block` (`content`: the text, without the indent of its container)."""
    parser.block.ruler.before("html_block", "definition_list", definition_list)


def definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read terms and definitions from the first term to the end of the last definition."""
    if "definitions" not in state.env:  # most pages have none, and are not searched for them at each paragraph
        state.env["definitions"] = _ANYWHERE.search(state.src) is not None
    if not state.env["definitions"] or state.is_code_block(start) or _starts(state, start, "#"):
        return False
    first = _definition_below(state, start, end)
    if first is None:
        return False
    if silent:
        return True
    line = last = first
    while line < end:
        if state.isEmpty(line):
            line += 1
            continue
        inside = state.sCount[line] >= state.blkIndent + 4 or _defines(state, line)
        if not inside and _starts(state, line, "[^"):
            break
        if (not inside and line > last + 1) or state.sCount[line] < state.blkIndent:
            following = None if state.sCount[line] < state.blkIndent else _definition_below(state, line, end)
            if following is None:
                break
            line = following
        last = line
        line += 1
    state.line = last + 1
    token = state.push("stock_block", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, False)
    return True


def _definition_below(state: StateBlock, term: int, end: int) -> int | None:
    """Give the line of the first definition of the term at `term`, if it is one."""
    line = term + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if _defines(state, line):
            return line
        line += 1
    if line + 1 < end and line == term + 1 and state.isEmpty(line) and _defines(state, line + 1):
        return line + 1
    return None


def _starts(state: StateBlock, line: int, text: str) -> bool:
    return state.src.startswith(text, state.bMarks[line] + state.tShift[line])


def _defines(state: StateBlock, line: int) -> bool:
    at = state.bMarks[line] + state.tShift[line]
    return 0 <= state.sCount[line] - state.blkIndent < 4 and bool(DEFINITION.match(state.src, at, state.eMarks[line]))
