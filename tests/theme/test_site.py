"""The built pages: what stands in them, what they link to."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from studywiki.messages import phrases
from studywiki.theme import bundle
from tests.conftest import MINIMAL, Draw, Site, build_site

INDEX = {"docs/index.md": "# 처음\n\n## 절\n\n글\n"}


def one(found: list[Any]) -> Any:
    assert len(found) == 1
    return found[0]


def edit_links(site: Site, name: str) -> set[str]:
    return set(site.page(name).xpath('//a[@rel="edit"]/@href'))


def test_every_language_has_every_word() -> None:
    def names(table: dict[str, Any], head: str = "") -> set[str]:
        inner = [
            names(value, f"{head}{name}.") if isinstance(value, dict) else {head + name}
            for name, value in table.items()
        ]
        return set().union(*inner)

    assert names(phrases.of("theme")["ko"]) == names(phrases.of("theme")["en"])


def test_every_word_is_used() -> None:
    package = Path(__file__).parents[2] / "plugins" / "studywiki"
    files = [file for kind in ("html", "py") for file in (package / "theme").rglob(f"*.{kind}")]
    code = "".join(file.read_text("utf-8") for file in [*files, package / "mkdocs_plugin" / "glossary_pages.py"])
    words = phrases.of("theme")["ko"]
    assert [name for name in words if not re.search(rf'["(.]{name}\b', code)] == []


def test_nothing_names_another_server(draw: Draw) -> None:
    site = draw(INDEX)
    for name in ("index.html", "404.html"):
        page = site.page(name)
        loaded = page.xpath("//script/@src | //link[not(@rel='canonical')]/@href | //img/@src")
        assert loaded
        assert [address for address in loaded if urlsplit(address).netloc] == []


def test_the_users_palette_font_and_features_win(draw: Draw) -> None:
    theme = {
        "name": "material",
        "language": "ko",
        "palette": {"primary": "teal"},
        "font": {"text": "Gowun"},
        "features": [],
    }
    site = draw({**INDEX, "docs/b.md": "# 나\n"}, theme=theme)
    page = site.page("index.html")
    assert page.xpath("//body/@data-md-color-primary") == ["teal"]
    assert "Gowun" in site.text("index.html")
    assert '"features": []' in site.text("index.html")
    assert not page.xpath('//form[@data-md-component="palette"]')


def test_the_users_own_templates_win(draw: Draw) -> None:
    files = {**INDEX, "over/partials/source.html": "<b>내 저장소</b>", "over/main.html": '{% extends "base.html" %}'}
    site = draw(files, theme={"name": "material", "language": "ko", "custom_dir": "over"})
    assert "<b>내 저장소</b>" in site.text("index.html")
    assert edit_links(site, "index.html")


def test_the_users_styles_come_after_ours(draw: Draw) -> None:
    site = draw({**INDEX, "docs/my.css": "p{}"}, extra_css=["my.css"])
    styles = site.page("index.html").xpath('//link[@rel="stylesheet"]/@href')
    assert styles[-1] == "my.css" and "assets/studywiki/styles" in styles[-2]


def test_another_theme_is_left_alone(draw: Draw) -> None:
    site = draw(INDEX, theme={"name": "mkdocs"})
    assert "처음" in site.text("index.html")
    assert not (site.folder / "assets" / "studywiki").exists()


def test_styles_and_scripts_are_in_the_site(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 가\n", "docs/폴더/b.md": "# 나\n"})
    for name in ("index.html", "폴더/b.html"):
        page = (site.folder / name).parent
        ours = [href for href in site.page(name).xpath("//link/@href | //script/@src") if "assets/studywiki/" in href]
        assert len(ours) == 3
        assert all((page / href).is_file() for href in ours)


@pytest.mark.parametrize("listed", [[], ["search"]], ids=["none", "Material's"])
def test_where_the_search_is_not_ours_none_of_its_scripts_is_asked_for(draw: Draw, listed: list[str]) -> None:
    page = draw(INDEX, plugins=[*listed, {"studywiki": {"search": False}}]).page("index.html")
    assert [src for src in page.xpath("//script/@src") if "studywiki/search" in src] == []
    assert page.xpath("//*[@id='studywiki-search-words']") == []
    assert len(page.xpath("//form[@name='search']")) == len(listed)


def test_what_the_search_says_is_sent_once_for_all_pages_in_both_languages(draw: Draw) -> None:
    site = draw(INDEX, plugins=["search", "studywiki"], theme={"name": "material", "language": "ko"})
    assert site.page("index.html").xpath("//*[@id='studywiki-search-words']/@data-language") == ["ko"]
    said = [words["search"]["waiting"] for words in phrases.of("theme").values()]
    assert not [text for text in said if text in site.text("index.html")]
    scripts = "".join(path.read_text("utf-8") for path in (site.folder / "assets/studywiki").glob("scripts.*.js"))
    assert [scripts.count(text) for text in said] == [1, 1]


FRONT = """---
title: 'A & <b>B</b> "C"'
summary: '가 < 나 & "다"'
keywords: [딥러닝, 'a"b']
last_updated: 2016-03-05
tags: [기초]
---

## 절

글
"""


@pytest.fixture
def front(draw: Draw) -> Site:
    return draw({**INDEX, "docs/a.md": FRONT, "docs/tags.md": "# 태그\n\n<!-- material/tags -->\n"})


def test_front_matter_is_shown_as_text(front: Site) -> None:
    page, article = front.page("a.html"), front.article("a.html")
    title = 'A & <b>B</b> "C"'
    assert one(article.xpath(".//h1")).text_content().strip() == title
    assert page.xpath("//title")[0].text == f"{title} - 스터디 위키"
    assert one(article.xpath('.//p[contains(@class, "studywiki-lead")]')).text == '가 < 나 & "다"'
    assert page.xpath('//meta[@name="description"]/@content') == ['가 < 나 & "다"']
    assert page.xpath('//meta[@name="keywords"]/@content') == ['딥러닝, a"b']
    assert article.xpath(".//time/@datetime") == ["2016-03-05"]
    assert one(article.xpath('.//p[contains(@class, "studywiki-updated")]')).text_content().split()[-3:] == [
        "2016년",
        "3월",
        "5일",
    ]


def test_the_title_is_text_wherever_it_is_printed(front: Site) -> None:
    for name in ("index.html", "a.html", "tags.html", "404.html"):
        assert "<b>B" not in front.text(name), name
    listed = [
        a.text_content().strip()
        for a in front.article("tags.html").xpath("./ul/li/a | ./*[not(contains(@class, 'studywiki-meta'))]//li/a")
    ]
    assert listed == ['A & <b>B</b> "C"']


def test_what_is_added_is_marked_as_added(front: Site) -> None:
    for added in front.article("a.html").xpath("./*[not(self::nav)]"):
        own = added.tag in {"h2", "p"} and not added.get("class")
        assert own or "studywiki-meta" in added.get("class"), added.tag


def test_the_lead_stands_below_the_pages_own_heading(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\nsummary: 머리글\n---\n\n# 처음\n\n글\n"})
    children = [child.tag for child in site.article("index.html")]
    assert children[:3] == ["h1", "p", "div"]
    assert len(site.article("index.html").xpath(".//h1")) == 1


def test_a_page_with_sections_in_h1_keeps_its_title_and_its_table_of_contents(draw: Draw) -> None:
    site = draw({**INDEX, "docs/a.md": "---\ntitle: 제목\n---\n\n# 1절\n\n글\n\n# 2절\n\n글\n"})
    assert site.article("a.html").xpath(".//h1")[0].text_content().strip() == "제목"
    toc = site.page("a.html").xpath('//div[@data-md-type="toc"]//a[contains(@class, "md-nav__link")]')
    assert [a.text_content().strip() for a in toc] == ["1절", "2절"]


def test_a_first_page_without_any_title_is_named_after_the_wiki(draw: Draw) -> None:
    site = draw({"docs/index.md": "글\n"})
    assert one(site.article("index.html").xpath(".//h1")).text_content().strip() == "스터디 위키"


NAMES = ["index.md", "a b.md", "폴더/c#.md", "폴더/안/100%.md", "why?.md", "c++&d.md"]


def test_each_edit_link_leads_back_to_its_file(draw: Draw, tmp_path: Path) -> None:
    site = draw({f"docs/{name}": f"# {name}\n" for name in NAMES}, edit_uri="edit/dev/docs/")
    found = set()
    for built in site.folder.rglob("*.html"):
        name = built.relative_to(site.folder).as_posix()
        if name == "404.html":
            continue
        path = unquote(urlsplit(one(sorted(edit_links(site, name)))).path)
        assert path.startswith("/study/wiki/edit/dev/docs/")
        file = tmp_path / path.removeprefix("/study/wiki/edit/dev/")
        assert file.is_file()
        assert site.article(name).xpath("string(.//h1)").strip("¶ \n") == file.relative_to(tmp_path / "docs").as_posix()
        found.add(file)
    assert len(found) == len(NAMES)


def test_the_docs_folder_below_the_top_of_the_repository(tmp_path: Path) -> None:
    docs = tmp_path / "모임 2" / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# 가\n", "utf-8")
    subprocess.run(["git", "init", "-q", "-b", "trunk", str(tmp_path)], check=True)
    found = edit_links(build_site(docs.parent, MINIMAL), "index.html")
    assert found == {"https://github.com/study/wiki/edit/trunk/%EB%AA%A8%EC%9E%84%202/docs/index.md"}


def test_a_page_may_say_how_it_is_edited(draw: Draw) -> None:
    site = draw(
        {
            **INDEX,
            "docs/no.md": "---\nedit: false\n---\n# 가\n",
            "docs/there.md": "---\nedit: https://example.com/x?a=1&b=2\n---\n# 나\n",
            "docs/bad.md": "---\nedit: 'javascript:alert(1)'\n---\n# 다\n",
        }
    )
    assert not site.page("no.html").xpath('//*[contains(@class, "studywiki-edit")]')
    assert edit_links(site, "there.html") == {"https://example.com/x?a=1&b=2"}
    assert edit_links(site, "bad.html") == {"https://github.com/study/wiki/edit/main/docs/bad.md"}


def test_pages_that_no_file_stands_behind_have_none(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\ntags: [가]\n---\n# 처음\n"})
    for name in ("404.html", "tags.html"):
        assert (site.folder / name).is_file()
        assert not edit_links(site, name)


def test_no_repository_no_edit_link(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert not edit_links(draw(INDEX, repo_url=""), "index.html")


def test_the_author_can_switch_it_off(draw: Draw) -> None:
    assert not edit_links(draw(INDEX, edit_uri=""), "index.html")


def test_another_forge_has_what_the_author_wrote(draw: Draw) -> None:
    site = draw(INDEX, repo_url="https://bitbucket.org/a/b", edit_uri="src/main/docs/")
    assert edit_links(site, "index.html") == {"https://bitbucket.org/a/b/src/main/docs/index.md"}
    assert not site.page("index.html").xpath('//details[contains(@class, "studywiki-menu")]')


def test_the_menu_names_the_page_that_it_is_on(draw: Draw) -> None:
    site = draw({**INDEX, "docs/a.md": "# H2O와 **물**\n"}, site_url="https://study.github.io/wiki/")
    menu = site.page("a.html").xpath('//ul[contains(@class, "studywiki-menu__list")]')[0]
    history, report, add = menu.xpath(".//a/@href")
    assert history == "https://github.com/study/wiki/commits/main/docs/a.md"
    assert "H2O와 물 (https://study.github.io/wiki/a.html)" in unquote(report)
    assert "new/main/docs?filename=new-page.md" in add and "sidebar_doc.yml" in add


def test_a_new_page_is_entered_as_this_sidebar_is_written(draw: Draw) -> None:
    sidebar = "entries:\n- subcategories:\n  - title: 가\n    items:\n    - title: 처음\n      url: /index.html\n"
    site = draw({**INDEX, "sidebar_doc.yml": sidebar})
    add = site.page("index.html").xpath('//ul[contains(@class, "studywiki-menu__list")]//a/@href')[2]
    assert "- title: 새 페이지\n  url: /new-page.html\n" in unquote(add)


def test_the_missing_page_finds_its_way_home_from_any_depth(draw: Draw) -> None:
    site = draw(INDEX, site_url="https://study.github.io/wiki/")
    page = site.page("404.html")
    assert one(page.xpath("//article//h1")).text_content() == "찾는 페이지가 없습니다"
    assert page.xpath("//article//a/@href") == ["/wiki/index.html"]
    assert all(a.startswith("/wiki/") for a in page.xpath('//link[@rel="stylesheet"]/@href | //script/@src'))


TOPNAV = """
topnav:
  - title: 저장소 & 글
    external_url: https://example.com/?a=1&b=2
  - title: 자료
    items:
      - title: 처음
        url: /index.html
"""


def test_the_top_bar_has_its_links_in_the_header_and_in_the_drawer(draw: Draw) -> None:
    site = draw(
        {**INDEX, "docs/폴더/b.md": "# 나\n", "topnav.yml": TOPNAV}, plugins=[{"studywiki": {"topnav": "topnav.yml"}}]
    )
    page = site.page("폴더/b.html")
    for place in ('//nav[@class="studywiki-topnav"]', '//li[contains(@class, "studywiki-topnav__drawer")]'):
        links = [(a.text_content().strip(), a.get("href")) for a in page.xpath(f"{place}//a")]
        assert links == [("저장소 & 글", "https://example.com/?a=1&b=2"), ("처음", "../index.html")]


@pytest.mark.parametrize(
    "diagram",
    [
        "```mermaid\ngraph LR\n  a --> b\n```\n",
        "``` {.mermaid #flow}\ngraph LR\n  a --> b\n```\n",
        '<pre class="mermaid x"><code>graph LR\n  a --> b</code></pre>\n',
        "<pre class='x mer&#109;aid'>graph LR</pre>\n",
    ],
)
def test_mermaid_is_there_where_a_diagram_is(draw: Draw, diagram: str) -> None:
    site = draw({**INDEX, "docs/폴더/b.md": f"# 나\n\n{diagram}"})
    assert (site.folder / "assets/mermaid/mermaid.min.js").is_file()
    assert "../mermaid/mermaid.min.js" in site.text(bundle.scripts().path)


def test_mermaid_is_not_there_where_no_diagram_is(draw: Draw) -> None:
    # the script looks for `pre.mermaid`
    site = draw({**INDEX, "docs/b.md": "# mermaid\n\ngraph LR\n{: .mermaid }\n\n`<pre class='mermaid'>`\n"})
    assert not (site.folder / "assets/mermaid").exists()
