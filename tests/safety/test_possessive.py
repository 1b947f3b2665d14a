"""No expression has a possessive quantifier: before Python 3.11.5 one over a group matches wrongly.

https://github.com/python/cpython/issues/106052 ; an atomic group, `(?>…)`, says the same and is right everywhere.
"""

from __future__ import annotations

import re
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from tests.safety.expressions import Expression, every


def possessive(tree: Any) -> bool:
    if isinstance(tree, _parser.SubPattern | list | tuple):
        return any(possessive(each) for each in tree)
    return bool(tree is sre.POSSESSIVE_REPEAT)


@pytest.mark.parametrize(("pattern", "is_one"), [(r"a*+", True), (r"(?:a|b(c)?+)*", True), (r"(?>a*)+?b\++", False)])
def test_they_are_seen(pattern: str, is_one: bool) -> None:
    assert possessive(_parser.parse(pattern)) is is_one


@pytest.mark.parametrize("expression", every(), ids=lambda each: each.where)
def test_there_is_none(expression: Expression) -> None:
    assert not possessive(_parser.parse(expression.pattern.pattern, expression.pattern.flags & ~re.UNICODE))
