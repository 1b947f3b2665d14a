"""A text that is converted within a page, or out of turn, is a text of its own: it disturbs no page, and no page it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Draw, Site

HOOK = """
from markdown import Markdown


def on_config(config):
    def nested(source, language, css_class, options, md, **kwargs):
        inner = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        return f"<section>{inner.convert(source)}</section>"

    fences = config.mdx_configs["pymdownx.superfences"]
    fences["custom_fences"] = [*fences["custom_fences"], {"name": "nested", "class": "nested", "format": nested}]
"""
"""A fence that converts its body with the wiki's own extensions."""
PAGE = """\
# 밖 $a_1$ {#x}

앞 $a_2$ [있는 곳](b.md)

```nested
## 안 $b_1$

속 $b_2$ [있는 곳](b.md) $\\no$

- 가
  - 나
```

뒤 $a_3$ [없는 곳](none.md)

```nested
$$b_3$$
```

끝 $a_4$
"""


@pytest.fixture
def site(draw: Draw) -> Site:
    return draw({"hook.py": HOOK, "docs/a.md": PAGE, "docs/b.md": "# 나\n\n$y$\n"}, hooks=["hook.py"])


def tex(element: Any) -> list[str]:
    return [each.text for each in element.xpath(".//annotation")]


def test_a_fence_that_converts_its_body(site: Site) -> None:
    article = site.article("a.html")
    inner, display = article.xpath(".//section")
    assert tex(article) == ["a_1", "a_2", "b_1", "b_2", "a_3", "b_3", "a_4"]
    assert tex(inner) == ["b_1", "b_2"]
    assert tex(display) == ["b_3"]
    assert [link.get("href") for link in article.xpath(".//a[text()='있는 곳']")] == ["b.html", "b.html"]
    assert [item.text.strip() for item in inner.xpath("./ul/li | .//ul//ul/li")] == ["가", "나"]
    assert article.xpath(".//h1/@id") == ["x"]
    assert site.page("a.html").xpath("//title")[0].text == "밖 a₁ - 스터디 위키"
    assert tex(site.article("b.html")) == ["y"]


def test_what_is_wrong_within_is_told_of_the_page(site: Site) -> None:
    """Its lines are not known: the page is the place."""
    told = sorted(site.log)
    assert [line for line in told if "formula-unknown-command" in line and line.startswith("docs/a.md:1:1: ")]
    assert [line for line in told if "broken-link" in line and line.startswith("docs/a.md:14:")]


BLOG: dict[str, str | bytes] = {
    "docs/index.md": "# 처음\n",
    "docs/blog/index.md": "# 블로그\n",
    "docs/blog/posts/a.md": "---\ndate: 2026-01-31\n---\n"
    "\n# 첫 글 $x^2$\n\n앞 $y$ [둘째](b.md)\n\n<!-- more -->\n\n뒤 $z$\n",
    "docs/blog/posts/b.md": "---\ndate: 2026-02-01\n---\n"
    "\n# 둘째\n\n- 가\n  - 나\n\n<!-- more -->\n\n<!-- 다른 말 -->나머지\n",
    "docs/last.md": "# 끝\n\n$w$\n",
}


def test_materials_blog(draw: Draw) -> None:
    site = draw(BLOG, plugins=["studywiki", "blog"])
    assert [line for line in site.log if "sidebar-none" not in line] == []
    first, second = "blog/2026/01/31/첫-글-x2.html", "blog/2026/02/01/둘째.html"
    posts = site.page("blog/index.html").xpath("//article[contains(@class, 'md-post--excerpt')]")
    assert [" ".join(post.xpath(".//h2")[0].text_content().split())[:2] for post in posts] == ["둘째", "첫 "]
    newer, older = posts
    assert tex(older) == ["x^2", "y"]
    assert older.xpath(".//a[text()='둘째']/@href") == ["2026/02/01/%EB%91%98%EC%A7%B8.html"]
    assert [item.text.strip() for item in newer.xpath(".//ul[not(@class)]//ul/li")] == ["나"]
    assert "나머지" not in site.text("blog/index.html")
    assert "뒤" not in older.text_content()
    assert [len(post.xpath(".//nav[contains(@class, 'md-post__action')]")) for post in posts] == [1, 1]
    for post, said in ((first, "뒤"), (second, "나머지")):
        assert site.page(post).xpath("//article[contains(@class, 'md-content__inner')]")
        assert said in site.text(post)
        assert "md-content--post" in site.text(post)
        assert "다른 말" not in site.text(post)


@pytest.mark.parametrize("separator", ["<!-- more -->", "<!--more-->"])
def test_a_separator_in_an_attribute_or_code_is_no_way_out(draw: Draw, separator: str) -> None:
    text = f'<b title="x{separator}" onclick="pwn()">가</b>\n\n`{separator}`\n\n<i {separator} onclick=pwn()>나</i>\n'
    post = f"---\ndate: 2026-01-31\n---\n\n# 글\n\n{text}\n\n{separator}\n\n뒤\n"
    plugins = ["studywiki", {"blog": {"post_excerpt_separator": separator}}]
    site = draw({**BLOG, "docs/blog/posts/c.md": post}, plugins=plugins)
    for name in ("blog/index.html", "blog/2026/01/31/글.html"):
        page = site.page(name)
        assert page.xpath("//@onclick") == []
        assert page.xpath("//b[text()='가']")


@pytest.mark.parametrize("separator", ["--><script>pwn()</script>", "<b>", "<!-- a --!> <img src=x onerror=pwn()> -->"])
def test_what_is_no_comment_is_not_kept(draw: Draw, separator: str) -> None:
    post = f"---\ndate: 2026-01-31\n---\n\n# 글\n\n앞 {separator}\n"
    plugins = ["studywiki", {"blog": {"post_excerpt_separator": separator}}]
    site = draw({**BLOG, "docs/blog/posts/a.md": post}, plugins=plugins)
    assert "pwn()" not in "".join(part for part in site.text("blog/2026/01/31/글.html").split("<article")[1:2])
