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

_HEADERS = {
    "admonition": re.compile(r'!!! ?[a-zA-Z][\w-]*(?: +[\w-]+)*(?: +"[^\n]*")? *$'),
    "details": re.compile(r'\?{3}\+? ?(?:[a-zA-Z][\w-]*(?: +[\w-]+)*(?: +"[^\n]*")?|"[^\n]*") *$'),
    "tabbed": re.compile(r'={3}(?:\+!|!\+|\+|!)? +"[^\n]*" *$'),
}
_FENCE = re.compile(r"(/{3,}) *(?P<name>[\w-]+ *(?:\|[^\n]*)?)?$")
_ENDS = ["paragraph", "reference", "blockquote", "list"]


def add_to(parser: MarkdownIt, present: frozenset[str]) -> None:
    """Add the rules whose extensions are `present`.

    Their tokens: `material_open` (`content`: what stands above the blocks within; `meta["indent"]`: what they are
    indented by; `meta["end"]`: what stands below them) and `material_close`.
    """
    headers = [_HEADERS[name] for name in _HEADERS if name in present]
    if headers:
        header = re.compile("|".join(f"(?:{each.pattern})" for each in headers))
        parser.block.ruler.before("table", "material_indented", _IndentedRule(header), {"alt": _ENDS})
    if "blocks" in present:
        parser.block.ruler.before("table", "material_fenced", fenced, {"alt": _ENDS})


class _IndentedRule:
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
        if silent:
            return True
        after = start + 1
        while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent + 4):
            after += 1
        while state.isEmpty(after - 1):
            after -= 1
        nested(state, (start, start + 1, after, after), found[0].strip(), 4, "")
        return True


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
    nested(state, (start, options, close, min(close + 1, end)), header, 0, opening[1])
    return True


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    at = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("///", at) or state.is_code_block(line):
        return None
    return _FENCE.match(state.src[at : state.eMarks[line]].rstrip())


def nested(state: StateBlock, lines: tuple[int, int, int, int], header: str, indent: int, closing: str) -> None:
    """Parse blocks of their own; `lines`: where the whole starts, where they start and end, and what comes after."""
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
