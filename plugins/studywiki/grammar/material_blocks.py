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

from markdown.util import BLOCK_LEVEL_ELEMENTS
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from studywiki.grammar import containers
from studywiki.html_elements import MARKDOWN_RAW, MARKDOWN_SPANS

_FENCE = re.compile(r"(/{3,}) *(?P<name>[\w-]+ *(?:\|[^\n]*)?)?$")

_ELEMENT = re.compile(r"/{3,} *html *\| *([a-zA-Z][\w-]*)")
_MODE = re.compile(r"^ +markdown: *[\"']?(\w+)", re.MULTILINE)
_NO_BLOCKS = MARKDOWN_SPANS | MARKDOWN_RAW | {"hr"}
"""What `_holds_blocks` takes from pymdownx: elements of which the content is inline, or raw, of its own accord.

https://github.com/facelessuser/pymdown-extensions/blob/13.1/pymdownx/blocks/__init__.py#L172-L178
"""


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
    if not _holds_blocks(header):
        state.line = min(close + 1, end)
        token = state.push("stock_block", "", 0)
        token.map = [start, state.line]
        token.content = state.getLines(start, state.line, state.blkIndent, False)
        return True
    containers.nested(state, (start, options, close, min(close + 1, end)), header, 0, opening[1])
    return True


def _holds_blocks(header: str) -> bool:
    """Say whether the block below `header` holds blocks: `/// html | pre` and `/// html | p` do not."""
    element = _ELEMENT.match(header)
    if not element:
        return True
    mode = _MODE.search(header)
    if mode and mode[1] != "auto":
        return mode[1] == "block"
    tag = element[1].lower()
    return tag in BLOCK_LEVEL_ELEMENTS and tag not in _NO_BLOCKS


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    at = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("///", at) or state.is_code_block(line):
        return None
    return _FENCE.match(state.src[at : state.eMarks[line]].rstrip())
