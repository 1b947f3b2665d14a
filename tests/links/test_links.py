"""Links in a built wiki: Markdown and raw HTML, found and broken, each reported once."""

from __future__ import annotations

import pytest

from studywiki.wiki.meaning import Kind
from studywiki.wiki.wiki import Wiki
from tests.conftest import Draw

FILES: dict[str, str | bytes] = {
    "docs/doc_caffe_intro.md": "---\npermalink: /caffe/\n---\n# 카페\n\n## 설치 방법\n",
    "docs/folder/그림 1.png": b"png",
    "docs/images/a.png": b"png",
    "docs/_posts/2016-01-02-이름.md": "# 글\n",
}


def links(draw: Draw, text: str, page: str = "page.md", **config: object) -> tuple[list[str], list[str]]:
    """Give the addresses in the article of a page that holds `text`, and the log."""
    site = draw({"docs/index.md": "# 처음\n", **FILES, f"docs/{page}": f"# 제목\n\n{text}\n"}, **config)
    article = site.article(page.replace(".md", ".html"))
    for extra in article.xpath('.//*[contains(@class, "studywiki-meta")] | .//a[@class="headerlink"]'):
        extra.drop_tree()
    return article.xpath(".//a/@href | .//img/@src | .//source/@src"), site.log


@pytest.mark.parametrize(
    "text",
    [
        "[밖](https://a.b/c.html) [편지](mailto:a@b.c) <a@b.c> [전화](tel:1) [앱](app:x)",
        "[여기](#제목) ![](data:image/png;base64,xx) [//](//a.b/c)",
        "`[코드](none.md)` \n\n    [코드](none.md)\n\n```html\n<a href=\"none.md\">\n```",
        "<a name=\"곳\"></a> <a id=\"x\">글</a> <img alt=\"그림 없음\">",
        "[처음](/) [지도](/sitemap.xml)",
    ],
)  # fmt: skip
def test_what_leads_elsewhere_is_left_alone(draw: Draw, text: str) -> None:
    assert not links(draw, text)[1]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("[가](doc_caffe_intro.html)", ["doc_caffe_intro.html"]),
        ("[가](/doc_caffe_intro.html#설치-방법)", ["doc_caffe_intro.html#설치-방법"]),
        ("[가](doc_caffe_intro.md#%EC%84%A4%EC%B9%98-%EB%B0%A9%EB%B2%95)", ["doc_caffe_intro.html#설치-방법"]),
        ("[가](/caffe/?q=1)", ["doc_caffe_intro.html?q=1"]),
        ("[가][나]\n\n[나]: doc_caffe_intro", ["doc_caffe_intro.html"]),
        ("![](</folder/그림 1.png>)", ["folder/%EA%B7%B8%EB%A6%BC%201.png"]),
        ("글 <a href='/doc_caffe_intro.html'>가</a> <img src=/images/a.png>", ["doc_caffe_intro.html", "images/a.png"]),
        (
            '<div>\n<a class="x" href="doc_caffe_intro.md">가</a>\n<img src="/images/a.png">\n</div>',
            ["doc_caffe_intro.html", "images/a.png"],
        ),
        ("[가](/2016/01/02/이름/)", ["_posts/2016-01-02-%EC%9D%B4%EB%A6%84.html"]),
        ("[가]({{ site.baseurl }}/doc_caffe_intro.html)", ["doc_caffe_intro.html"]),
        ("[가]({% post_url 2016-01-02-이름 %})", ["_posts/2016-01-02-%EC%9D%B4%EB%A6%84.html"]),
        ("{% include image.html file=\"a.png\" %}", ["images/a.png"]),
        ("[가](https://study.github.io/wiki/doc_caffe_intro.html)", ["doc_caffe_intro.html"]),
        ("[가](/wiki/doc_caffe_intro.html)", ["doc_caffe_intro.html"]),
    ],
)  # fmt: skip
def test_links_are_resolved(draw: Draw, text: str, addresses: list[str]) -> None:
    assert links(draw, text, site_url="https://study.github.io/wiki/") == (addresses, [])


def test_links_from_a_folder(draw: Draw) -> None:
    text = '[가](doc_caffe_intro.html) ![](/images/a.png) <img src="/images/a.png"> [나](../doc_caffe_intro.md)'
    found, log = links(draw, text, "folder/page.md")
    assert found == ["../doc_caffe_intro.html", "../images/a.png", "../images/a.png", "../doc_caffe_intro.html"]
    assert not log


def test_raw_html_by_address_stays(draw: Draw) -> None:
    site = draw(
        {"docs/index.md": "# a\n", "docs/images/a.png": b"", "docs/page.md": '<img src="../images/a.png">\n'},
        use_directory_urls=True,
    )
    assert site.article("page/index.html").xpath(".//img/@src") == ["../images/a.png"]
    assert not site.log


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("글 [가](none.md)", ["docs/page.md:3:7: broken-link"]),
        ("[가](/none.html)\n[가](/none.html)", ["docs/page.md:3:5: broken-link", "docs/page.md:4:5: broken-link"]),
        ("[가](doc_cafe_intro.md)", ["docs/page.md:3:5: broken-link"]),
        ("![](none.png)", ["docs/page.md:3:5: broken-image"]),
        ("![](assets/a.png)", ["docs/page.md:3:5: broken-image"]),
        ("<p>\n<img src=\"/none.png\">\n</p>", ["docs/page.md:4:11: broken-image"]),
        ("{% include image.html file=\"none.png\" %}", ["docs/page.md:3:29: broken-image"]),
        ("[가](../../etc/passwd)", ["docs/page.md:3:5: broken-link"]),
    ],
)  # fmt: skip
def test_broken_ones_are_reported_once_with_their_place(draw: Draw, text: str, codes: list[str]) -> None:
    assert [line.split("  ")[0] for line in links(draw, text)[1]] == codes


@pytest.mark.parametrize("address", ["http://[a", "http://[::1", "//["])
def test_unreadable_addresses_stop_nothing(draw: Draw, address: str) -> None:
    assert not links(draw, f'[가](<{address}>) <a href="{address}">x</a>')[1]


def test_a_broken_anchor_is_still_told(draw: Draw) -> None:
    _, log = links(draw, "[가](doc_caffe_intro.html#없는-곳)")
    assert len(log) == 1
    assert "없는-곳" in log[0]


def test_without_a_wiki_nothing_is_said() -> None:
    assert Wiki().meaning("a.md", "").kind is Kind.NOTHING
