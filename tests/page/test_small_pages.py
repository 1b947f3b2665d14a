"""Small pages of which something was lost or torn once: what is shown of each, and what is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.page.whole import rendered


@dataclass(frozen=True)
class Holds:
    """What must hold of one page."""

    shown: tuple[str, ...] = ()
    """Words that stand in its text, blanks aside, in this order."""
    hidden: tuple[str, ...] = ()
    """Words that do not."""
    html: tuple[str, ...] = ()
    """Expressions that its HTML matches."""
    told: tuple[str, ...] = ()
    """`code line:column` of all that is told."""


PAGES = {
    "comment-in-html-block": Holds(("논문", "실제 논문 하나", "끝 문단."), ("예시",), (r"<p>끝 문단",)),
    "failed-footnote-in-footnote": Holds(("글1", "가", "나", "다")),
    "failed-liquid-if-in-html": Holds(hidden=("if", "<"), html=(r"<div>\s*</div>",)),
    "false-column-front-matter": Holds(
        told=("front-matter-not-closed 1:1", "front-matter-tab 3:1", "front-matter-not-yaml 3:2")
    ),
    "false-conflict-marker": Holds(("메일 글",), html=("(?:<blockquote>\n){7}",)),
    "fence-after-closed-html": Holds(("Code", "# usage", "Test", "글 굵게."), ("```",), ("<code>",)),
    "footnote-bare-url": Holds(("https://example.com/paper", "https://example.com/b"), html=(r"^(?!.*></a>)",)),
    "footnote-order-in-blocks": Holds(
        ("문장1", "표2", "칸3", "목록4", "인용5", "끝6", "가", "표", "칸", "목록", "인용", "끝")
    ),
    "form-fields": Holds(("뒤.",), html=(r"^(?!.*<input)",), told=("html-removed 1:1", "html-removed 4:3")),
    "include-caption-html": Holds(
        ("첫 줄", "둘째 줄", "출처"), ("<br", "<a"), ('<br>.*<a href="https://example.com">',)
    ),
    "include-image-width-percent": Holds(("성능 비교", "절반"), html=("width: 100%", "width: 50%")),
    "include-variable": Holds(("기억할 것: 학습률을 낮춘다.", "t"), ("memo", "page.title"), ('src="/images/a.png"',)),
    "indented-html-after-closed-tag": Holds(
        ("스터디 이름", "한 줄 소개", "누리집", "끝 문단."), ("<img",), ("<img src",)
    ),
    "indented-if-in-html": Holds(("늘 보이는 글", "끝 문단."), ("endif", "태그가 있다")),
    "lost-attribute-less-than": Holds(("본문",), html=('alt="x&lt;y"',)),
    "lost-capture-in-code": Holds(("가", "나 {{ x }}")),
    "lost-code-first-in-list-item": Holds(("글", "이어지는 글", "끝"), html=("(?s)<li>.*<pre>.*이어지는 글</li>",)),
    "lost-comment-in-list-item": Holds(("본문", "끝"), told=("unclosed-comment 1:3",)),
    "lost-comment-in-quote": Holds(("본문", "끝"), told=("unclosed-comment 1:3",)),
    "lost-comment-over-closing-tag": Holds(("가", "끝"), ("--",)),
    "lost-comment-with-less-than": Holds(("본문",), ("i<n",), ("^<p>본문</p>$",)),
    "lost-footnote-twice": Holds(("첫째",), told=("footnote-twice 5:1",)),
    "lost-html-with-markdown-in-item": Holds(("가",)),
    "lost-less-than-in-html-block": Holds(("만약 x", "다음 문단."), told=("html-tag-open 1:8",)),
    "lost-plaintext": Holds(("HTML의 <plaintext> 태그는 낡았다.", "다음 문단"), told=("html-as-text 1:7",)),
    "lost-rule-taken-for-front-matter": Holds(("참고: 이 글은 초안입니다.", "본문"), html=("<hr>.*<hr>",)),
    "lost-table-cell": Holds(("a", "b"), ("다른 칸",), told=("table-cell-not-shown 3:11",)),
    "lost-title-in-prose": Holds(("HTML의 <title> 태그는 낡았다.", "다음 문단"), told=("html-as-text 1:7",)),
    "lost-unclosed-attribute-quote": Holds(("글", "다음 문단", "끝 문단"), told=("html-quote-open 1:1",)),
    "random-iframe-attributes": Holds(
        html=('<iframe src="[^"]*" width="560" sandbox="[^"]*" loading="lazy" referrer',)
    ),
    "raw-closed-in-fence": Holds(
        ("{{site.data.alerts.info}}글", "보여 주는 상자이다.", "{{site.data.alerts.tip}}"),
        ("info}}보여",),
        ("admonition",),
    ),
    "raw-in-code": Holds(("{% raw %}", "{{ page.url }}", "{% endraw %}")),
}
ELSEWHERE = {
    "array-with-numbered-rows",
    "escaped-dollar-material-mode",
    "formula-in-code-after-html",
    "formula-of-one-command",
    "inline-formula-multiline-indented",
    "nested-dollars-in-text",
    "toc-announced",
    *("false-column-invisible", "false-column-tab"),
    *("fix-cr-cr-lf", "fix-needs-two-runs", "fix-nfc-not-hangul"),
}
"""Pages of which no text is lost: formulas, columns, and what `--fix` makes of them."""


def test_every_page_is_looked_at(shared: Path) -> None:
    there = {page.stem for page in (shared / "cases" / "markdown").glob("*.md")}
    assert there == PAGES.keys() | ELSEWHERE


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost(shared: Path, name: str) -> None:
    holds = PAGES[name]
    html, told = rendered((shared / "cases" / "markdown" / f"{name}.md").read_bytes())
    text = " ".join(lxml_html.fromstring(f"<div>{html}</div>").text_content().split())
    at = 0
    for words in holds.shown:
        assert words in text[at:], (words, text)
        at = text.index(words, at) + len(words)
    assert [words for words in holds.hidden if words in text] == []
    assert [each for each in holds.html if not re.search(each, html.strip(), re.DOTALL)] == []
    assert [f"{each.code} {each.location.line}:{each.location.column}" for each in told] == list(holds.told)
