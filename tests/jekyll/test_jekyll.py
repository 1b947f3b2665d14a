"""Each case of cases/*.md: a name, a page, `-->`, the page after the step; `!!! code line:column` for what is reported.

A case without `-->` is left as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from studywiki.jekyll.extension import JekyllStep
from studywiki.rendering import Rendering
from studywiki.text.source import Source

DATA = {"urls": {"help": {"link": "[도움말](help.html)"}}}
SITE = {"title": "스터디", "audience": "writers", "data": DATA}
META = {"title": "소개", "tags": ["cnn", "rnn"], "homepage": True}
CASES = [
    pytest.param(case, id=f"{file.stem}: {name}")
    for file in sorted(Path(__file__).parent.glob("cases/*.md"))
    for name, case in re.findall(r"^=== ([^\n]+)\n(.*?)\n*(?=^=== |\Z)", file.read_text("utf-8"), re.M | re.S)
]


def run(text: str, **site: object) -> tuple[Source, list[str]]:
    rendering = Rendering()
    step = JekyllStep(Markdown(), rendering, lambda: {**SITE, **site})
    rendering.begin(Source.of(text, "a.md"), "folder/a.md", META)
    source = step.transform(rendering.source)
    return source, [f"!!! {d.code} {d.location.line}:{d.location.column}" for d in rendering.diagnostics]


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    page, *reports = re.split(r"\n(?=!!! )", case.rstrip("\n"))
    text, arrow, expected = (page + "\n").partition("\n-->\n")
    source, found = run(text.rstrip("\n"))
    assert source.text.rstrip("\n") == (expected if arrow else text).rstrip("\n")
    assert found == reports


def test_lines_survive() -> None:
    text = "하나\n{% comment %}\n숨김\n{% endcomment %}\n다섯\n{% highlight py %}\n일곱\n{% endhighlight %}\n아홉"
    source, _ = run(text)
    lines = dict(zip(source.text.split("\n"), source.origins, strict=True))
    assert (lines["하나"], lines["다섯"], lines["일곱"], lines["아홉"]) == (1, 5, 7, 9)


def test_without_a_config_nothing_of_the_site_is_certain() -> None:
    rendering = Rendering()
    rendering.begin(Source.of("{% if site.x == 'y' %}글{% endif %}{{ site.x }}"))
    assert JekyllStep(Markdown(), rendering, dict).transform(rendering.source).text == "글"
    assert [d.code for d in rendering.diagnostics] == ["liquid-output-unknown"]


MARKS = ["{%", "%}", "{{", "}}", "{:", "}", "if x", "endif", "for a in b", "endfor", "raw", "endraw", "comment"]
MARKS += ["endcomment", "capture a", "endcapture", "highlight r", "endhighlight", "include note.html content='", "'"]
MARKS += ["site.data.alerts.note", "site.data.alerts.end", "site.baseurl", "page.title", " ", "\n", "> "]
MARKS += ["- ", "`", "$", "{% if a %}", "{% else %}", "{% endif %}", "{{ a | split: '' }}"]
MARKS += [".cls", "toc", "#", "|", "-|-", "^", "가", "\n\n"]


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_nothing_raises(text: str) -> None:
    source, _ = run(text)
    assert len(source.origins) == source.text.count("\n") + 1


@pytest.mark.parametrize("unit", ["{% ", "{%", "{{ ", "{: ", "{{ 'a", "{% if a %}", "{% include x \"", "{:.a ", "{% raw %}", "{% capture a %}{{ a }}", "{{site.data.alerts.note}}\n", "| - | - |\n", "{% for %}\n", "{% highlight a %}\n"])  # fmt: skip # noqa: E501
@pytest.mark.timeout(120)
def test_a_large_text_comes_to_an_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert run(text)[0].origins[-1] <= text.count("\n") + 1
