"""Of the formulas that authors of real wikis meant, which reach the reader, and what is taken for one that is none."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from studywiki.markup.formulas import Form
from studywiki.math.engine import Engine
from studywiki.math.page import WikiMath, typeset
from studywiki.text.source import Source

MISSING, EXTRA = 0.0005, 0.0005
"""Parts of all formulas that may be."""
OVER_LINES = 12
"""Formulas between single dollars on several lines: each was read, and is one."""


@pytest.fixture
def oracle(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give the comparison's own reading of a page's formulas."""
    pytest.importorskip("cmarkgfm")
    monkeypatch.syspath_prepend(str(shared / "oracle"))
    return importlib.import_module("formulas")


def seen(formulas: Counter[str], oracle: Any) -> Counter[str]:
    r"""Give the formulas as a reader tells them apart, where the comparison's patterns do not.

    Characters without width are none; a formula without characters is none; `\( $x$ \)` is `x`.
    """
    found: Counter[str] = Counter()
    for tex, number in formulas.items():
        bare = oracle.bare(re.sub("[\u200b-\u200d\ufeff]", "", tex))
        if bare:
            found[bare] += number
    return found


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_formulas_that_authors_meant_and_nothing_else(oracle: Any, shared: Path, engine: Engine) -> None:
    wanted, missing, extra, over_lines = 0, Counter[str](), Counter[str](), Counter[str]()
    for source, _ in oracle.fidelity.collect(sorted((shared / "wikis").iterdir())):
        text = source.read_text("utf-8", errors="replace").replace("\r\n", "\n")
        meta, body = oracle.fidelity.split_front_matter(text)
        if meta.get("published") is False:
            continue
        typed = [item.formula for item in typeset(Source.of(body), engine, WikiMath()).formulas if not item.diagnostic]
        want = seen(oracle.in_source(text), oracle)
        have = seen(Counter(oracle.bare(formula.tex) for formula in typed), oracle)
        # the comparison's pattern for `$x$` ends with the line
        long = [each.tex for each in typed if each.form is Form.DOLLAR and "\n" in each.tex]
        over_lines += (further := seen(Counter(oracle.bare(tex) for tex in long), oracle) & (have - want))
        have -= further
        wanted += want.total()
        missing += want - have
        extra += have - want
    assert wanted > 19_000
    assert over_lines.total() == OVER_LINES, over_lines
    assert missing.total() <= MISSING * wanted, missing
    assert extra.total() <= EXTRA * wanted, extra
