"""What a glossary's file may look like, and the terms that it gives; then what is said of its faults, and where."""

from __future__ import annotations

from typing import Any

import pytest

from studywiki.glossary import abbreviations, explained
from studywiki.glossary.model import Glossary, Term
from studywiki.glossary.parse import parse
from studywiki.text.source import Source
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki

FILE = "docs/glossary.yml"
FORMS: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "all keys",
        "- term: 역전파\n  english: backpropagation\n  abbr: BP\n  also: 백프롭, 백프로파게이션\n"
        "  avoid: 오류 역전파\n  text: 기울기를 얻는 방법, $\\delta = 1$\n  page: a.md#정의\n",
        [
            {
                "name": "역전파",
                "english": "backpropagation",
                "abbreviations": ("BP",),
                "spellings": ("백프롭", "백프로파게이션"),
                "avoid": ("오류 역전파",),
                "text": "기울기를 얻는 방법, $\\delta = 1$",
                "page": "a.md#정의",
            }
        ],
    ),
    (
        "lists",
        "- term: 가\n  also: [나, '다, 라']\n  abbr:\n    - A\n    - B\n  text: 뜻\n",
        [{"abbreviations": ("A", "B"), "spellings": ("나", "다, 라")}],
    ),
    (
        "Korean keys",
        "- 용어: 가\n  영어: ga\n  다른 표기: 나\n  풀이: 뜻\n  페이지: a.md\n",
        [{"english": "ga", "spellings": ("나",), "page": "a.md"}],
    ),
    ("short", "- 가: 뜻\n- 나: 다른 뜻\n", [{"name": "가", "text": "뜻"}, {"name": "나"}]),
    (
        "Jekyll's",
        "fractious: Like a little child\nhaughty: >\n  Proud\n  and vain\n",
        [{"name": "fractious"}, {"text": "Proud and vain"}],
    ),
    ("by name", "가:\n  english: ga\n  text: 뜻\n", [{"name": "가", "english": "ga"}]),
    ("below a key", "terms:\n  - term: 가\n    text: 뜻\n", [{"name": "가"}]),
    (
        "two names in English",
        "- term: 커널\n  english: kernel, filter\n  text: 뜻\n",
        [{"english": "kernel", "spellings": ("filter",)}],
    ),
    (
        "what becomes what",
        "- term: 기울기\n  avoid: 그래디언트 → 그레이디언트, 구배\n  text: 뜻\n",
        [{"avoid": ("그래디언트", "구배"), "instead": (("그래디언트", "그레이디언트"),)}],
    ),
    ("no tooltip", "- term: 클래스\n  tooltip: no\n  text: 뜻\n", [{"tooltip": False}]),
    (
        "words of YAML",
        "- term: NaN\n  also: on, 3.10\n  text: null 아님\n",
        [{"name": "NaN", "spellings": ("on", "3.10")}],
    ),
    ("loose letters", "- term: \u1100\u1161\n  text: 뜻\n", [{"name": "가"}]),
]


@pytest.mark.parametrize(("text", "terms"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_a_form_gives_its_terms(text: str, terms: list[dict[str, Any]]) -> None:
    glossary, found = parse(text, FILE)
    assert found == []
    assert [
        {key: getattr(term, key) for key in said} for term, said in zip(glossary.terms, terms, strict=True)
    ] == terms


FAULTS = [
    ("", [("glossary-empty", 1)], []),
    ("가\n", [("glossary-not-a-list", 1)], []),
    ("term: 가\ntext: 뜻\n", [("glossary-not-a-list", 1)], ["가"]),
    ("- term: 가\n", [("glossary-no-text", 1)], ["가"]),
    ("- 가\n- 나: 뜻\n", [("glossary-no-text", 1)], ["가", "나"]),
    ("- text: 뜻\n- term: 나\n  text: 뜻\n", [("glossary-no-name", 1)], ["나"]),
    (f"- term: {'가' * 101}\n  text: 뜻\n", [("glossary-no-name", 1)], []),
    ("- [가]\n- 나: 뜻\n", [("glossary-not-a-term", 1)], ["나"]),
    ("- term: 가\n  text: {나: 다}\n", [("glossary-not-text", 2)], ["가"]),
    (
        "- term: 가\n  texts: 뜻\n  colour: red\n",
        [("glossary-unknown-key-similar", 2), ("glossary-unknown-key", 3)],
        ["가"],
    ),
    ("- term: 가\n  text: 뜻\n- term: 나\n  also: 가\n  text: 뜻\n", [("glossary-same-spelling", 3)], ["가", "나"]),
    (
        "- term: 가\n  english: Ga  Na\n  text: 뜻\n- term: 나\n  abbr: ga na\n  text: 뜻\n",
        [("glossary-same-spelling", 4)],
        ["가", "나"],
    ),
    ("- term: 가\n  also: 가, 가\n  text: 뜻\n", [], ["가"]),
    ("- term: 가\n  avoid: 나\n  text: 뜻\n- 나: 뜻\n", [("glossary-avoids-name", 1)], ["가", "나"]),
    ("- term: 가\n  avoid: 가\n  text: 뜻\n", [("glossary-avoids-name", 1)], ["가"]),
    # YAML's own, in the words of the sidebar: what is certain is read as it was meant
    ("- term:가\n  text: 뜻\n", [("sidebar-no-blank", 1)], ["가"]),
    ("- term: 가\n  text: 비: 나눈 값\n- 나: 뜻\n", [("sidebar-needs-quotes", 2)], ["가", "나"]),
    ("- term: 가\n\ttext: 뜻\n- 나: 뜻\n", [("sidebar-tab", 2)], ["가", "나"]),
    ("- term: 가\n  text: 뜻\n  text: 또\n", [("sidebar-duplicate-key", 3)], ["가"]),
]


@pytest.mark.parametrize(("text", "said", "names"), FAULTS)
def test_a_fault_is_told_at_its_line_and_the_rest_is_read(
    text: str, said: list[tuple[str, int]], names: list[str]
) -> None:
    glossary, found = parse(text, FILE)
    assert [(each.code, each.location.line) for each in found] == said
    assert [term.name for term in glossary.terms] == names


def test_names_are_all_ways_to_write_a_term() -> None:
    term = Term("역전파", "backpropagation", ("BP",), ("백프롭", "BP"), ("오류 역전파",))
    assert term.names() == ("역전파", "backpropagation", "BP", "백프롭", "오류 역전파")
    assert term.right() == term.names()[:-1]


def test_what_is_wrong_becomes_the_name_or_what_is_said() -> None:
    term = Term("기울기", avoid=("그래디언트", "구배"), instead=(("그래디언트", "그레이디언트"),))
    assert [term.mended(wrong) for wrong in term.avoid] == ["그레이디언트", "기울기"]


def test_materials_abbreviations_are_terms() -> None:
    text = "*[HTML]: Hyper Text Markup Language\n\n글 *[아님]: 글\n*[W3C]: 월드 와이드 웹 컨소시엄\n*[빈칸]:\n"
    terms = abbreviations.parse(Source.of(text, "includes/abbr.md")).terms
    assert [(term.name, term.english, term.place.line) for term in terms] == [
        ("HTML", "Hyper Text Markup Language", 1),
        ("W3C", "", 4),
    ]


PAGES = Wiki.of(
    [
        WikiPage("doc_backprop.md", "docs/doc_backprop.md", "역전파"),
        WikiPage("b.md", "docs/b.md", "나", published=False),
    ],
    ["a.png"],
)


@pytest.mark.parametrize(
    ("page", "leads", "said"),
    [
        ("", None, []),
        ("doc_backprop.md#정의", ("doc_backprop.md", "정의"), []),
        ("/doc_backprop.html", ("doc_backprop.md", ""), []),
        ("doc_backprob.md", None, ["glossary-no-such-page-similar"]),
        ("none.md", None, ["glossary-no-such-page"]),
        ("b.md", None, ["glossary-no-such-page"]),
        ("a.png", None, ["glossary-no-such-page"]),
        ("https://example.com/", None, ["glossary-no-such-page"]),
    ],
)
def test_a_page_that_is_none_is_told(page: str, leads: tuple[str, str] | None, said: list[str]) -> None:
    term = Term("가", page=page)
    assert explained.page(term, PAGES) == leads
    assert [each.code for each in explained.faults(Glossary((term,)), PAGES)] == said
