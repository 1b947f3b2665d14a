"""Every code that the package can report has its words, in both languages, with the same values."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from studywiki.messages import LANGUAGES, catalogue

PACKAGE = Path(__file__).parents[2] / "plugins" / "studywiki"
CODES = {
    code
    for module in PACKAGE.rglob("*.py")
    for code in re.findall(r"(?:Diagnostic|Code|fault|report)\(\s*\"([a-z]+(?:-[a-z]+)+)\"", module.read_text("utf-8"))
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_some_codes_were_found() -> None:
    assert "front-matter-not-yaml" in CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_reported_code_has_words(code: str) -> None:
    assert code in catalogue()


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
