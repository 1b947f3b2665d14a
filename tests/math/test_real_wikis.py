"""Of the formulas that authors of real wikis meant, which reach the reader, and what is taken for one that is none."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from studywiki.math.engine import Engine
from studywiki.math.page import WikiMath, typeset
from studywiki.text.source import Source

MISSING, EXTRA = 0.0005, 0.00075
"""Parts of all formulas that may be. Of the extra, 12 stand between single dollars on several lines, where the
comparison looks for none; each was read, and is one."""


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
    wanted, missing, extra = 0, Counter[str](), Counter[str]()
    for source, _ in oracle.fidelity.collect(sorted((shared / "wikis").iterdir())):
        text = source.read_text("utf-8", errors="replace").replace("\r\n", "\n")
        meta, body = oracle.fidelity.split_front_matter(text)
        if meta.get("published") is False:
            continue
        typed = [
            item.formula.tex for item in typeset(Source.of(body), engine, WikiMath()).formulas if not item.diagnostic
        ]
        want = seen(oracle.in_source(text), oracle)
        have = seen(Counter(oracle.bare(tex) for tex in typed), oracle)
        wanted += want.total()
        missing += want - have
        extra += have - want
    assert wanted > 19_000
    assert missing.total() <= MISSING * wanted, missing
    assert extra.total() <= EXTRA * wanted, extra
