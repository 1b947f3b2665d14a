"""A bracket after which no bracket closes is text, at once: a page of nothing else costs no more than another page."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


def add_to(parser: MarkdownIt) -> None:
    """Add the rule before those that look for the end of a link or an image."""
    parser.inline.ruler.before("lenient_reference", "unclosed_bracket", unclosed_bracket)


def unclosed_bracket(state: StateInline, silent: bool) -> bool:
    """Read `[` or `![` as text where no `]` follows."""
    at = state.pos
    if not state.src.startswith(("[", "!["), at):
        return False
    known, last = state.env.get("last_bracket", (None, 0))
    if known is not state:
        last = state.src.rfind("]")
        state.env["last_bracket"] = (state, last)
    if at < last:
        return False
    if not silent:
        state.append_pending("[" if state.src[at] == "[" else "![")
    state.pos += 1 if state.src[at] == "[" else 2
    return True
