"""What a page's HTML holds: its places, and its words section by section."""

from __future__ import annotations

import re

import pytest

from studywiki.markup import article
from studywiki.markup.sections import Section


def sections(html: str) -> list[tuple[str, int, str, str]]:
    return [(each.anchor, each.level, each.title, each.text) for each in article.read(html).sections]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", []),
        (" \n", []),
        ("<hr>", []),
        ("<p>가 나</p>", [("", 0, "", "가 나")]),
        ("<p>가\n나</p><p>다</p>", [("", 0, "", "가 나\n다")]),
        ("<p>가<br>나</p>", [("", 0, "", "가\n나")]),
        ("<p>역<b>전</b>파<a href=x>는</a></p>", [("", 0, "", "역전파는")]),
        ('<h1 id="a">제목</h1>\n<p>글</p>', [("a", 1, "제목", "글")]),
        ('<h1 id="a">제<em>목</em> <code>x</code></h1>', [("a", 1, "제목 x", "")]),
        (
            '<p>앞</p><h2 id="a">가</h2>나<h3 id="b">다</h3>라<h2 id="c">마</h2>',
            [("", 0, "", "앞"), ("a", 2, "가", "나"), ("b", 3, "다", "라"), ("c", 2, "마", "")],
        ),
        (
            '<h2 id="a">가</h2><div>나<h3 id="b">다</h3>라<h3 id="c">마</h3>바</div>사<h2 id="d">아</h2>자',
            [("a", 2, "가", "나\n사"), ("b", 3, "다", "라"), ("c", 3, "마", "바"), ("d", 2, "아", "자")],
        ),
        ('<div><h2 id="a">가</h2>나</div>다', [("", 0, "", "다"), ("a", 2, "가", "나")]),
        ("<h2>가</h2><p>나</p>", [("", 0, "", "가\n나")]),  # no anchor: no section
        ('<h2 id="a">가<a class="headerlink" href="#a">¶</a></h2>', [("a", 2, "가", "")]),
        ('<td class="linenos"><div class="linenodiv"><pre>1\n2</pre></div></td><td>가</td>', [("", 0, "", "가")]),
        ("<ul><li>가<ul><li>나</li></ul></li></ul>", [("", 0, "", "가\n나")]),
        ("<table><tr><td>가</td><td>나</td></tr></table>", [("", 0, "", "가\n나")]),
        ("<pre><code>a = 1\n  b = 2\n</code></pre>", [("", 0, "", "a = 1\nb = 2")]),
        ("&lt;b&gt; &amp;amp; &#44032;", [("", 0, "", "<b> &amp; 가")]),
        ("가<!-- <h2 id='n'>나</h2> -->다", [("", 0, "", "가다")]),
        ("가<!-- 나", [("", 0, "", "가")]),
        ('가<b title="<i>나</i>">다</b>', [("", 0, "", "가다")]),
        ("가<script>나</script>다<style>p{}</style>", [("", 0, "", "가다")]),
        ("<svg><title>그림</title><svg></svg>x</svg>글", [("", 0, "", "글")]),
        ('<div data-search-exclude>가<div>나</div></div>다<br data-search-exclude="1">라', [("", 0, "", "다\n라")]),
        ('<h2 id="a" data-search-exclude>가</h2>나', [("", 0, "", "나")]),
        ("</p></h2>가</pre><pre>나\n다</pre>라\n마", [("", 0, "", "가\n나\n다\n라 마")]),
        ("가<b", [("", 0, "", "가")]),
        ("1 < 2 > 0", [("", 0, "", "1 < 2 > 0")]),
    ],
)
def test_sections(html: str, found: list[tuple[str, int, str, str]]) -> None:
    assert sections(html) == found


@pytest.mark.parametrize(
    ("html", "anchors"),
    [
        ("<p>id=a</p>", set()),
        ("<p data-id='a' title=' id=b'></p>", set()),
        ("<!-- <p id='a'> -->", set()),
        ("<p title='<i id=a>'>", set()),
        ("<p id='a'><a name=b></a><A NAME='c'></A><h2 ID=\"d\">", {"a", "b", "c", "d"}),
        ("<p id='a' id='b'>", {"a"}),
        ("<p id='&lt;a&amp;'>", {"<a&"}),
        ("<p id='한'>", {"한"}),
        ("<div data-search-exclude><p id=a></p></div><svg><g id=b></g></svg>", {"a", "b"}),
    ],
)
def test_anchors(html: str, anchors: set[str]) -> None:
    assert article.read(html).anchors == anchors


@pytest.mark.parametrize(
    ("html", "has"),
    [
        ("<pre><code>mermaid</code></pre>", False),
        ("<div class='mermaid'>", False),
        ("<pre class='mermaids'>", False),
        ("<pre class='mermaid'>", True),
        ("<pre data-x class='a &#109;ermaid'>", True),
    ],
)
def test_diagrams(html: str, has: bool) -> None:
    assert article.read(html).has_diagram is has


def test_marks_in_words_are_replaced_before_entities_are_read() -> None:
    read = article.read("<h2 id='{1}'>{1}</h2><p>{1}는 {1}</p>", lambda words: words.replace("{1}", "a &lt; b"))
    assert read.sections == (Section("{1}", 2, "a < b", "a < b는 a < b"),)


@pytest.mark.parametrize(
    "html",
    [
        "<p>가 <strong>나</strong>\n<em>다</em>라</p><pre>a\n<code>b\n</code>c\n</pre><p><code>x\ny</code></p>",
        '<h2 id="a">가 <code>x</code> <a href="b.html">나</a></h2><p><a href="#c">다</a><del>라</del></p>',
        '<div><h2 id="a">가</h2><p>나<b>다</b></p></div><p><i>라</i> <sup>1</sup></p>',
        '<p class="headerlink">가 <em>나</em></p><p><a href="data-search-exclude">다</a></p>',
        "<p><strong>가<em>나</em></strong> <code>x<b>y</code></p></p><p>다</p>",
        '<p><a href="a>b">가</a> <a href="a"id="c">나</a> <code>a &lt; b</code> < <em>다</p>',
    ],
)
def test_what_is_passed_over_counts_as_if_it_were_not(html: str) -> None:
    read_one_by_one = re.sub(r"<(strong|em|code|sub|sup|b|i|a)\b", r"<\1 ", html)
    assert article.read(html) == article.read(read_one_by_one)
    assert read_one_by_one != html
