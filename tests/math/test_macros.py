"""Authors' own commands: what a definition becomes, and what KaTeX then makes of it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from studywiki import messages
from studywiki.diagnostics import Diagnostic
from studywiki.math import macros
from studywiki.math.engine import Engine
from studywiki.math.page import WikiMath, typeset
from studywiki.math.plain import text
from studywiki.text.source import Source

NORM = r"\newcommand{\norm}[2][2]{\lVert #2 \rVert_{#1}}"
CASES = [
    (r"\newcommand{\R}{\mathbb{R}}", r"\R", "ℝ"),
    (NORM, r"\norm{x}", "∥x∥₂"),
    (NORM, r"\norm[p]{x}", "∥x∥ₚ"),
    (NORM, r"\norm [p] x + 1", "∥x∥ₚ+1"),
    (NORM, r"y^{\norm{x}}", "y^(∥x∥₂)"),
    (NORM, r"\norm[\norm{a}]{x}", "∥x∥_(∥a∥₂)"),
    (r"\newcommand{\E}[1][]{\mathbb{E}_{#1}}", r"\E[x], \E", "𝔼ₓ,𝔼"),
    (r"\newcommand{\E}[1][\R]{f_{#1}} \newcommand{\R}{i}", r"\E", "fᵢ"),
    (r"\newcommand*\half{\frac12}", r"\half", "1/2"),
    (r"\renewcommand{\vec}[1]{\hat{#1}}", r"\vec{v}", "v̂"),
    (r"\DeclareMathOperator{\tr}{tr}", r"\tr A", "trA"),
    (r"\DeclareMathOperator*{\argmax}{arg\,max}", r"\argmax_x", "arg maxₓ"),
    (r"\def\pair#1#2{(#1 \mid #2)}", r"\pair{a}{b}", "(a∣b)"),
    (r"\newcommand{\first}[2]{#1}", r"\first{a}{b} c", "ac"),
]


@pytest.mark.parametrize(("definition", "use", "shown"), CASES, ids=[use for _, use, _ in CASES])
def test_case(engine: Engine, definition: str, use: str, shown: str) -> None:
    in_page, in_wiki = f"${definition}$ ${use}$", WikiMath(macros=macros.read_file(definition, "macros.tex")[0])
    for page, wiki in ((in_page, WikiMath()), (f"${use}$", in_wiki)):
        math = typeset(Source.of(page), engine, wiki)
        assert not [item.diagnostic for item in math.formulas if item.diagnostic]
        assert re.sub(r"(?<=\S) (?=[+∣])|(?<=[+∣]) ", "", math.formulas[-1].plain) == shown


def test_the_option_takes_mathjaxs_form(engine: Engine) -> None:
    given = {"norm": [r"\lVert #2 \rVert_{#1}", 2, "2"], "R": r"\mathbb{R}", "pair": ["(#1,#2)", 2], "odd": [], "n": 3}
    wiki = WikiMath(macros=macros.of_option(given))
    math = typeset(Source.of(r"$\norm[p]{x} \norm{y} \R \pair{a}{b}$"), engine, wiki)
    assert [item.diagnostic for item in math.formulas] == [None]
    assert text(math.formulas[0].answer.head + math.formulas[0].answer.tail).startswith("∥x∥ₚ∥y∥₂")


def chain(definition: str) -> str:
    """Give a page with twenty commands, each of which is nine times the one before."""
    names = "abcdefghijklmnopqrstu"
    bodies = [(name, f"\\a{other}" * 9) for name, other in pairwise(names)]
    return f"${''.join(definition % pair for pair in bodies)}$ $\\aa$"


@pytest.mark.parametrize(
    "page",
    [
        r"$\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}$ $\a$",
        r"$\newcommand{\a}[1][x]{\a[#1#1]}$ $\a$",
        chain(r"\newcommand{\a%s}{%s}"),
        chain(r"\edef\a%s{%s}"),
    ],
    ids=["circle", "growing argument", "doubling", "expanded at once"],
)
def test_no_command_is_without_end(engine: Engine, page: str) -> None:
    math = typeset(Source.of(page), engine, WikiMath())
    assert [item.diagnostic for item in math.formulas][-1]


def test_a_body_that_wants_more_arguments_is_told() -> None:
    engine = Engine()
    math = typeset(Source.of("글\n\n$\\newcommand{\\two}[1]{#1 #2}$"), engine, WikiMath())
    assert [(d.code, d.location.line, d.location.column) for d in math.wrong] == [("macro-arguments", 3, 14)]
    found, told = macros.read_file("\\newcommand{\\ok}{x}\n\\def\\two#1{#1 #2}\n", "macros.tex")
    assert list(found) == ["\\ok"]
    assert [(d.code, d.location.line) for d in told] == [("macro-arguments", 2)]
    assert isinstance(told[0], Diagnostic)
    assert "\\two" in messages.words(told[0], "ko").message
