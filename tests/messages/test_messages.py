"""Every code that the package can report has its words, in both languages, with the same values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from string import Formatter

import pytest

from studywiki.messages import LANGUAGES, catalogue
from tests.trees import PACKAGE, nodes

NODES = [node for module in PACKAGE.rglob("*.py") for node in nodes(module)]
WRITTEN = {node.value for node in NODES if isinstance(node, ast.Constant) and isinstance(node.value, str)}
REPORTING = {"Diagnostic", "RefusedError", "_fault", "_known", "_report", "_say"}
"""What takes a code, at whatever place among its arguments."""


def codes(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The codes that modules report, as far as they are written out: in calls, and where a `code` is made."""
    for node in nodes:
        parts: list[ast.expr] = []
        match node:
            case ast.Call(func=ast.Name(called) | ast.Attribute(attr=called)) if called in REPORTING:
                parts = node.args
            case ast.Assign(targets=[ast.Name("code")]):
                parts = [node.value]
        for part in parts:
            for either in (part.body, part.orelse) if isinstance(part, ast.IfExp) else (part,):
                if isinstance(either, ast.Constant) and re.fullmatch("[a-z]+(?:-[a-z0-9]+)+", str(either.value)):
                    yield str(either.value)


CODES = set(codes(NODES))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_some_codes_were_found() -> None:
    assert {"front-matter-not-yaml", "encoding-mixed", "broken-anchor-similar", "sidebar-not-a-list"} <= CODES
    assert list(codes(ast.walk(ast.parse("code = 'a-b' if near else 'c-d'\nself._fault('e-f', place, 'words')")))) == [
        "a-b",
        "c-d",
        "e-f",
    ]


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_reported_code_has_words(code: str) -> None:
    assert code in catalogue()


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_words_are_those_of_a_code(code: str) -> None:
    """None are left from a code that nobody reports any more; the ending of a suggestion may be added in the code."""
    assert {code, code.removesuffix("-near").removesuffix("-similar")} & WRITTEN


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_both_languages_say_the_same(code: str) -> None:
    table = catalogue()[code]
    assert set(LANGUAGES) <= set(table)
    assert fields(table["ko"]) == fields(table["en"])
    hints = table.get("hint", {})
    assert set(hints) in (set(), set(LANGUAGES))


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_korean_is_korean(code: str) -> None:
    assert re.search("[가-힣]", catalogue()[code]["ko"])
    assert not re.search("[가-힣]", catalogue()[code]["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cure_can_be_pasted(language: str) -> None:
    hints = {code: table.get("hint", {}).get(language, "") for code, table in catalogue().items()}
    assert [code for code, hint in hints.items() if set(hint) & set("‘’“”")] == []
