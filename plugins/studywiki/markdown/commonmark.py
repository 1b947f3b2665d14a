"""The parser of a wiki's Markdown: the rules of grammar/ for blocks, and GitHub's for what is inline.

https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studywiki.grammar import link_targets, parse, signs
from studywiki.markdown import autolinks, emphasis, places, references, spaced_targets, strikethrough, unclosed_brackets

BRACKETS_WITHIN_BRACKETS = 20
"""How deep links and images may be nested; what they cost grows with it."""


def build(present: frozenset[str]) -> Parser:
    """Make the parser. `present` names the block processors that are switched on in Python-Markdown.

    Syntax whose extension is not there is text, as on GitHub.
    """
    return Parser(present, _inline())


@dataclass(frozen=True)
class Parser:
    """The parser of blocks, which is everybody's, and that of what is inline."""

    _present: frozenset[str]
    _inline: MarkdownIt

    def blocks(self, text: str, env: dict[str, Any]) -> Sequence[Token]:
        """Parse the blocks of `text`; what they define goes into `env`."""
        parsed = parse.blocks(text, self._present)
        env |= parsed.definitions()
        return parsed.tokens

    def inline(self, text: str, env: dict[str, Any]) -> list[Token]:
        """Parse one inline text, with the references in `env`."""
        return self._inline.inline.parse(text, self._inline, env, [])


def _inline() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": BRACKETS_WITHIN_BRACKETS})
    link_targets.add_to(parser)
    strikethrough.add_to(parser)
    emphasis.add_to(parser)
    autolinks.add_to(parser)
    references.add_to(parser)
    spaced_targets.add_to(parser)
    unclosed_brackets.add_to(parser)
    places.add_to(parser)
    signs.add_to(parser)
    return parser
