"""Each bend does what its reason says, and nothing to what stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fidelity import bends, measure


@pytest.fixture(scope="session")
def oracle(shared: Path) -> Any:
    pytest.importorskip("cmarkgfm")
    return measure.load_oracle(shared)


def seen(oracle: Any, text: str, **meta: str) -> list[str]:
    html = oracle.reference_html(bends.source(oracle, text, meta))
    return oracle.merge(bends.events(oracle.events(oracle.parse(html))))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "text",
    [
        "# 제목\n\n글 **굵게** {.md}",
        "```liquid\n{{site.data.alerts.note}} 글 {{site.data.alerts.end}}\n{% comment %}x{% endcomment %}\n```",
        "`{{ site.x }}` 와 `{% if a %}` 와 {{ name }} 와 {% block %}",
        "- 목차\n- 나\n\n값: 3\n:나",
    ],
)
def test_what_is_no_matter_of_a_bend_is_left_alone(oracle: Any, text: str) -> None:
    assert seen(oracle, text) == oracle.merge(oracle.events(oracle.parse(oracle.reference_html(text))))


BOX = ["<blockquote>", "글", "</blockquote>"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("연\x08결\uffff", ["연결"], id="control characters"),
        pytest.param("글\n\n    ## 가 {.b}\n    $x$", ["글", "▪code ##가{.b}$x$"], id="indented code"),
        pytest.param("<pre>{% raw %}{{ x }}{% endraw %}</pre>", ["▪code {%raw%}{{x}}{%endraw%}"], id="pre"),
        pytest.param("$ \\begin{align}x\\end{align} $는", ["⟦M⟧는"], id="one pair of marks"),
        pytest.param("가{% comment %} 숨김\n{% endcomment %}나", ["가나"], id="comment"),
        pytest.param("가{% for a in b %}{% for c in d %}x{% endfor %}y{% endfor %}나", ["가나"], id="loop"),
        pytest.param("가\n{{site.data.alerts.note}} 글 {{site.data.alerts.end}}\n나", ["가", *BOX, "나"], id="alert"),
        pytest.param('가\n\n{% include note.html content="글" %}\n\n나', ["가", *BOX, "나"], id="include"),
        pytest.param("{{ page.title }} {{ site.x }}{% unless a %}나{% endunless %}", ["소개나"], id="Liquid"),
        pytest.param("가 {% raw %}{{ site.x }}{% endraw %}", ["가{{site.x}}"], id="raw"),
        pytest.param("가\n\n* 목차\n{:toc}\n\n나", ["가나"], id="contents"),
        pytest.param(
            "가\n\n말\n:   뜻\n    풀이\n",
            ["가", "<dl>", "<dt>", "말", "</dt>", "<dd>", "뜻풀이", "</dd>", "</dl>"],
            id="definitions",
        ),
        pytest.param("&lt;Eq4>에서 **나**", ["＜Eq4>에서", "<strong>", "나", "</strong>"], id="words"),
        pytest.param("***가*** 나", ["<em>", "<strong>", "가", "</strong>", "</em>", "나"], id="emphasis"),
    ],
)  # fmt: skip
def test_a_bend(oracle: Any, text: str, expected: list[str]) -> None:
    assert seen(oracle, text, title="소개") == expected


def test_bold_and_italics_have_one_order() -> None:
    for seen in (["<strong>", "<em>", "가", "</strong>", "</em>"], ["<strong>", "<em>", "가", "</em>", "</strong>"]):
        assert bends.emphasis_in_one_order(seen) == ["<em>", "<strong>", "가", "</strong>", "</em>"]
