"""Material's blocks whose content is indented: `!!! note`, `??? tip`, `=== "Tab"`; and those between slashes.

    !!! type qualifiers "title"      admonition
    ???+ type "title"                details
    ===+ "title"                     tabbed
        content, four columns deeper

    /// name | argument              pymdownx.blocks
        option: value
    content
    ///

GitHub knows none of them. They are read only so far that their own extensions, which build them, find them whole;
their content is Markdown like all other.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from studywiki import containers

_FENCE = re.compile(r"(/{3,}) *(?P<name>[\w-]+ *(?:\|[^\n]*)?)?$")


def add_to(parser: MarkdownIt, present: frozenset[str]) -> None:
    """Add the rules whose extensions are `present`; their tokens are those of `containers.nested`."""
    headed = [name for name in containers.HEADERS if name in present]
    if headed:
        containers.add_headed(parser, headed)
    if "blocks" in present:
        parser.block.ruler.before("table", "material_fenced", fenced, {"alt": containers.ENDED_BY_THEM})


def fenced(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block between two lines of as many slashes."""
    opening = _fence(state, start)
    if not opening or not opening["name"]:
        return False
    if silent:
        return True
    close = start + 1
    while close < end:
        if state.sCount[close] < state.blkIndent and not state.isEmpty(close):
            break
        found = _fence(state, close)
        if found and not found["name"] and found[1] == opening[1]:
            break
        close += 1
    options = start + 1
    while options < close and not state.isEmpty(options) and state.sCount[options] >= state.blkIndent + 4:
        options += 1
    header = state.getLines(start, options, state.blkIndent, False)
    containers.nested(state, (start, options, close, min(close + 1, end)), header, 0, opening[1])
    return True


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    at = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("///", at) or state.is_code_block(line):
        return None
    return _FENCE.match(state.src[at : state.eMarks[line]].rstrip())
