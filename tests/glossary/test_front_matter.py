"""The words above a page: spelt as the glossary says, and known to the page's questions."""

from __future__ import annotations

import pytest
from markdown import Markdown

from studywiki.check.checked_wiki import CheckedPage
from studywiki.check.rules.glossary_spelling import glossary_spelling
from studywiki.diagnostics import Replacement
from studywiki.glossary.avoided import Avoided
from studywiki.glossary.extension import GlossaryExtension
from studywiki.glossary.model import Glossary, Term
from studywiki.glossary.shown import Shown
from studywiki.pages import source_page
from studywiki.rendering import Rendering
from studywiki.text.source import Source

GLOSSARY = Glossary(
    (Term("미세 조정", avoid=("파인튜닝",), text="뜻"), Term("C: 언어", avoid=("씨언어",)), Term("버전", avoid=("판",)))
)


def found(front_matter: str, text: str = "글") -> list[tuple[int, int, int | None, str]]:
    """Line, columns and the mend of what the rule tells of a page; an empty mend where none is certain."""
    data = f"---\n{front_matter}\n---\n\n{text}\n".encode()
    page = CheckedPage(source_page.read("a.md", data), lambda: data, avoided=Avoided(GLOSSARY))
    told = list(glossary_spelling(page))
    fixes = [each.fix.after if isinstance(each.fix, Replacement) else "" for each in told]
    places = [each.location for each in told]
    return [(at.line, at.column, at.end_column, fix) for at, fix in zip(places, fixes, strict=True)]


@pytest.mark.parametrize(
    "front_matter",
    [
        "title: 미세 조정(파인튜닝)",
        "title: 미세 조정  # 파인튜닝",
        "# 파인튜닝\ntitle: 미세 조정",
        "tags: [파인튜닝]",
        "tags:\n  - 파인튜닝",
        "keywords: [미세 조정, 파인튜닝]",
        "summary: '`파인튜닝` 명령'",
        "summary: https://example.com/?q=파인튜닝 에서",
        "summary: 파인튜닝.ipynb 파일",
        "summary: '[미세 조정](파인튜닝)'",
        "permalink: 파인튜닝.html",
        "requires: [파인튜닝]",
        "비고: 파인튜닝",
        "title: 판단과 현판",
        "glossary: false\ntitle: 파인튜닝",
    ],
)
def test_what_is_left_alone(front_matter: str) -> None:
    assert found(front_matter) == []


@pytest.mark.parametrize(
    ("front_matter", "told"),
    [
        ("title: 파인튜닝을 배운다", [(2, 8, 13, "미세 조정을")]),
        ("title: '첫 파인튜닝'", [(2, 11, 15, "미세 조정")]),
        ("summary: 가\ndescription: 새 판이 낫다", [(3, 16, 18, "버전이")]),
        ("keywords: [가, 파인튜닝]", [(2, 15, 19, "미세 조정")]),
        ("outcomes:\n    - 파인튜닝을 한다\n    - 가", [(3, 7, 12, "미세 조정을")]),
        ("summary: >\n  첫 줄\n  파인튜닝은 뒤에", [(4, 3, 8, "미세 조정은")]),
        ("title: 씨언어", [(2, 8, 11, "")]),
    ],
)
def test_what_is_told_and_mended(front_matter: str, told: list[tuple[int, int, int, str]]) -> None:
    assert found(front_matter) == told


def test_the_text_below_is_told_of_as_well() -> None:
    assert found("title: 파인튜닝", "파인튜닝") == [(2, 8, 12, "미세 조정"), (5, 1, 5, "미세 조정")]


def asked(shown: Shown) -> list[tuple[str, ...]]:
    """What a page with a heading asks."""
    rendering = Rendering()
    md = Markdown(extensions=["toc", GlossaryExtension(rendering, lambda: shown)])
    rendering.begin(Source.of("# 제목\n\n글"), "a.md", {"summary": "파인튜닝", "tags": ["합성곱"]})
    md.convert("# 제목\n\n글")
    return list(rendering.of(md).used)


def test_a_page_asks_once_for_its_words_and_those_above_it() -> None:
    (has_terms, terms) = asked(Shown(GLOSSARY))
    assert has_terms == ("has terms",)
    assert set(terms[2].split()) == {"제목", "제", "글", "파인", "파"}


def test_without_a_glossary_it_asks_for_none() -> None:
    assert asked(Shown()) == [("has terms",)]
