"""Styles as rules, as far as the tests ask: selectors and declarations, whatever `@media` they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Give each selector of `css` by itself, with its rule's declarations; `@font-face` and the like are none."""
    plain = _STRING.sub('""', _COMMENT.sub("", css))
    for found in _RULE.finditer(plain):
        if not re.fullmatch(r"\s*(?:@.*|from|to|[\d.]+%(?:\s*,\s*[\d.]+%)*)\s*", found[1], re.DOTALL):
            for selector in _parts(found[1]):
                yield " ".join(selector.split()), found[2]


def classes(css: str) -> set[str]:
    """Give every class that a selector of `css` names."""
    return {name for selector, _ in rules(css) for name in _CLASS.findall(selector)}


def _parts(selectors: str) -> Iterator[str]:
    """Cut a list of selectors at its commas, but for those in brackets."""
    depth, start = 0, 0
    for at, char in enumerate(selectors):
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            yield selectors[start:at]
            start = at + 1
    yield selectors[start:]
