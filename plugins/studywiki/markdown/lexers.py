"""Pygments' lexers, which try at each character no rule that cannot match there.

A lexer has for each of its states a list of rules, some forty, and tries one after the other at each token. All that
is changed is what one lexer object meets as it goes through such a list: the rules that begin with the character at
hand, in their order. What it does with them is its own.
https://github.com/pygments/pygments/blob/2.21.0/pygments/lexer.py#L698-L763
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pygments.lexer import DelegatingLexer, Lexer, RegexLexer
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

from studywiki.markdown.beginnings import ANYTHING, BEYOND, beginnings

_Rule = tuple[Callable[..., Any], Any, Any]
"""What matches, what its match is, the state that follows."""
_RULES = "_tokens"
"""Where a lexer has them: state -> its rules."""
_KEPT = 200
"""Languages that are known by their names, and lexers whose rules are."""
_PAYS = 20_000
"""Characters of one language that are to be read for it to pay to read its lexer's rules: more than most pages have."""
_LONGEST = 100
"""Characters of a language's name."""


def kind(language: str) -> type[Lexer] | None:
    """The lexers for `language`; None where Pygments has none."""
    return _kind(language) if len(language) <= _LONGEST else None


def narrowed(lexer: Lexer, size: int = _PAYS) -> Lexer:
    """`lexer`, which goes through its rules so, if that pays by now: it is to read so many characters.

    One whose rules are not where they are known to be stays as it is.
    """
    if isinstance(lexer, DelegatingLexer):
        narrowed(lexer.root_lexer, size)
        narrowed(lexer.language_lexer, size)
    elif isinstance(lexer, RegexLexer) and _RULES in vars(type(lexer)) and _RULES not in vars(lexer):
        states = _by_state(type(lexer))
        if states.pays(size):
            vars(lexer)[_RULES] = _States(states)
    return lexer


class _States(dict[str, list[_Rule]]):
    """The states that one lexer object has been in."""

    def __init__(self, states: _ByState) -> None:
        super().__init__()
        self._states = states

    def __missing__(self, name: str) -> list[_Rule]:
        self[name] = _looking(self._states.rules(name))
        return self[name]


def _looking(by_char: Mapping[str, Sequence[_Rule]]) -> list[_Rule]:
    """The rules of a state. The first, which never matches, looks at the next character, and has the right ones follow.

    A list may be changed while one goes through it, behind where one is. Whoever has found a match goes no further.
    """
    get, beyond = by_char.get, by_char[BEYOND]

    def look(text: str, at: int, _: int | None = None) -> None:
        rules[1:] = get(text[at : at + 1], beyond)

    rules: list[_Rule] = [(look, None, None)]
    return rules


class _ByState:
    """The rules of one kind of lexer, by state and by character."""

    def __init__(self, states: Mapping[str, Sequence[_Rule]]) -> None:
        self._states = states
        self._known: dict[str, Mapping[str, Sequence[_Rule]]] = {}
        self._read = 0

    def pays(self, size: int) -> bool:
        """Whether so much was read that knowing the rules pays, with `size` characters that are to be read now."""
        self._read += size
        return self._read >= _PAYS

    def rules(self, name: str) -> Mapping[str, Sequence[_Rule]]:
        """The rules of the state `name`, by character. Raises `KeyError` where there is no such state."""
        if name not in self._known:
            rules = [(rule, _begins_with(rule[0])) for rule in self._states[name]]
            self._known[name] = {char: [rule for rule, chars in rules if char in chars] for char in ANYTHING}
        return self._known[name]


@lru_cache(_KEPT)
def _kind(language: str) -> type[Lexer] | None:
    try:
        return find_lexer_class_by_name(language)
    except ClassNotFound:
        return None


@lru_cache(_KEPT)
def _by_state(kind: type[RegexLexer]) -> _ByState:
    return _ByState(vars(kind)[_RULES])


def _begins_with(matches: Callable[..., Any]) -> frozenset[str]:
    """The characters at which a rule's `matches` may find something."""
    pattern = getattr(matches, "__self__", None)
    return beginnings(pattern) if isinstance(pattern, re.Pattern) else ANYTHING
