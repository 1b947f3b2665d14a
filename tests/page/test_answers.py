"""What a page has asked can be asked once more, and is answered alike while the wiki around it is the same."""

from __future__ import annotations

from typing import Any

import pytest

from studywiki.math.page import WikiMath
from studywiki.page.answers import _TO, Answers, NoAnswerError
from studywiki.page.render import Renderer
from studywiki.pages.page_input import PageInput
from studywiki.text.source import Source
from studywiki.wiki.asked import CHANCE
from studywiki.wiki.page import WikiPage
from studywiki.wiki.surroundings import Surroundings
from studywiki.wiki.wiki import Wiki

TEXT = """# 가

[나](b.md) [없음](none.md) ![](그림.png) [위](../README.md) [폴더](..)
<a href="b.html">글</a> <img src="/c.png"> https://study.github.io/wiki/b.html
식 \\eqref{loss} \\eqref{none}
{{ site.title }} {{ site.data.people[0] }} {{ site.none }} {% include own.html %} {% include other.html %}
"""
SITE: dict[str, Any] = {"title": "위키", "data": {"people": ["갑"]}}


def wiki(**more: Any) -> Wiki:
    pages = {name: WikiPage(name, f"docs/{name}", name) for name in ("a.md", "b.md", *more.pop("pages", ()))}
    files = {name: name.replace(".md", ".html") for name in [*pages, "c.png"]}
    around = Surroundings("docs", "https://github.com/study/wiki", "main")
    return Wiki(files, pages, ["https://study.github.io/wiki"], around, **more)


def math(equation: str = "x \\label{loss}") -> WikiMath:
    found = WikiMath("ko")
    found.equations.enter("b.md", [(equation, True)])
    return found


def include(name: str) -> str | None:
    return "<b>글</b>" if name == "own.html" else None


@pytest.fixture(scope="module")
def used() -> dict[tuple[str, ...], object]:
    renderer = Renderer(math=math(), site=lambda: SITE, include=include)
    return dict(renderer.render(PageInput(Source.of(TEXT, "docs/a.md"), "a.md", {}), wiki()).used)


def answers(around: Wiki, site: dict[str, Any] = SITE, of: WikiMath | None = None) -> Answers:
    return Answers(around, lambda: site, include, (of or math()).equations)


def test_everything_is_answered_alike(used: dict[tuple[str, ...], object]) -> None:
    again = answers(wiki())
    assert {question: again.to(question) for question in used} == used
    asked = {question[0] for question in used}
    assert asked >= {
        "has files",
        "meaning",
        "address",
        "similar",
        "equation",
        "equations",
        "whole site",
        "site",
        "include",
    }


@pytest.mark.parametrize(
    ("around", "changed"),
    [
        (answers(wiki(pages=["none.md"])), {"meaning", "similar"}),
        (answers(wiki(unpublished=["none.md"])), {"meaning"}),
        (answers(wiki(), {**SITE, "title": "다른"}), {"site"}),
        (answers(wiki(), {}), {"whole site", "site"}),
        (answers(wiki(), of=math("x \\label{none}")), {"equation", "equations"}),
        (answers(wiki(pages=["unrelated.md"])), set()),
    ],
    ids=["a page", "an unpublished one", "a word", "no site", "an equation", "nothing of it"],
)
def test_what_has_changed_is_answered_otherwise(
    around: Answers, changed: set[str], used: dict[tuple[str, ...], object]
) -> None:
    assert {question[0] for question, answer in used.items() if around.to(question) != answer} == changed


def test_what_came_of_chance_is_not_asked_again() -> None:
    for question in (CHANCE, ("something else", "x")):
        with pytest.raises(NoAnswerError):
            answers(wiki()).to(question)
    assert CHANCE[0] not in _TO
