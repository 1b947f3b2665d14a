"""Each case of literal_text.md: a heading, a text, and after each `--- KIND` a stretch found in it, in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studywiki.markup import markup

FILE = (Path(__file__).parent / "literal_text.md").read_text("utf-8")
CASES = re.findall(r"^## (.+)\n(.*?)(?=^## [a-z]|\Z)", FILE, re.M | re.S)
MARKS = ["`", "``", "```", "```math", "~~~", "$$", "$", "|", "|-|-|", "<!--", "-->"]
MARKS += ["<pre>", "</pre>", "<code>", "</code>", "\\", "\\[", "\\]", "x", "가"]
MARKS += ["\n", "\n\n", "    ", " ", "- ", "> ", "# ", "\\begin{align}", "\\end{align}"]
MARKS += ["!!! a\n", "??? a\n", ":   ", "[^1]: "]
MARKS += ["{% highlight a %}", "{% endhighlight %}", "{% raw %}", "{% endraw %}"]
PATHOLOGICAL = ["$", "$$ ", "$$\n\n", "`", "` ``\n", "|`a", "<!-- ", "<!-- -->\n\n", "<pre> ", "\\begin{align}\n"]
PATHOLOGICAL += ["!!! a\n\n    ", "가\n:   a\n\n", ":   ", "[^1]: a\n\n    ", '=== "가"\n']
PATHOLOGICAL += ["{% highlight a %}", "{% raw %}", "\\[\n\n", "\\", "- `a\n", "> $$\n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*re.split(r"\n(?=--- )|\n*\Z", case, maxsplit=1), id=name) for name, case in CASES],
)
def test_case(text: str, expected: str) -> None:
    parts = re.split(r"^--- ", expected, flags=re.M)
    wanted = [tuple(part.strip("\n").split("\n", 1)) for part in parts if part.strip()]
    found = [(s.kind.name, text[s.start : s.end].strip("\n")) for s in markup.of(text).stretches]
    assert found == wanted


def test_raw_is_no_literal_text() -> None:
    text = "{% raw %}`{{ a }}` $x${% endraw %} {%- raw -%}b"
    assert [s.kind.name for s in markup.of(text).stretches] == ["SPAN"]


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_any_text_has_ordered_stretches(text: str) -> None:
    at = 0
    for stretch in markup.of(text).stretches:
        assert at <= stretch.start < stretch.end <= len(text)
        at = stretch.end


@pytest.mark.timeout(30)
@pytest.mark.parametrize("unit", PATHOLOGICAL)
def test_a_large_text_comes_to_an_end(unit: str) -> None:
    text = "|a|b|\n|-|-|\n" + unit * (100_000 // len(unit))
    assert all(stretch.end <= len(text) for stretch in markup.of(text).stretches)
