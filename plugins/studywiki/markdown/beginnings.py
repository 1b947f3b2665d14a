"""Characters that what a regular expression matches may begin with.

They are read from Python's own parse of it, for which there is no public name. Whatever is not known there may begin
with anything, so that one who passes over an expression by its beginnings never passes over a match.
https://github.com/python/cpython/blob/v3.11.0/Lib/re/_parser.py
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

BEYOND = "beyond"
"""Stands for all characters beyond ASCII."""
END = ""
"""Stands for the end of the text, where only what may be empty matches."""
ANYTHING = frozenset([*map(chr, range(128)), BEYOND, END])

_ASCII = frozenset(map(chr, range(128)))
_LETTERS = frozenset(char for char in _ASCII if char.isalpha())
_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}
_KINDS = re.ASCII | re.LOCALE | re.UNICODE
"""Flags of which an expression has one."""
_PARSER = "re._parser"

_Parts = Iterable[tuple[Any, Any]]
_Found = tuple[frozenset[str], bool]
"""Beginnings, and whether a match may be empty."""


def beginnings(pattern: re.Pattern[str]) -> frozenset[str]:
    """The characters of ASCII with which a match of `pattern` may begin, and the two names above."""
    try:
        parsed: _Parts = import_module(_PARSER).parse(pattern.pattern, pattern.flags)
    except (ImportError, AttributeError):  # a Python that has it elsewhere
        return ANYTHING
    chars, may_be_empty = _of_all(parsed, pattern.flags)
    return ANYTHING if may_be_empty else chars


def _of_all(parts: _Parts, flags: int) -> _Found:
    """The beginnings of `parts`, one behind the other."""
    chars = frozenset[str]()
    for code, value in parts:
        found, may_be_empty = _of(str(code), value, flags)
        chars |= found
        if not may_be_empty:
            return chars, False
    return chars, True


def _of(code: str, value: Any, flags: int) -> _Found:  # noqa: ANN401  each part has another
    match code:
        case "LITERAL":
            return _literal(value, flags), False
        case "IN":
            return _class(value, flags), False
        case "NOT_LITERAL":
            return _class([("NEGATE", None), ("LITERAL", value)], flags), False
        case "ANY":
            return ANYTHING if flags & re.DOTALL else ANYTHING - {"\n"}, False
        case "BRANCH":
            found = [_of_all(each, flags) for each in value[1]]
            return frozenset[str]().union(*(chars for chars, _ in found)), any(empty for _, empty in found)
        case "SUBPATTERN":
            _, added, removed, parts = value
            return _of_all(parts, ((flags & ~_KINDS if added & _KINDS else flags) | added) & ~removed)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            chars, may_be_empty = _of_all(value[2], flags)
            return chars, may_be_empty or not value[0]
        case "ATOMIC_GROUP":
            return _of_all(value, flags)
        case "AT" | "ASSERT" | "ASSERT_NOT":  # what is only looked at
            return frozenset(), True
    return ANYTHING, True


def _literal(number: int, flags: int) -> frozenset[str]:
    """A character; where case counts for nothing, the sign for kelvin is `k`, so either may be the other."""
    char = chr(number)
    if not flags & re.IGNORECASE:
        return frozenset([char if number < 128 else BEYOND])
    if number < 128:
        return frozenset([char.lower(), char.upper(), BEYOND] if char in _LETTERS else [char])
    return _LETTERS | {BEYOND}


def _class(items: _Parts, flags: int) -> frozenset[str]:
    """The characters of a class `[…]`."""
    chars = frozenset[str]()
    negated = False
    for code, value in items:
        match str(code):
            case "NEGATE":
                negated = True
            case "LITERAL":
                chars |= _literal(value, flags)
            case "RANGE":
                first, last = value
                for number in range(first, min(last, 127) + 1):
                    chars |= _literal(number, flags)
                if last > 127:
                    chars |= _literal(last, flags)
            case "CATEGORY" if str(value) in _CATEGORIES:
                chars |= _category(_CATEGORIES[str(value)], flags & re.ASCII)
            case _:
                return ANYTHING
    if not negated:
        return chars
    return ANYTHING if flags & re.IGNORECASE else (_ASCII - chars) | {BEYOND}


@cache
def _category(name: str, flags: int) -> frozenset[str]:
    return frozenset(char for char in _ASCII if re.match(name, char, flags)) | {BEYOND}
