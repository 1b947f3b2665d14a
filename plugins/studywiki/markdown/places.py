"""Inline tokens know where they were written: for markdown-it only blocks have a place."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_RULES = ("link", "lenient_reference", "image", "spaced_target", "autolink", "gfm_autolink", "html_inline")
_TOKENS = {"link_open", "image", "html_inline"}
_WRITTEN = "written"


def add_to(parser: MarkdownIt) -> None:
    """Let each of `parser`'s rules for links, images and tags note the part of the text that it has read."""
    for rule in parser.inline.ruler.__rules__:
        if rule.name in _RULES:
            parser.inline.ruler.at(rule.name, _noting(rule.fn), {"alt": rule.alt})


def of(token: Token) -> tuple[int, int] | None:
    """The part of its text that `token`, the first of a link, an image or a tag, was read from: start and end."""
    return token.meta.get(_WRITTEN)


def _noting(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            made = state.tokens[known : known + 3]  # before them may be the text that was waiting
            token = next((each for each in made if each.type in _TOKENS), None)
            if token:
                bare = next((each for each in made if each.type == "autolink_text"), None)
                token.meta[_WRITTEN] = (state.pos - len(bare.content) if bare else start, state.pos)
        return found

    return noting
