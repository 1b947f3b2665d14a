"""How far Liquid may grow: a few lines of `append` of itself would make gigabytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studywiki import bounds


class Unknown(Exception):  # noqa: N818  it is no error: the value is somebody else's
    """The value of an expression is not certain."""


class TooLarge(Unknown):
    """The value of an expression, or all that a page has evaluated, is longer than it may be."""


class Budget:
    """What one page's Liquid may still handle."""

    def __init__(self) -> None:
        self._left = bounds.LIQUID_PAGE

    def spend(self, value: Any) -> Any:  # noqa: ANN401  Liquid is not typed
        """Value, as it was given, whose size is taken off. Raises `TooLarge`."""
        size = _size(value)
        self._left -= size
        if size > bounds.LIQUID_VALUE or self._left < 0:
            raise TooLarge
        return value


def replaced(text: str, old: str, new: str, count: int = -1) -> str:
    """Text with `new` for each `old`, as `str.replace`. Raises `TooLarge`."""
    times = text.count(old) if count < 0 else count
    if len(text) + times * max(len(new) - len(old), 0) > bounds.LIQUID_VALUE:
        raise TooLarge
    return text.replace(old, new, count)


def joined(parts: list[str], sign: str) -> str:
    """Text of `parts` with `sign` between them. Raises `TooLarge`."""
    if sum(map(len, parts)) + len(parts) * len(sign) > bounds.LIQUID_VALUE:
        raise TooLarge
    return sign.join(parts)


def short(expression: str) -> str:
    """Beginning of an expression, for a message."""
    words = " ".join(expression.split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _size(value: Any) -> int:  # noqa: ANN401
    if isinstance(value, str):
        return len(value) + 1
    if isinstance(value, list):
        return sum(len(one) if isinstance(one, str) else 1 for one in value) + len(value)
    if isinstance(value, Mapping):
        return len(value) + 1
    if isinstance(value, int) and value.bit_length() > bounds.NUMBER_BITS:
        return bounds.LIQUID_VALUE + 1
    return 1
