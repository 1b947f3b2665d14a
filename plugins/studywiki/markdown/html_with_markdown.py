"""HTML that holds Markdown by its attribute, `<div class="grid cards" markdown>`: Python-Markdown's `md_in_html`.

GitHub, which takes the tag for raw HTML, shows what is between blank lines as Markdown anyway.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"""<(?P<tag>[a-zA-Z][\w-]*)(?=[^>]*\smarkdown(?:[\s=>]|$))(?:[^>"']|"[^"]*"|'[^']*')*>""")


def add_to(parser: MarkdownIt) -> None:
    """Add the rule. Its token is `stock_block`: the extension sees the element as it was written."""
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
    if last is None:
        return False
    if silent:
        return True
    state.line = last + 1
    token = state.push("stock_block", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, False)
    return True


def _closing_lines(state: StateBlock, start: int, end: int, tag: str) -> dict[int, int]:
    """Give, for each line that opens an element `tag` first thing, the line that closes it."""
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
