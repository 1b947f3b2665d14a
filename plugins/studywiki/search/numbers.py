"""Whole numbers as letters, five bits a letter, the lowest first: 0 to 31 take one.

No letter needs an escape in a string of JavaScript. `worker/decoding.js` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable

LETTERS = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZwxyz-_"
"""The first half ends a number, the second goes on."""
_BITS = 5
_HALF = 1 << _BITS


def _written(number: int) -> str:
    found = ""
    while number >= _HALF:
        found += LETTERS[_HALF + number % _HALF]
        number >>= _BITS
    return found + LETTERS[number]


SHORT = tuple(map(_written, range(_HALF * _HALF)))
"""The first numbers as they are written: there are many, and most are small."""


def written(number: int) -> str:
    """The letters of `number`, which is not negative."""
    return SHORT[number] if number < len(SHORT) else _written(number)


def column(numbers: Iterable[int]) -> str:
    """The letters of `numbers`, one after the other."""
    return "".join(map(written, numbers))
