"""Footnote definitions: `[^name]: text`, with what is indented below it.

GitHub knows them since 2021; their grammar is that of cmark-gfm, which allows no blank in a name. One allowance: where
nothing stands beside the name, the indented lines straight below it are the footnote, as Material's authors write:

    [^1]:
      text, indented by less than four columns
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote.index import footnote_def

_NAME_ALONE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*$")


def add_to(parser: MarkdownIt) -> None:
    """Add the rule; its tokens are `footnote_reference_open` (`meta`: its label) and `footnote_reference_close`."""
    parser.block.ruler.before("reference", "footnote_def", definition, {"alt": ["paragraph", "reference"]})


def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a definition, and what is indented below it."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("[^", at):
        return False
    if not silent and not state.is_code_block(start) and _NAME_ALONE.match(state.src[at : state.eMarks[start]]):
        line = start + 1
        while line < end and not state.isEmpty(line) and state.sCount[line] > state.sCount[start]:
            state.sCount[line] = max(state.sCount[line], state.blkIndent + 4)
            line += 1
    return footnote_def(state, start, end, silent)
