"""Each case of formulas.md: a heading, a text, and after each `--- FORM [display] [plain]` a formula's TeX."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studywiki import bounds
from studywiki.markup import markup

FILE = (Path(__file__).parent / "formulas.md").read_text("utf-8")
CASES = re.findall(r"^## ([^\n]+)\n(.*?)(?=^## [A-Za-z]|\Z)", FILE, re.M | re.S)
MARKS = ["$", "$$", "$`", "`$", "\\(", "\\)", "\\\\(", "\\\\)", "\\[", "\\]", "\\\\[", "\\\\]", "```math", "```", "\\"]
MARKS += ["\\begin{align}", "\\end{align}", "\\frac{a}{b}", "x", "가", " ", "\n", "\n\n", "> ", "- ", "|", "|-|\n", "1"]
MARKS += ["![", "](", ")", "<a ", ">", "_", "*", "{", "}", "https://", "&lt;"]
PATHOLOGICAL = [
    "$",
    "$$",
    "$x ",
    "$$\n\n",
    "\\(",
    "\\\\(",
    "\\[\n",
    "\\begin{align}",
    "<a ",
    "<a b='",
    "![",
    "](",
    "$`",
    "\\",
    "\\$$",
    "$a\n",
    "$a_1 =\n- ",
    "$$ a\n- ",
    "\\(x\n- ",
    "\\text{$",
    "$\\text{$",
    "$\\text{$x$}",
    "\\text{$ $}\n",
]

LONG_LINES = ["$", "\\(", "\\\\(", "\\begin{align}", "$x$", "$$x$$", "|$x$ ", "![$](", "$`x`$ ", "$&lt;$"]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_case(name: str, case: str) -> None:
    text, *expected = re.split(r"\n--- ", case.removesuffix("\n").removesuffix("\n"))
    found = []
    for formula in markup.of(text).formulas:
        words = [formula.form.name, *["display"] * formula.display, *["plain"] * formula.plain]
        found.append(f"{' '.join(words)}\n{formula.tex.strip()}")
    assert found == [f"{words}\n{tex.strip()}" for words, tex in (item.split("\n", 1) for item in expected)]


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_any_text(text: str) -> None:
    at = 0
    for formula in markup.of(text).formulas:
        assert at <= formula.start < formula.end <= len(text)
        assert formula.tex.strip()
        assert formula.start <= formula.offset(0) <= formula.offset(len(formula.tex)) <= formula.end
        at = formula.end


@pytest.mark.timeout(30)
@pytest.mark.parametrize("unit", PATHOLOGICAL)
def test_a_large_text_comes_to_an_end(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert all(formula.end <= len(text) for formula in markup.of(text).formulas)


PART, SECONDS = 4, 30


@pytest.mark.timeout(120)
@pytest.mark.parametrize("unit", LONG_LINES)
def test_the_longest_line_of_all_comes_to_an_end(unit: str) -> None:
    """It is as long as a page may be: what takes its square has not come to an end after the time limit.

    Nor has a quarter of it after a sixty-fourth of that, even if it takes the cube: where the quarter leaves a doubt,
    the whole line is read.
    """
    for size, seconds in ((bounds.PAGE // PART, SECONDS / PART**3), (bounds.PAGE, SECONDS)):
        started = time.process_time()
        found = markup.of(unit * (size // len(unit))).formulas
        assert all(formula.start < formula.end for formula in found)
        taken = time.process_time() - started
        if taken < seconds:
            return
    raise AssertionError(f"{taken} seconds")


def test_a_place_in_the_tex_is_a_place_in_the_page() -> None:
    text = "> 말\n> $$\n> a\n>  \\frak\n> $$"
    (formula,) = markup.of(text).formulas
    assert text[formula.offset(formula.tex.index("\\frak")) :].startswith("\\frak")
