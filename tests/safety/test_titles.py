"""A title is a contributor's text: wherever it is printed it stays text, its formulas typeset, and nothing else."""

from __future__ import annotations

import html
from typing import Any

import pytest
import yaml
from lxml import html as lxml_html

from studywiki.math import titles
from studywiki.math.engine import Engine
from studywiki.math.page import WikiMath
from studywiki.pages.title import Title
from studywiki.sanitising.titles import cleaned
from studywiki.theme.escapes import striptags
from tests.conftest import Draw

HOSTILE = [
    '<img src=x onerror="pwn()"> $x$',
    "</title><script>pwn()</script>",
    "&lt;/title&gt;&lt;script&gt;pwn()&lt;/script&gt; $x$",
    '"><svg onload=pwn()> $x$',
    "x' onmouseover='pwn() \\(x\\)",
    '<b style="position:relative;height:3000px">큰 글</b> $x$',
    "{{ config }} ${{ config }} $x$",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("text", ["합성곱 신경망", "A & B < C", '"따옴표"', "R&D;", "&lt;b&gt; 태그", "1984"])
def test_a_title_without_a_formula_is_its_text(engine: Engine, text: str) -> None:
    title = titles.read(text, engine, WikiMath())
    assert title == Title.plain(text) == Title(text, html.escape(text))
    assert not title.is_typeset


def test_formulas_alone_are_more_than_text(engine: Engine) -> None:
    title = titles.read("<b>$x_1$</b> & $y$", engine, WikiMath())
    assert title.text == "<b>x₁</b> & y"
    assert title.html.startswith("&lt;b&gt;<span")
    assert "</span>&lt;/b&gt; &amp; <span" in title.html
    assert title.is_typeset


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("<h1><code>a &lt; b</code> 와 <em>기울임</em></h1>", "<code>a &lt; b</code> 와 <em>기울임</em>"),
        ('<h1 id="x"><a href="https://example.com/">글</a></h1>', "글"),
        ('<h1>가 <img src="x.png" alt="그림"> <b style="width:9px" id="y">나</b></h1>', "가  <b>나</b>"),
        ('<h1>불 <span class="twemoji" title=":fire:">🔥</span></h1>', '불 <span class="twemoji">🔥</span>'),
        ('<h1><span class="md-overlay">가</span></h1>', "<span>가</span>"),
        ('<h1>가<button popovertarget="x">누름</button><video controls>소리</video></h1>', "가"),
    ],
)
def test_a_heading_outside_of_its_page_is_words_and_their_marks(heading: str, shown: str) -> None:
    assert cleaned(heading) == shown


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("A &amp; B", "A &amp; B"),
        ("&lt;/title&gt;", "&lt;/title&gt;"),
        ("<em>가</em> &quot;", "가 &#34;"),
        ("<script>가</script>", "가"),
    ],
)
def test_text_without_its_tags_is_escaped(value: str, printed: str) -> None:
    assert striptags(value) == printed


def shown(text: str) -> str:
    return " ".join(text.replace("$x$", "x").replace("\\(x\\)", "x").split())


def words(element: Any) -> str:
    """What a reader sees of a title: KaTeX's HTML is there twice, for eyes and for readers of MathML."""
    for twice in element.xpath('.//*[local-name()="math"] | .//style'):
        twice.drop_tree()
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("number", range(len(HOSTILE)), ids=HOSTILE)
def test_a_title_is_text_wherever_it_is_printed(draw: Draw, number: int) -> None:
    title = HOSTILE[number]
    front = yaml.safe_dump({"title": title, "tags": [title.replace(",", "")], "subtitle": title, "status": title})
    entries = [
        {"page": "index"},
        {"title": title, "items": [{"title": title, "page": "a"}, {"title": title, "url": "https://example.com/"}]},
        {"page": "b"},
        {"page": "c"},
    ]
    site = draw(
        {
            "docs/index.md": "# 처음\n",
            "docs/a.md": "글\n",
            "docs/b.md": f"---\n{front}---\n\n## {html.escape(title)}\n\n글\n",
            "docs/c.md": f"# {html.escape(title)}\n",
            "docs/tags.md": "# 태그\n\n<!-- material/tags -->\n",
            "sidebar_doc.yml": yaml.safe_dump(
                {
                    "entries": entries,
                    "topnav": [{"title": title, "items": [{"title": title, "url": "https://e.com/"}]}],
                },
                allow_unicode=True,
            ),
        },
        theme={
            "name": "material",
            "language": "ko",
            "features": ["navigation.tabs", "navigation.path", "navigation.footer"],
        },
    )
    for file in site.folder.rglob("*.html"):
        page = lxml_html.fromstring(file.read_text("utf-8"))
        assert not page.xpath('//*[@onerror or @onload or @onmouseover] | //script[contains(., "pwn")]')
        assert not page.xpath('//img[@src="x"] | //nav//*[contains(@style, "3000px")] | //header//b | //nav//b')
        assert page.xpath("//title/text()")[0].endswith("스터디 위키")
    b, c = site.page("b.html"), site.page("c.html")
    assert c.xpath("//title/text()") == [f"{shown(title)} - 스터디 위키"]
    assert b.xpath("//title/text()") == [f"{shown(title)} - 스터디 위키"]
    assert shown(title) in words(b.xpath('//h1[contains(@class, "studywiki-title")]')[0])
    for place in (
        '//header//*[@class="md-header__topic"]',
        '//nav[contains(@class, "md-nav--primary")]',
        '//nav[@class="studywiki-topnav"]',
        '//footer//*[@class="md-footer__title"]',
    ):
        assert any(shown(title) in words(found) for found in c.xpath(place)), place
    assert shown(title) in {each["title"] for each in site.found()}  # as text: the box's script escapes it


@pytest.mark.parametrize(
    "name",
    ["&lt;&#47;title&gt;&lt;script&gt;pwn()&lt;&#47;script&gt;", "a\"onmouseover='pwn()'", "<img src=x onerror=pwn()>"],
)
def test_a_files_name_is_text(draw: Draw, name: str) -> None:
    site = draw({"docs/index.md": "글\n", f"docs/{name}.md": "글\n"})
    for file in site.folder.rglob("*.html"):
        page = lxml_html.fromstring(file.read_text("utf-8"))
        assert not page.xpath('//*[@onerror or @onload or @onmouseover] | //script[contains(., "pwn")]')
    assert f"{name.replace('-', ' ').replace('_', ' ').capitalize()} - 스터디 위키" in [
        lxml_html.fromstring(file.read_text("utf-8")).findtext(".//title") for file in site.folder.glob("*.html")
    ]


def test_an_anchor_leaves_no_attribute(draw: Draw) -> None:
    heading = "# A {: id='a\" autofocus tabindex=0 onfocus=\"pwn()' }\n\n## B {: id='a\" onfocus=\"pwn()' }\n"
    page = draw({"docs/index.md": "# 처음\n", "docs/a.md": heading}).page("a.html")
    assert not page.xpath("//*[@onfocus or @autofocus]")


def test_labels_are_escaped_once(draw: Draw) -> None:
    site = draw({"docs/a.md": "# 가 & 나\n", "docs/index.md": "# 처음\n"})
    assert 'aria-label="다음: 가 &amp; 나"' in site.text("index.html")


def test_a_page_is_called_in_the_sidebar_what_the_sidebar_says(draw: Draw) -> None:
    site = draw(
        {
            "docs/index.md": "---\ntitle: 위키 $x$\n---\n\n글\n",
            "docs/a.md": "# 나\n",
            "sidebar_doc.yml": "- {title: 처음, page: index.md}\n- page: a.md\n",
        }
    )
    page = site.page("index.html")
    assert words(page.xpath("//article/h1")[0]) == "위키 x"
    assert page.findtext(".//title") == "위키 x - 스터디 위키"
    assert "처음" in words(page.xpath('//nav[contains(@class, "md-nav--primary")]')[0])
