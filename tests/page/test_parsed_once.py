"""The blocks of a page are parsed once, whoever asks for them: what is literal, what is shown, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from studywiki.grammar import parse
from studywiki.markup import markup

DOCS = sorted((Path(__file__).parents[2] / "docs").rglob("*.md"))
PAGES = {
    "prose": "# 가\n\n- 나\n  - 다 `x`\n",
    "code": "    x\n\n```\n$y$\n",
    "inline": "값은 $x$이고 $y_1$, `$z$`\n",
    "display": "가\n\n$$\nx\n- y\n= z\n$$\n\n나\n",
    "display in a paragraph": "가 $$ a\n+ b $$ 나\n- c\n",
    "in a list and a quote": "- $$\n  x\n  $$\n\n> $$\n> x\n> $$\n",
    "environment": "\\begin{align}\na &= b \\\\\n- c\n\\end{align}\n",
    "norms in a table": "| 가 | 나 |\n|---|---|\n| $|x|$ | 다 |\n",
    "what is taken out": "# 가\n\n<script>x</script>\n\n$x$ [나](#none) <b onclick='x'>다</b>\n",
    "box": '!!! note "$x$"\n    $$\n    x\n    $$\n',
    "footnote": "가[^1]\n\n[^1]: $x$\n",
}
TWICE = re.compile(r"\{%|\{\{|\{:|^ {0,3}\|?[ \t]*:?-+:?[ \t]*\||```math|\\(?:eq)?ref\{|!\[[^\]\n]*\$", re.MULTILINE)
"""Liquid and kramdown, which make another text; a math fence, a reference, a formula that becomes plain text."""


Parsed = Callable[[str], int]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """How often the blocks of something are parsed while a text is converted that nobody has seen."""
    texts: list[str] = []
    parse_one = parse._parsed

    def parse_and_count(text: str, present: frozenset[str]) -> parse.Parsed:
        texts.append(text)
        return parse_one(text, present)

    def count(text: str) -> int:
        Markdown(extensions=["studywiki"]).convert(text)
        return len(texts)

    markup._kept.cache_clear()
    monkeypatch.setattr(parse, "_kept", parse._Kept())
    monkeypatch.setattr(parse, "_parsed", parse_and_count)
    return count


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_is_parsed_once(text: str, parsed: Parsed) -> None:
    assert parsed(text) == 1


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_a_page_of_the_wiki_is_parsed_once(page: Path, parsed: Parsed) -> None:
    text = re.sub(r"\A---\n.*?\n---\n", "", page.read_text("utf-8"), flags=re.DOTALL)
    times = parsed(text)
    assert times == 1 or (TWICE.search(text) and times <= 6)


def test_a_wrong_guess_costs_one_parse_more(parsed: Parsed) -> None:
    """The guess takes the dollars for a formula; the blocks say that they stand in code."""
    assert parsed("- 가\n\n      $$\n      x\n      $$\n") == 2
