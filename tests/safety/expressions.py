"""Every regular expression of the package, and texts of its own characters that would make a bad one hang."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from tests.trees import PACKAGE, nodes

_LOOKS_ALL_OVER = {"search", "finditer", "findall", "sub", "subn", "split"}
_AT_ONE_PLACE = {"match", "fullmatch"}
_OF_OURS = {"math/engine._METRICS", "sanitising/cleaner._WITHIN_FRAME", "theme/parts._CLASSES", "theme/page._COMMENT"}
"""They read KaTeX's script, what nh3 has closed, what KaTeX has made, what ends in a closing mark."""


@dataclass(frozen=True)
class Expression:
    """A regular expression, and where it is used."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]
    """How it is used: `search` for all that look for it everywhere, `match`, `fullmatch`."""


@cache
def every() -> tuple[Expression, ...]:
    """Expressions of all modules: compiled ones by their names, and those that stand in a call.

    Not those that read what comes with the package.
    """
    found: dict[tuple[str, int], Expression] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        where = file.relative_to(PACKAGE).with_suffix("").as_posix()
        uses = _uses(nodes(file))
        module = importlib.import_module(f"studywiki.{where.replace('/', '.').removesuffix('.__init__')}")
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                key = (pattern.pattern, pattern.flags)
                known = found[key].methods if key in found else frozenset()
                found[key] = Expression(f"{where}.{name}", pattern, known | _methods(uses.get(name, {"search"})))
        for line, method, text in _inline(nodes(file)):
            pattern = re.compile(text)
            one = Expression(f"{where}:{line}", pattern, _methods({method}))
            found.setdefault((pattern.pattern, pattern.flags), one)
    wanted = (each for each in found.values() if each.where not in _OF_OURS)
    return tuple(sorted(wanted, key=lambda each: each.where))


def _methods(used: set[str]) -> frozenset[str]:
    return frozenset(method if method in _AT_ONE_PLACE else "search" for method in used)


def _patterns(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _patterns(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _patterns(each)


def _uses(found: Sequence[ast.AST]) -> dict[str, set[str]]:
    """Methods that are called of each name; a name that is handed on is looked for all over."""
    uses: dict[str, set[str]] = {}
    called = set()
    for node in found:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called.add(id(node.value))
            uses.setdefault(node.value.id, set()).add(node.attr)
    for node in found:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
            uses.setdefault(node.id, set()).add("search")
    return uses


def _inline(found: Sequence[ast.AST]) -> Iterator[tuple[int, str, str]]:
    for node in found:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        of, first = node.func.value, node.args[0]
        known = _LOOKS_ALL_OVER | _AT_ONE_PLACE
        if isinstance(of, ast.Name) and of.id == "re" and node.func.attr in known and isinstance(first, ast.Constant):
            yield node.lineno, node.func.attr, str(first.value)


_CLASSES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_WORD: "-",
}


def pieces(pattern: re.Pattern[str]) -> list[list[str]]:
    """Characters that may stand at each place of the expression, in order; of a repetition, two of each."""
    return list(_of(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))


def _of(tree: Any) -> Iterator[list[str]]:
    for kind, value in tree:
        if kind is sre.LITERAL:
            yield [chr(value)]
        elif kind in (sre.NOT_LITERAL, sre.ANY):
            yield ["a", "가"]
        elif kind is sre.IN:
            yield _members(value)
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            inner = list(_of(value[2]))
            yield from inner * (min(max(value[0], 1), 3) if value[1] == value[0] else 2)
        elif kind is sre.SUBPATTERN:
            yield from _of(value[3])
        elif kind is sre.ATOMIC_GROUP:
            yield from _of(value)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from _of(branch)
        elif kind is sre.GROUPREF_EXISTS:
            yield from _of(value[1])


def _members(items: Any) -> list[str]:
    if items and items[0][0] is sre.NEGATE:
        barred = {chr(value) for kind, value in items if kind is sre.LITERAL}
        return [char for char in ("a", "1", " ", "-", "<", "[", "(", '"', "\\") if char not in barred][:4] or ["가"]
    found = []
    for kind, value in items:
        if kind is sre.LITERAL:
            found.append(chr(value))
        elif kind is sre.RANGE:
            found.append(chr(value[0]))
        elif kind is sre.CATEGORY:
            found.append(_CLASSES.get(value, "a"))
    return found


def texts(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of about `size` characters: what the expression may begin with, its characters, pairs and beginnings, over
    and over, with separators; after each of its beginnings, and with an end that does not fit."""
    places = pieces(pattern)
    chars = list(dict.fromkeys(char for place in places for char in place))[:24]
    sample = "".join(place[0] for place in places)[:40]
    beginnings = [sample[:end] for end in range(1, len(sample) + 1)]
    pairs = [one + other for one, other in pairwise(chars)]
    escapes = ["\\" + char for char in chars] if "\\" in chars else []
    units = dict.fromkeys([*chars, *pairs, *escapes, *beginnings])
    for unit in units:
        for between in ("", " ", "\n"):
            yield (unit + between) * (size // len(unit + between))
    for beginning in beginnings[:8]:
        for char in chars[:8]:
            yield beginning + char * size
            yield (beginning + char * 60) * (size // (60 + len(beginning)))
