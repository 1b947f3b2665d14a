"""Faults in formulas: cases/faults.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import markdown
import pytest

from studywiki import messages
from studywiki.math.extension import MathExtension
from studywiki.text.source import Source

CASES = tomllib.loads((Path(__file__).parent / "cases" / "faults.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    extension = MathExtension()
    extension.rendering.begin(Source.of(case["page"]))
    html = markdown.markdown(case["page"], extensions=[extension])
    found = extension.rendering.diagnostics
    assert [f"{d.location.line}:{d.location.column} {d.code}" for d in found] == case["expect"]
    korean = [messages.words(d, "ko") for d in found]
    for words in case["says"]:
        assert any(words in said.message + said.hint for said in korean)
    refused = [d for d in found if d.code != "formula-unclosed"]  # that is no formula
    assert html.count("studywiki-math--refused") == len(refused)


def test_the_rest_of_the_page_is_there() -> None:
    html = markdown.markdown(
        "앞 $\\fraq{1}{2}$ 뒤 $x$\n\n$$\n\\oops <b>\n$$\n\n끝", extensions=[MathExtension(language="en")]
    )
    assert "<code>\\fraq{1}{2}</code>" in html
    assert "<code>\\oops &lt;b&gt;</code>" in html
    assert 'title="The formula has an unknown command \\fraq: ' in html
    assert html.count("<annotation") == 1
    assert html.endswith("<p>끝</p>")


def test_an_escaped_dollar_is_shown_without_its_backslash() -> None:
    text = "끝 기호는 \\$라고 쓴다. 값은 \\$5, `\\$`"
    assert markdown.markdown(text, extensions=[MathExtension()]) == (
        "<p>끝 기호는 $라고 쓴다. 값은 $5, <code>\\$</code></p>"
    )
