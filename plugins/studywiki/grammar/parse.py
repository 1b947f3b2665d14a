"""Block tokens of a text: the one place where a page's blocks are parsed, for whoever asks.

What is known of a page (its code, its formulas) and what is rendered of it come from the same tokens: the last texts
are kept, since a page is read and then rendered.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studywiki.grammar import rules

_KEPT = 4
"""Texts whose tokens are kept: a page, and what stands in it."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's blocks. Nobody changes them: they are kept for others."""

    tokens: tuple[Token, ...]
    """With `map`s that count lines from 0."""
    env: dict[str, Any]
    """What the text defines, and what its rules noted."""

    def definitions(self) -> dict[str, Any]:
        """Copy of `env` that may be added to."""
        return {name: dict(value) if isinstance(value, dict) else value for name, value in self.env.items()}


def blocks(text: str, present: frozenset[str] = rules.OF_A_WIKI) -> Parsed:
    """Blocks of `text` (LF line ends), by the rules that are there when the extensions `present` are.

    Of line ends at the end of the text one is read. Never raises; takes time in proportion to the text.
    """
    return _parsed(text.rstrip("\n") + "\n", present)


@lru_cache(_KEPT)
def _parsed(text: str, present: frozenset[str]) -> Parsed:
    parser, tokens, env = _parser(present), list[Token](), dict[str, Any]()
    parser.block.parse(text, parser, env, tokens)
    return Parsed(tuple(tokens), env)


@cache
def _parser(present: frozenset[str]) -> MarkdownIt:
    """Parser of blocks; what it knows of a text is in the text's `env`."""
    return rules.build(present)
