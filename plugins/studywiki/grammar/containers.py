"""Blocks that GitHub does not know, whose content is indented by four columns: what stands in them is no code.

    !!! type qualifiers "title"      admonition
    ???+ type "title"                details
    ===+ "title"                     tabbed
        content

Here are the grammar of their first lines, and how the blocks in them, and in other extensions' blocks, are read.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

HEADERS = {
    "admonition": re.compile(r'!!! ?[a-zA-Z][\w-]*(?: +[\w-]+)*(?: +"[^\n]*")? *$'),
    "details": re.compile(r'\?{3}\+? ?(?:[a-zA-Z][\w-]*(?: +[\w-]+)*(?: +"[^\n]*")?|"[^\n]*") *$'),
    "tabbed": re.compile(r'={3}(?:\+!|!\+|\+|!)? +"[^\n]*" *$'),
}
"""Name of the extension that shows the block -> its first line."""
ENDED_BY_THEM = ["paragraph", "reference", "blockquote", "list"]
DEFINITION = "definition"
"""The state's `parentType` where the blocks of a definition are read, and not those of a container within it."""
_DEPTH = 4


def add_headed(parser: MarkdownIt, names: list[str]) -> None:
    """Add the rule for those `names` of `HEADERS`; its tokens are those of `nested`."""
    header = re.compile("|".join(f"(?:{HEADERS[name].pattern})" for name in names))
    parser.block.ruler.before("table", "material_indented", _HeadedRule(header), {"alt": ENDED_BY_THEM})


class _HeadedRule:
    """The rule for blocks with indented content below a line that `header` matches."""

    def __init__(self, header: re.Pattern[str]) -> None:
        self.header = header

    def __call__(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        if not state.src.startswith(("!!!", "???", "==="), at) or state.is_code_block(start):
            return False
        found = self.header.match(state.src, at, state.eMarks[start])
        if not found:
            return False
        if not silent:
            after = _indented_below(state, start, end)
            nested(state, (start, start + 1, after, after), found[0].strip(), _DEPTH, "")
        return True


def _indented_below(state: StateBlock, start: int, end: int) -> int:
    """The line after the last that is indented below the line `start`."""
    after = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent + _DEPTH):
        after += 1
    while state.isEmpty(after - 1):
        after -= 1
    return after


def nested(state: StateBlock, lines: tuple[int, int, int, int], header: str, indent: int, closing: str) -> None:
    """Parse blocks of their own; `lines`: where the whole starts, where they start and end, and what comes after.

    Tokens: `material_open` (`content`: what stands above the blocks within; `meta["indent"]`: what they are indented
    by; `meta["end"]`: what stands below them) and `material_close`.
    """
    start, first, end, after = lines
    token = state.push("material_open", "", 1)
    token.map = [start, after]
    token.content = header
    token.meta = {"indent": indent, "end": closing}
    before = state.parentType, state.lineMax, state.tight
    state.parentType = "material"
    state.lineMax = end
    state.blkIndent += indent
    state.md.block.tokenize(state, first, end)
    state.blkIndent -= indent
    state.parentType, state.lineMax, state.tight = before
    state.push("material_close", "", -1)
    state.line = after
