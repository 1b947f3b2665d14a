"""HTML that holds Markdown by its attribute, `<div class="grid cards" markdown>`: Python-Markdown's `md_in_html`.

    <details markdown="1">
    blocks
    </details>

Where the closing tag stands on a line of its own, the blocks between the tags are read like all others; GitHub, which
takes the tags for raw HTML, does so from the first blank line on. Other forms are left whole to the extension.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from studywiki.grammar import containers
from studywiki.html_elements import MARKDOWN_SPANS

_OPENING = re.compile(
    r"""<(?P<tag>[a-zA-Z][\w-]*)(?![\w-])(?=[^>]*\smarkdown(?:[\s=>]|$))(?:[^>"']|"[^"]*"|'[^']*')*>"""
)
_CLOSING = re.compile(r"</[a-zA-Z][\w-]*\s*>")
_MODE = re.compile(r"""\smarkdown\s*=\s*["']?([\w]*)""")


def add_to(parser: MarkdownIt) -> None:
    """Add the rule. Its tokens are those of `containers.nested`, or `stock_block` for what is left whole.

    `meta["blocks"]` of the latter says whether it holds blocks, or fences at most.
    """
    parser.block.ruler.before(
        "html_block", "html_with_markdown", html_with_markdown, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def html_with_markdown(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read from the opening tag to the line of the closing one; without one it is raw HTML."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<", at):
        return False
    opening = _OPENING.match(state.src, at, state.eMarks[start])
    if not opening:
        return False
    last = _closing_lines(state, start, end, opening["tag"]).get(start)
    if last is None or not _lasts(state, start, last):
        return False
    if silent:
        return True
    if _holds_blocks(opening) and last > start and _is_alone(state, last):
        _blocks_between(state, start, last, opening)
        return True
    state.line = last + 1
    token = state.push("stock_block", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, False).lstrip(" ")
    token.meta = {"blocks": _holds_blocks(opening)}
    return True


def _lasts(state: StateBlock, start: int, last: int) -> bool:
    """Whether the item that holds the line `start` holds the line `last`, too."""
    return all(state.isEmpty(line) or state.sCount[line] >= state.blkIndent for line in range(start + 1, last + 1))


def _blocks_between(state: StateBlock, start: int, last: int, opening: re.Match[str]) -> None:
    """Parse the blocks from what stands beside the opening tag on to the closing tag's line."""
    before = state.bMarks[start], state.tShift[start], state.sCount[start]
    beside = len(state.src[opening.end() : state.eMarks[start]].lstrip())
    state.bMarks[start] = state.eMarks[start] - beside
    state.tShift[start], state.sCount[start] = 0, state.blkIndent
    first = start if beside else start + 1
    containers.nested(state, (start, first, last, last + 1), opening[0], 0, _line(state, last))
    state.bMarks[start], state.tShift[start], state.sCount[start] = before


def _holds_blocks(opening: re.Match[str]) -> bool:
    """Say whether the element that `opening` starts holds blocks, not only inline Markdown."""
    mode = _MODE.search(opening[0])
    said = mode[1] if mode else "1"
    return said == "block" or (said in ("1", "markdown") and opening["tag"].lower() not in MARKDOWN_SPANS)


def _is_alone(state: StateBlock, line: int) -> bool:
    return _CLOSING.fullmatch(_line(state, line)) is not None


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _closing_lines(state: StateBlock, start: int, end: int, tag: str) -> dict[int, int]:
    """For each line that opens an element `tag` first thing, the line that closes it."""
    known: dict[tuple[str, int], dict[int, int]] = state.env.setdefault("closing_lines", {})
    key = (tag.lower(), end)
    if key in known and start >= known[key][-1]:
        return known[key]
    pairs = known[key] = {-1: start}  # under -1, the line from which on the pairs are known
    tags = re.compile(rf"<(/?){re.escape(tag)}\b", re.IGNORECASE)
    open_lines: list[int] = []
    for line in range(start, end):
        for found in tags.finditer(state.src, state.bMarks[line], state.eMarks[line]):
            if not found[1]:
                open_lines.append(line)
            elif open_lines:
                pairs[open_lines.pop()] = line
    return pairs
