"""A guess at the blocks is believed only where they answer as it did: what is found is the same without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from studywiki.markup.blocks import Blocks
from studywiki.markup.layout import Noted
from studywiki.markup.markup import Markup
from studywiki.pages import source_page

DOCS = sorted((Path(__file__).parents[2] / "docs").rglob("*.md"))
CASES = {
    "code that is indented": "가\n\n    $x$ 나 $y$\n",
    "code in an item": "- 가\n\n      $$\n      x\n      $$\n",
    "a pipe in a row": "| 가 | 나 |\n|---|---|\n| `x | y` $a\\|b$ | `z` |\n",
    "a fence in a quote": "> ```\n> $x$\n\n$y$ `a\n\nb`\n",
    "a comment in a block": "<div>\n<!-- $x$\n\n</div>\n\n$y$\n",
    "a body that is not closed": "<pre>\n$x$\n\n가 $y$\n",
    "dollars over lines": "값은 $a +\nb$이고\n- $c\n\n- d$\n",
    "a heading below": "가 `나\n===\n다` $x$\n",
}


def facts(text: str) -> object:
    found = Markup(text)
    return found.stretches, found.formulas, found.blocks.code, found.blocks.html, found.blocks.paragraphs


@pytest.fixture
def unbelieved(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each guess was right; none is believed."""
    right: list[bool] = []
    is_right = Noted.is_right

    def note(self: Noted, blocks: Blocks) -> bool:
        right.append(is_right(self, blocks))
        return False

    monkeypatch.setattr(Noted, "is_right", note)
    return right


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_a_guess_changes_nothing(text: str, request: pytest.FixtureRequest) -> None:
    made = facts(text)
    request.getfixturevalue("unbelieved")
    assert facts(text) == made


def test_a_guess_changes_nothing_of_real_pages(request: pytest.FixtureRequest) -> None:
    texts = [source_page.read("a.md", page.read_bytes()).source.text for page in DOCS[::3]]
    made = [facts(text) for text in texts]
    right = request.getfixturevalue("unbelieved")
    assert [facts(text) for text in texts] == made
    assert len(texts) > 10 and sum(right) > 0.7 * len(right)


def test_a_wrong_guess_is_known(unbelieved: list[bool]) -> None:
    facts(CASES["code in an item"])
    assert unbelieved == [False]
