r"""Markdown's escapes in formulas: cases/github_escapes.md, and real formulas as GitHub's authors would escape them.

A line is a formula that stays as it is, or `formula => the same without escapes`, and both are typeset alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from studywiki.markup import markup
from studywiki.markup.formulas import Form
from studywiki.math import github_escapes, mathjax_compat
from studywiki.math.engine import Engine, Job
from studywiki.math.page import WikiMath, typeset
from studywiki.text.source import Source

FILE = (Path(__file__).parent / "cases" / "github_escapes.md").read_text("utf-8")
LINES = [line for line in FILE.splitlines() if line and not line.startswith("## ")]
ESCAPED = re.compile(
    r"\\(?:text[a-z]*|mathrm|operatorname\*?|mbox|label|tag|ref|eqref)\s*\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\\\\|\\(?P<sign>[{}|])|(?P<underscore>_)(?!\s)|\\.",
    re.DOTALL,
)
KEPT = 0.998
"""Part of the real formulas that are found again: `_` before `(` and what is no pair of braces are not."""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Give one engine for all cases."""
    made = Engine()
    yield made
    made.close()


@pytest.mark.parametrize("line", LINES)
def test_it_is_typeset_as_it_is_meant(line: str, engine: Engine) -> None:
    written, _, meant = line.partition(" => ")
    (item,) = typeset(Source.of(written), engine, WikiMath()).formulas
    assert not item.diagnostic
    tex = markup.of(meant or written).formulas[0].tex
    job = Job(mathjax_compat.to_katex(tex, display=item.formula.display), item.formula.display)
    assert engine.typeset([job])[job].head.split("<annotation")[0] == item.answer.head.split("<annotation")[0]
    assert item.formula.tex.strip() in written  # what the author wrote is what is copied


def test_what_is_meant_differs_from_what_is_written() -> None:
    pairs = [line.split(" => ") for line in LINES if " => " in line]
    assert len(pairs) > 35
    assert len(LINES) - len(pairs) > 20
    assert all(written != meant for written, meant in pairs)


def test_in_a_macro(engine: Engine) -> None:
    text = r"$\newcommand{\loss}[1]{\mathcal{L}\_{#1}}$ $\loss{a}$ $\mathcal{L}_{a}$"
    _, loss, plain = typeset(Source.of(text), engine, WikiMath()).formulas
    assert loss.plain == plain.plain


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_real_formulas_are_found_again_below_their_escapes(shared: Path) -> None:
    found: set[str] = set()
    for file in sorted((shared / "wikis").rglob("*.md")):
        text = file.read_text("utf-8", errors="replace").replace("\r\n", "\n")
        if "$" in text:
            found |= {each.tex for each in markup.of(text).formulas if r"\_" not in each.tex}
    chosen = random.Random(13).sample(sorted(found), min(4000, len(found)))
    escaped = {tex: ESCAPED.sub(_escape, tex) for tex in chosen}
    wrong = [tex for tex, text in escaped.items() if text != tex and github_escapes.read(text, Form.DOLLARS) != tex]
    changed = sum(tex != text for tex, text in escaped.items())
    assert changed > 1000
    assert len(wrong) <= (1 - KEPT) * changed, wrong


def _escape(found: re.Match[str]) -> str:
    if found["sign"]:
        return f"\\\\{found['sign']}"
    return r"\_" if found["underscore"] else found[0]
