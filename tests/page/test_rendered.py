"""A rendered page is a value: of the page and of what the wiki around it answered, and of nothing else."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from msgspec.structs import replace

from studywiki.markup.sections import Section
from studywiki.math.extension import MathExtension
from studywiki.math.page import WikiMath
from studywiki.page import pipeline
from studywiki.page.render import Renderer
from studywiki.page.rendered import RenderedPage
from studywiki.pages.page_input import PageInput
from studywiki.rendering import Rendering
from studywiki.text.source import Source
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki

ROOT = Path(__file__).parents[2]
PAGES = {
    "a.md": "# 가 $x^2$\n\n[나](b.md#둘) ![](c.png) [없음](none.md)\n\n> [!NOTE]\n> $$\n> y\n> $$\n",
    "b.md": "## 둘\n\n각주[^1] <script>x</script>\n\n[^1]: **글** {{ site.title }} "
    "{{ site.data.people | join: ', ' }}\n",
    "c.md": "가 $\\frac$ 나\n\n```python\nx = 1\n```\n\n- [ ] 할 일 <b id='x'>다</b>\n",
    "d.md": "식 \\eqref{loss}와 \\eqref{none}\n\n$$a \\label{own}$$\n",
    "e.md": "![그림](그림 1.png)\n",
    "deep.md": "> " * 150 + "가\n",
}
SITE = {"title": "위키", "data": {"people": ["갑", "을"]}}


def page(name: str) -> PageInput:
    return PageInput(Source.of(PAGES[name], f"docs/{name}"), name, {"title": "이름"})


def wiki(*names: str) -> Wiki:
    return Wiki.of([WikiPage(name, f"docs/{name}", name) for name in (*PAGES, *names)], ["c.png"])


def renderer(site: Mapping[str, Any] = SITE, equation: str = "x \\label{loss}") -> Renderer:
    math = WikiMath("ko")
    math.equations.enter("c.md", [(equation, True)])
    return Renderer(math=math, site=lambda: site)


@pytest.fixture(scope="module")
def rendered() -> dict[str, RenderedPage]:
    """Every page, one after the other."""
    one = renderer()
    return {name: one.render(page(name), wiki()) for name in PAGES}


def test_it_holds_what_others_ask_for(rendered: dict[str, RenderedPage]) -> None:
    first = rendered["a.md"]
    assert "<h1" in first.html
    assert [(entry.level, entry.title.text) for entry in first.toc] == [(1, "가 x²")]
    assert first.headings[first.first].is_typeset
    assert [target.address for target in first.anchored] == ["b.md#둘"]
    assert first.article.anchors == {"가-x2"}
    assert first.article.sections == (Section("가-x2", 1, "가 x²", "나 없음\n참고\ny"),)
    assert [each.title for each in rendered["b.md"].article.sections] == ["둘"]
    assert "script" not in rendered["b.md"].article.sections[0].text
    assert [each.code for each in first.diagnostics] == ["broken-link"]
    assert {each.code for each in rendered["b.md"].diagnostics} == {"html-removed"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_the_same_twice_and_after_others(name: str, rendered: dict[str, RenderedPage]) -> None:
    one = renderer()
    assert one.render(page(name), wiki()) == rendered[name]
    for other in reversed(PAGES):
        one.render(page(other), wiki())
    assert one.render(page(name), wiki()) == rendered[name]


def test_it_is_the_same_in_another_process(rendered: dict[str, RenderedPage]) -> None:
    code = (
        "import pickle, sys; from tests.page.test_rendered import PAGES, page, renderer, wiki; one = renderer();"
        " made = {name: one.render(page(name), wiki()) for name in reversed(PAGES)};"
        " sys.stdout.buffer.write(pickle.dumps(made))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert pickle.loads(done.stdout) == rendered


@pytest.mark.parametrize(
    ("name", "site", "names", "equation"),
    [
        ("a.md", SITE, ("none.md",), "x \\label{loss}"),
        ("a.md", SITE, ("sub/none.md",), "x \\label{loss}"),
        ("e.md", SITE, ("그림 1.png",), "x \\label{loss}"),
        ("b.md", {**SITE, "title": "다른"}, (), "x \\label{loss}"),
        ("b.md", {**SITE, "data": {"people": ["갑"]}}, (), "x \\label{loss}"),
        ("b.md", {}, (), "x \\label{loss}"),
        ("d.md", SITE, (), "x \\label{loss} \\tag{A}"),
        ("d.md", SITE, (), "x \\label{other}"),
        ("d.md", SITE, (), "x \\label{none}"),
    ],
    ids=[
        "a file",
        "a likeness",
        "a name with blanks",
        "a word",
        "data",
        "no site",
        "a number",
        "no equation",
        "an equation",
    ],
)
def test_where_the_page_changes_an_answer_has_changed(
    name: str, site: Mapping[str, Any], names: tuple[str, ...], equation: str, rendered: dict[str, RenderedPage]
) -> None:
    other = renderer(site, equation).render(page(name), wiki(*names))
    before = rendered[name]
    assert replace(other, used=before.used) != before
    assert other.used != before.used


@pytest.mark.parametrize("name", PAGES)
def test_what_is_not_asked_changes_nothing(name: str, rendered: dict[str, RenderedPage]) -> None:
    site = {**SITE, "other": 1, "data": {**SITE["data"], "more": [1]}}  # type: ignore[dict-item]
    assert renderer(site).render(page(name), wiki("unrelated/zzzzzzzz.md")) == rendered[name]


def test_what_is_kept_of_a_page_does_not_keep_its_markdown() -> None:
    """With its tree and its tokens, it would take a megabyte for each page of the wiki, until the build ends."""
    rendering = Rendering()
    md = Markdown(extensions=pipeline.extensions(rendering, MathExtension(rendering), pipeline.Options()))
    rendering.begin(Source.of("# 가 $x$\n\n나"))
    md.convert("# 가 $x$\n\n나")
    own, gone = rendering.of(md), weakref.ref(md)
    del md
    gc.collect()
    assert gone() is None
    assert "나" in own.article().sections[0].text
