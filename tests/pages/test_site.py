"""Pages in a whole wiki: what is left out, what is added, and that nothing in one page stops the others."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from studywiki.page.failsafe import Failsafe
from studywiki.rendering import Rendering
from studywiki.text.source import Source
from tests.conftest import Draw

HOME = "# 처음\n"
ODD = ["~", "1", "1.5", "true", "false", "[]", "[~]", "[1, [2, {a: b}]]", "{}", "{a: ~}", "2016-01-02", "2016-01-02 10:00:00", "가 나", "''", "'<b>&\"'", "!!binary aGk=", "../../x", ".inf"]  # fmt: skip # noqa: E501
KEYS = ["title", "description", "subtitle", "status", "icon", "template", "tags", "hide", "search", "author", "image"]
KEYS += ["revision_date", "comments", "social", "boost", "date", "links", "slug", "location", "canonical_url", "edit"]
KEYS += ["layout", "permalink", "summary", "keywords", "last_updated", "published", "homepage", "제목", "__extends"]
IN_THE_SIDEBAR = ["title", "icon", "subtitle", "status"]
"""Keys that the theme's templates of the sidebar read of every page that stands in it."""


def test_a_plain_wiki_has_no_page_of_tags(draw: Draw) -> None:
    site = draw({"docs/index.md": HOME})
    assert not (site.folder / "tags.html").exists()
    assert not site.log


def test_the_wikis_own_page_of_tags_is_left_alone(draw: Draw) -> None:
    mine = "# 꼬리표\n\n<!-- material/tags -->\n"
    site = draw({"docs/index.md": "---\ntags: [cnn]\n---\n" + HOME, "docs/모음.md": mine})
    assert not (site.folder / "tags.html").exists()
    assert site.article("index.html").xpath('.//a[@class="md-tag"]/@href') == ["%EB%AA%A8%EC%9D%8C.html#tag:cnn"]


@pytest.mark.parametrize(("language", "title"), [("ko", "태그"), ("en", "Tags")])
def test_tags_lead_to_a_page_that_lists_them(draw: Draw, language: str, title: str) -> None:
    theme = {"name": "material", "language": language}
    site = draw({"docs/index.md": "---\ntags: 합성곱, cnn\n---\n" + HOME}, theme=theme)
    assert sorted(site.article("index.html").xpath('.//a[@class="md-tag"]/@href')) == [
        "tags.html#tag:cnn",
        "tags.html#tag:합성곱",
    ]
    assert site.page("tags.html").xpath("//h1/text()") == [title]
    assert not site.page("tags.html").xpath('//article//a[contains(@href, "/edit/")]')
    assert not site.log


def test_old_tag_pages_do_not_disturb(draw: Draw) -> None:
    old = '---\ntitle: "Caffe"\ntagName: caffe\nsearch: exclude\npermalink: tag_caffe.html\n---\n\n글 목록\n'
    site = draw({"docs/index.md": "---\ntags: [caffe]\n---\n" + HOME, "docs/tag_caffe.md": old, "docs/tags.md": old})
    assert site.article("index.html").xpath('.//a[@class="md-tag"]/@href') == ["tag-index.html#tag:caffe"]
    assert [line.split("  ")[0] for line in site.log] == ["docs/tags.md:5:1: front-matter-address-taken"]


def test_an_unpublished_page_is_not_built(draw: Draw) -> None:
    site = draw({"docs/index.md": HOME, "docs/초안.md": "---\npublished: false\ntags: [a]\n---\n# 초안\n"})
    assert not (site.folder / "초안.html").exists()
    assert not (site.folder / "tags.html").exists()
    assert "초안" not in str(site.found())


def test_old_search_exclusion(draw: Draw) -> None:
    site = draw({"docs/index.md": HOME, "docs/a.md": "---\nsearch: exclude\n---\n# 숨은 글\n"})
    assert "숨은" not in str(site.found())


def test_no_front_matter_stops_the_build(draw: Draw) -> None:
    pages = {"docs/index.md": HOME}
    for key in KEYS:
        for number, value in enumerate(ODD):
            pages[f"docs/{key}-{number}.md"] = f"---\n{key}: {value}\n---\n# 제목\n\n본문\n"
    pages["docs/all.md"] = "---\n" + "\n".join(f"{key}: ~" for key in KEYS) + "\n---\n# 제목\n"
    shown = ["index", "all", *(f"{key}-{number}" for key in IN_THE_SIDEBAR for number in range(len(ODD)))]
    pages["sidebar_doc.yml"] = "".join(f"- page: {name}.md\n" for name in shown)  # each page has the whole sidebar
    site = draw(pages, not_in_nav="*.md")
    assert len(list(site.folder.glob("*.html"))) > len(KEYS) * (len(ODD) - 2)
    assert all("front-matter-" in line for line in site.log)


def test_a_template_that_is_not_there_is_named(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\ntemplate: page.html\nicon: fa-home\n---\n" + HOME})
    assert [line.split("  ")[0] for line in site.log] == [
        f"docs/index.md:{line}:1: front-matter-no-such-template" for line in (2, 3)
    ]


def test_a_template_and_an_icon_that_are_there_are_used(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\ntemplate: main.html\nicon: material/home\n---\n" + HOME})
    assert not site.log


def test_encodings_are_reported_with_the_file(draw: Draw) -> None:
    site = draw({"docs/index.md": HOME, "docs/옛글.md": "# 옛 글\n\n본문입니다.\n".encode("cp949")})
    assert [line.split("  ")[0] for line in site.log] == ["docs/옛글.md:1:1: encoding-not-utf8"]
    assert "본문입니다" in site.text("옛글.html")


def test_bom_crlf_and_nfd_are_quiet(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\r\ntitle: 처음\r\n---\r\n\r\n# 처음\r\n".encode("utf-8-sig")})
    assert not site.log
    assert site.found()[0]["title"] == "처음"


class _Fails(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if "터짐" in lines:
            raise ValueError("no\nmore")
        return lines


def test_a_page_that_fails_is_shown_as_its_source() -> None:
    rendering = Rendering()
    md = Markdown(extensions=[Failsafe(rendering)])
    md.preprocessors.register(_Fails(md), "fails", 1)
    rendering.begin(Source.of("# <글>\n터짐", "docs/a.md"))
    assert md.convert("# <글>\n터짐") == "<pre><code># &lt;글&gt;\n터짐</code></pre>"
    assert [(d.code, str(d.location), d.values["why"]) for d in rendering.diagnostics] == [
        ("page-failed", "docs/a.md:1:1", "ValueError: no")
    ]
    assert md.reset().convert("# 글") == "<h1>글</h1>"


@pytest.mark.parametrize("options", ["", " { include: [cnn] }", " { scope: true, toc: false }"])
def test_a_mark_for_tags_is_left_alone(draw: Draw, options: str) -> None:
    tagged = "---\ntags: [cnn]\n---\n# 글\n"
    site = draw({"docs/index.md": f"{HOME}\n<!-- material/tags{options} -->\n", "docs/a.md": tagged})
    assert site.article("index.html").xpath('.//*[@id="tag:cnn"]')
    assert not site.log


@pytest.mark.parametrize(
    "options", [" { bad: [", " nosuch", " { include: 1 }", " { include: [[x]] }", " - a", " {layout: x}"]
)
def test_a_mark_for_tags_that_cannot_be_read_stops_nothing(draw: Draw, options: str) -> None:
    site = draw({"docs/index.md": f"{HOME}\n글\n\n<!-- material/tags{options} -->\n"})
    assert [line.split("  ")[0] for line in site.log] == ["docs/index.md:5:1: tag-listing-unreadable"]


@pytest.mark.parametrize("name", ["태그(모음", "(a+)+$", "a[b", "a=b", "a{0}"])
def test_a_name_that_material_cannot_search_for_is_told(draw: Draw, name: str) -> None:
    site = draw(
        {f"docs/{name}.md": "# 태그\n\n<!-- material/tags -->\n", "docs/index.md": "---\ntags: [a]\n---\n" + HOME}
    )
    assert [line.split("  ")[0] for line in site.log] == [f"docs/{name}.md:3:1: tag-listing-file-name"]
    assert (site.folder / f"{name}.html").is_file()


@pytest.mark.parametrize(
    "field",
    [
        "{0}",
        "{x}",
        "{slug.__class__}",
        "{slug:>999999999}",
        "<b title='{0}'>b</b>",
        "PLACE/evil",
        "<a title='PLACE/x'>가</a>",
    ],
)
def test_a_heading_that_poses_as_the_place_of_a_list_is_no_format(draw: Draw, field: str) -> None:
    text = "# 태그\n\n<h6 id='PLACE/slug'>FIELD</h6>\n\n<!-- material/tags -->\n".replace("FIELD", field)
    for _ in range(3):  # the place is made of where the mark stands
        at = text.index("<!--")
        text = re.sub("PLACE|index.md:[0-9]+-[0-9]+", f"index.md:{at}-{at + 22}", text)
    site = draw({"docs/index.md": text, "docs/a.md": "---\ntags: [cnn]\n---\n글\n"})
    assert site.article("index.html").xpath('.//*[@id="tag:cnn"]')


NASTY = [
    "글 <![foo bar]> x", "<![CDATA[ x ]]>", "<!foo", "<div><![if x", "<?php echo",
    "<p <![x", "&#xD800; &#0; &#x110000;",
    '[a](http://a:99999999/)[b](http://[::1]:x/) ![c](//:80)', '--8<-- "none.md"', "*[x\n*[HTML]: a", "> " * 3000 + "x",
    "- " * 2000 + "x", "[^1]\n\n[^1]: [^1]", "# {#a}\n\n## {: #a .b\n",
    "!!! note\n\n    " + "    " * 500 + "x",
    '```{.python linenums="x"}\na\n```', '``` python hl_lines="x y"\na\n```', "/// x\n///", "<div markdown>\n" * 300,
    '{% include "x" %}\n{{ "a" | split: 1 }}', '---\ntags: ["<x>", "{a}", "{0}", "%"]\n---\n# a', "# {0} {a} %s",
    "\x02wzxhzdk:0\x03", "# a\n" * 1000, '<a name="x">a</a><img><a>b</a><area><source>',
    "<details markdown><summary>x</summary>\n<a>b</a><img>\n</details>", "++ctrl+nokey++", "\ud83d \udc00",
]  # fmt: skip


def test_no_page_stops_the_build(draw: Draw) -> None:
    pages = {f"docs/{number}.md": text.encode("utf-8", "surrogatepass") for number, text in enumerate(NASTY)}
    site = draw({"docs/index.md": HOME, **pages})
    assert all((site.folder / f"{number}.html").is_file() for number in range(len(NASTY)))
    assert not [line for line in site.log if "page-failed" in line]


def test_a_mark_for_tags_in_code_is_shown(draw: Draw) -> None:
    code = "`<!-- material/tags -->`\n\n```html\n<!-- material/tags { bad: [ -->\n```\n"
    site = draw({"docs/index.md": f"{HOME}\n{code}", "docs/a.md": "---\ntags: [cnn]\n---\n# 글\n"})
    shown = [one.text_content().strip() for one in site.article("index.html").xpath(".//code")]
    assert shown == ["<!-- material/tags -->", "<!-- material/tags { bad: [ -->"]
    assert (site.folder / "tags.html").is_file()
    assert not site.log
