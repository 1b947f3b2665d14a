"""Block tokens of a text: the one place where a page's blocks are parsed, for whoever asks.

What is known of a page (its code, its formulas) and what is rendered of it come from the same tokens: the last texts
are kept, since a page is read and then rendered.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from studywiki.grammar import rules

_MOST = 10_000
"""Tokens that are kept, of the last texts together: some 8 MB, but for larger pages."""
_LAST = 3
"""Texts that are kept, however long they are: a page, and what was taken out of it."""


class Parsed(Struct, frozen=True):
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
    key = (text.rstrip("\n") + "\n", present)
    return _kept.get(key) or _kept.put(key, _parsed(*key))


def _parsed(text: str, present: frozenset[str]) -> Parsed:
    parser, tokens, env = _parser(present), list[Token](), dict[str, Any]()
    parser.block.parse(text, parser, env, tokens)
    return Parsed(tuple(tokens), env)


class _Kept:
    """The last texts' blocks, as long as they are not too many."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, frozenset[str]], Parsed] = OrderedDict()
        self._tokens = 0

    def get(self, key: tuple[str, frozenset[str]]) -> Parsed | None:
        found = self._known.get(key)
        if found:
            self._known.move_to_end(key)
        return found

    def put(self, key: tuple[str, frozenset[str]], parsed: Parsed) -> Parsed:
        self._known[key] = parsed
        self._tokens += len(parsed.tokens)
        while self._tokens > _MOST and len(self._known) > _LAST:
            _, oldest = self._known.popitem(last=False)
            self._tokens -= len(oldest.tokens)
        return parsed


_kept = _Kept()


@cache
def _parser(present: frozenset[str]) -> MarkdownIt:
    """Parser of blocks; what it knows of a text is in the text's `env`."""
    return rules.build(present)
