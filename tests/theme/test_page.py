"""What is added to the author's text, on HTML alone."""

from __future__ import annotations

import pytest

from studywiki.pages.title import Title
from studywiki.theme import bundle
from studywiki.theme.page import Body, Updated, body, description, keywords, lead, updated

ANCHOR = '<a class="headerlink" href="#s" title="Permanent link">¶</a>'


@pytest.mark.parametrize(
    ("content", "title", "expected"),
    [
        ("<p>글</p>", Title.plain("제목"), Body(True, "", "<p>글</p>")),
        ("<p>글</p>", None, Body(True, "", "<p>글</p>")),
        ("<h1>제목</h1><p>글</p>", None, Body(False, "<h1>제목</h1>", "<p>글</p>")),
        ("<h1>다른 제목</h1><p>글</p>", Title.plain("제목"), Body(False, "<h1>다른 제목</h1>", "<p>글</p>")),
        ('\n<H1 id="s">가\n나</H1>글', Title.plain("가"), Body(False, '\n<H1 id="s">가\n나</H1>', "글")),
        ("<p>글</p><h1>제목</h1>", None, Body(False, "", "<p>글</p><h1>제목</h1>")),
        ("<p>글</p><h1>제목</h1>", Title.plain("제목"), Body(False, "", "<p>글</p><h1>제목</h1>")),
        ("<h1>1절</h1><h1>2절</h1>", Title.plain("제목"), Body(True, "", "<h1>1절</h1><h1>2절</h1>")),
        (
            f"<h1>제목{ANCHOR}</h1><h1>2절</h1>",
            Title.plain("제목"),
            Body(False, f"<h1>제목{ANCHOR}</h1>", "<h1>2절</h1>"),
        ),
        ("<h1>1절</h1><h1>2절</h1>", None, Body(False, "<h1>1절</h1>", "<h1>2절</h1>")),
        ("<!-- <h1>옛 제목</h1> --><p>글</p>", None, Body(True, "", "<!-- <h1>옛 제목</h1> --><p>글</p>")),
        ("<!-- 주석 --><h1>제목</h1>글", None, Body(False, "<!-- 주석 --><h1>제목</h1>", "글")),
        ("", None, Body(True, "", "")),
    ],
)
def test_a_page_has_its_title_once(content: str, title: Title | None, expected: Body) -> None:
    assert body(content, title) == expected


def test_the_lead_is_text() -> None:
    assert lead({"summary": ' 가 < 나 & "다" '}) == "가 &lt; 나 &amp; &quot;다&quot;"
    assert lead({"summary": ["가"]}) == lead({}) == ""


def test_the_description_is_the_authors_or_the_summary() -> None:
    assert description({"summary": "가\n  나"}) == "가 나"
    assert description({"summary": "가", "description": "다"}) == "다"
    assert description({}) == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [(["딥러닝", 1, None, 'a"b'], "딥러닝, 1, a&quot;b"), ("가,  나", "가, 나"), (None, ""), ({}, "")],
)
def test_keywords_may_be_a_list_or_a_text(written: object, expected: str) -> None:
    assert keywords({"keywords": written}) == expected


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("2016-03-05", "ko", Updated("2016년 3월 5일", "2016-03-05")),
        ("2016-03-05T10:20:30+09:00", "ko", Updated("2016년 3월 5일", "2016-03-05")),
        ("2016-03-05 10:20", "en", Updated("2016-03-05", "2016-03-05")),
        ("July <3>, 2016", "ko", Updated("July &lt;3&gt;, 2016")),
        ("2016-13-45", "ko", Updated("2016-13-45")),
        (2016, "ko", Updated("2016")),
        ("  ", "ko", None),
        (True, "ko", None),
        (None, "ko", None),
    ],
)
def test_the_date_of_the_last_change(written: object, language: str, expected: Updated | None) -> None:
    assert updated({"last_updated": written}, language) == expected


def test_scripts_know_the_names_that_are_known_elsewhere() -> None:
    script = bundle.scripts().text
    assert "(align|alignat|equation|gather|eqnarray|multline|flalign)" in script
    assert not [mark for mark in bundle.facts() if mark in script + bundle.styles().text]
