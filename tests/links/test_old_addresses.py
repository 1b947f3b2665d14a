"""Old addresses in a built site: what a page asks for in its front matter, and what leads there."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from studywiki import bounds
from tests.conftest import Draw, Site

URL = "https://group.github.io/wiki/"


def page(title: str, *front: str) -> str:
    """Give the text of a page with `front` as its front matter."""
    return "\n".join(["---", *front, "---", "", f"# {title}", "", "글입니다.", ""])


def leads_to(site: Site, place: str) -> str:
    """Give the place that a reader of `place` is led to."""
    tree = site.page(place)
    (refresh,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    target = refresh.partition("url=")[2]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert json.loads(re.search(r'location\.replace\(("[^"]*") \+ location\.search', site.text(place))[1]) == target  # type: ignore[index]
    found = unquote(urljoin(f"https://x/{place}", unescape(target))).removeprefix("https://x/")
    return found + "index.html" if found.endswith("/") or not found else found


def written(site: Site) -> set[str]:
    """Give the places of all HTML in the site."""
    return {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")}


def codes(site: Site) -> list[str]:
    return [" ".join(line.split()[:2]) for line in site.log]


def test_without_old_addresses_nothing_is_added(draw: Draw) -> None:
    site = draw(
        {"docs/index.md": "# 처음\n", "docs/a.md": page("가", "permalink: /a.html"), "docs/b/README.md": "# 나\n"}
    )
    assert written(site) == {"index.html", "404.html", "a.html", "b/index.html"}
    assert site.log == []


@pytest.mark.parametrize("folders", [False, True])
@pytest.mark.parametrize(
    ("permalink", "place"),
    [
        ("/caffe/intro.html", "caffe/intro.html"),
        ("caffe/intro.html", "caffe/intro.html"),
        ("/caffe/intro/", "caffe/intro/index.html"),
        ("/caffe/intro", "caffe/intro.html"),
        ("/v1.2", "v1.2.html"),
        ("/wiki/caffe/", "caffe/index.html"),
        ("https://group.github.io/wiki/caffe/", "caffe/index.html"),
        ("/%EC%B9%B4%ED%8E%98/", "카페/index.html"),
        ("'/\u110f\u1161.html'", "카.html"),
        ("/feed.xml", "feed.xml.html"),
        ("/assets.html", "assets.html"),
        ("/:path/:basename/new.html", "tools/caffe/new.html"),
    ],
)
def test_a_page_is_where_its_permalink_says(draw: Draw, permalink: str, place: str, folders: bool) -> None:
    files = {
        "docs/index.md": "[가](tools/caffe.md) [나](/tools/caffe.html) ![](tools/a.png)\n",
        "docs/tools/a.png": b"",
    }
    files["docs/tools/caffe.md"] = page("카페", f"permalink: {permalink}") + "\n![](a.png) [처음](../index.md)\n"
    site = draw(files, site_url=URL, use_directory_urls=folders)
    assert site.log == []
    assert "카페" in site.article(place).text_content()
    home = "tools/caffe/index.html" if folders else "tools/caffe.html"
    assert leads_to(site, home) == place
    links = [unquote(link) for link in site.article("index.html").xpath(".//p/a/@href")]
    assert [link + "index.html" if link.endswith("/") else link for link in links] == [place, place]
    (canonical,) = site.page(place).xpath("//link[@rel='canonical']/@href")
    assert site.page(home).xpath("//link[@rel='canonical']/@href") == [canonical]
    assert unquote(canonical) == URL + place.removesuffix("index.html")
    sitemap = site.text("sitemap.xml")
    assert f"<loc>{canonical}</loc>" in sitemap and "tools/caffe" not in sitemap.replace(canonical, "")
    search = {unquote(each["location"]).partition("#")[0] for each in site.found()}
    assert (place.removesuffix("index.html") if folders else place) in search and home not in search
    (picture,) = site.article(place).xpath(".//img/@src")
    assert unquote(urljoin(f"https://x/{place}", picture)) == "https://x/tools/a.png"


def test_the_navigation_goes_with_the_page(draw: Draw) -> None:
    files = {"docs/index.md": "# 처음\n", "docs/a.md": page("가", "permalink: /new/a/"), "docs/b.md": "# 나\n"}
    files["sidebar_doc.yml"] = "- page: index.md\n- page: a.md\n- page: b.md\n"
    site = draw(files)
    assert "new/a/index.html" in site.page("index.html").xpath("//nav//a/@href")
    assert site.page("b.html").xpath("//a[contains(@class, 'md-footer__link--prev')]/@href") == ["new/a/index.html"]
    assert site.page("new/a/index.html").xpath("//a[contains(@class, 'md-footer__link--next')]/@href") == [
        "../../b.html"
    ]
    edit = site.page("new/a/index.html").xpath("//a[contains(@href, '/edit/')]/@href")
    assert set(edit) == {"https://github.com/study/wiki/edit/main/docs/a.md"}


@pytest.mark.parametrize(
    ("front", "places"),
    [
        ("redirect_from: /old/", ["old/index.html"]),
        ("redirect_from: [/old/a.html, old/b, '/%EA%B0%80/']", ["old/a.html", "old/b.html", "가/index.html"]),
        ("redirect_from:\n  - /a/\n  - /a\n  - /a.html", ["a/index.html", "a.html"]),
    ],
)
def test_old_addresses_lead_to_the_page(draw: Draw, front: str, places: list[str]) -> None:
    site = draw({"docs/index.md": "# 처음\n", "docs/folder/p.md": page("가", front)}, site_url=URL)
    assert site.log == []
    for place in places:
        assert leads_to(site, place) == "folder/p.html"
        assert site.page(place).xpath("//link[@rel='canonical']/@href") == [URL + "folder/p.html"]
        assert not re.findall(r"https?://(?!group\.github\.io/wiki/)", site.text(place))
    assert written(site) == {"index.html", "404.html", "folder/p.html", *places}
    assert site.text("sitemap.xml").count("<loc>") == 2
    assert {unquote(each["location"]).partition("#")[0] for each in site.found()} == {"index.html", "folder/p.html"}


def test_a_link_to_an_old_address_goes_to_the_page(draw: Draw) -> None:
    files = {"docs/index.md": "# 처음\n\n[가](/old/) [나](old.html) [다](a/b)\n"}
    site = draw(files | {"docs/p.md": page("가", "redirect_from: [/old/, /a/b]")})
    assert site.log == []
    assert site.article("index.html").xpath(".//p/a/@href") == ["p.html"] * 3


def test_posts_live_where_jekyll_published_them(draw: Draw) -> None:
    files = {
        "docs/index.md": "# 처음\n",
        "docs/_posts/2016-01-02-첫 글!.md": page("가"),
        "docs/study/_posts/2016-1-3-Second.md": page("나", "categories: [NLP, 논문]", "date: 2016-02-03"),
        "docs/_posts/2016-01-04-c.md": page("다", "permalink: /:year/:i_month/:title.html"),
        "docs/_posts/2016-01-05-d.md": page("라", "date: 2016-01-05 03:00 +0900"),
        "docs/a.md": page("마"),
    }
    site = draw(files)
    assert leads_to(site, "2016/01/02/첫-글!.html") == "_posts/2016-01-02-첫 글!.html"
    assert leads_to(site, "study/nlp/논문/2016/02/03/Second.html") == "study/_posts/2016-1-3-Second.html"
    assert "다" in site.article("2016/1/c.html").text_content()
    assert not [place for place in written(site) if "/d" in place], "the day hangs on where Jekyll ran"


def test_the_addresses_of_a_jekyll_wiki(draw: Draw) -> None:
    files = {
        "docs/_config.yml": "permalink: pretty\nbaseurl: /wiki\n",
        "docs/index.md": "# 처음\n",
        "docs/a.md": page("가"),
        "docs/_posts/2016-01-02-b.md": page("나"),
    }
    site = draw(files)
    assert leads_to(site, "a/index.html") == "a.html"
    assert leads_to(site, "2016/01/02/b/index.html") == "_posts/2016-01-02-b.html"


CONFIG = """\
collections:
  tools: {output: true}
  papers: {output: true, permalink: "/:collection/:year/:title/"}
defaults:
  - scope: {path: ""}
    values: {permalink: "/all/:path/:basename/", layout: page}
  - scope: {path: "_tools"}
    values: {layout: tool}
  - scope: {path: "same"}
    values: {permalink: /same/}
  - scope: {path: "own.md"}
    values: {redirect_from: /old/, search: exclude}
  - scope: {path: "", type: papers}
    values: {permalink: }
"""


def test_what_the_configuration_gives_to_many_pages(draw: Draw) -> None:
    files = {
        "docs/_config.yml": CONFIG,
        "docs/index.md": page("처음", "permalink: /") + "[가](/all/x/가/) [다](own.md)\n",
        "docs/x/가.md": "# 가\n\n글\n",
        "docs/own.md": page("다", "permalink: /mine/"),
        "docs/same/a.md": "# 라\n\n글\n",
        "docs/same/b.md": page("마"),
        "docs/_posts/2016-01-02-p.md": page("바"),
    }
    site = draw(files)
    assert codes(site) == [
        "docs/_config.yml:6:25: front-matter-permalink-not-certain",
        "docs/_config.yml:10:25: front-matter-address-taken",
    ]
    assert "가" in site.article("all/x/가/index.html").text_content()
    assert leads_to(site, "x/가.html") == "all/x/가/index.html"
    assert leads_to(site, "old/index.html") == "mine/index.html"
    assert "라" in site.article("same/index.html").text_content() and "마" in site.article("same/b.html").text_content()
    assert "바" in site.article("_posts/2016-01-02-p.html").text_content()
    assert unquote(site.article("index.html").xpath(".//p/a/@href")[0]) == "all/x/가/index.html"
    assert not [each for each in site.found() if each["location"].startswith("mine/")]


def test_collections_live_where_jekyll_published_them(draw: Draw) -> None:
    files = {
        "docs/_config.yml": CONFIG.partition("defaults")[0],
        "docs/index.md": "# 처음\n\n[나](/tools/hammer.html) [다](/papers/2014/GAN/)\n",
        "docs/_tools/hammer.md": page("나"),
        "docs/_papers/GAN.md": page("다", "date: 2014-06-10"),
        "docs/_other/x.md": page("라"),
    }
    site = draw(files)
    assert codes(site) == []
    assert leads_to(site, "tools/hammer.html") == "_tools/hammer.html"
    assert leads_to(site, "papers/2014/GAN/index.html") == "_papers/GAN.html"
    assert site.article("index.html").xpath(".//p/a/@href") == ["_tools/hammer.html", "_papers/GAN.html"]


def test_pages_that_are_folders_are_found_by_their_old_names(draw: Draw) -> None:
    site = draw(
        {"docs/_config.yml": "title: 위키\n", "docs/index.md": "# 처음\n", "docs/a.md": page("가")},
        use_directory_urls=True,
    )
    assert leads_to(site, "a.html") == "a/index.html"


HOSTILE = {
    "up": ("/../../x", "front-matter-address-unusable"),
    "up, escaped": ("/%2e%2e/%2e%2e/x", "front-matter-address-unusable"),
    "up, the Windows way": ("'..\\\\..\\\\x'", "front-matter-address-unusable"),
    "up from below": ("/a/../../../x.html", "front-matter-address-unusable"),
    "another host": ("//evil", "front-matter-address-unusable"),
    "another site": ("https://evil.example/x", "front-matter-address-unusable"),
    "a script": ("javascript:alert(1)", "front-matter-address-unusable"),
    "NUL": ("/a%00b.html", "front-matter-address-unusable"),
    "a line's end": ("/a%0Ab.html", "front-matter-address-unusable"),
    "long": ("/" + "a" * 800, "front-matter-address-unusable"),
    "long in letters": ("/" + "가" * 90 + ".html", "front-matter-address-unusable"),
    "a query": ("'/a?b=c'", "front-matter-address-unusable"),
    "a hidden folder": ("/.git/config", "front-matter-address-unusable"),
    "in a page": ("/b.html/x/", "front-matter-address-unusable"),
    "the search": ("/search/search_index.json", "front-matter-address-reserved"),
    "the search's page": ("/search/", "front-matter-address-reserved"),
    "an asset": ("/assets/stylesheets/x.css", "front-matter-address-reserved"),
    "an asset in capitals": ("/Assets/x/", "front-matter-address-reserved"),
    "what is missing": ("/404.html", "front-matter-address-reserved"),
    "below the map": ("/sitemap.xml/", "front-matter-address-reserved"),
    "below the packed map": ("/sitemap.xml.gz/", "front-matter-address-reserved"),
    "another page": ("/b.html", "front-matter-address-taken"),
    "another page, without suffix": ("/b", "front-matter-address-taken"),
    "the front page": ("/", "front-matter-address-taken"),
    "the front page by name": ("/index.html", "front-matter-address-taken"),
    "a page of HTML": ("/c.html", "front-matter-address-taken"),
    "below a picture": ("/images/a.png/", "front-matter-address-taken"),
}


@pytest.mark.parametrize("key", ["permalink", "redirect_from"])
@pytest.mark.parametrize(("address", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_ones_own_is_not_taken(draw: Draw, address: str, code: str, key: str) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": "# 처음\n",
        "docs/b.md": "# 나\n",
        "docs/c.html": "글",
        "docs/images/a.png": b"x",
    }
    site = draw({**files, "docs/a.md": page("가", "title: 가", f"{key}: {address}")})
    (told,) = codes(site)
    assert re.fullmatch(rf"docs/a\.md:3:\d+: {code}", told)
    assert written(site) == {"index.html", "404.html", "a.html", "b.html", "c.html"}
    for name, title in (("a.html", "가"), ("b.html", "나"), ("index.html", "처음")):
        assert title in site.article(name).text_content()
    assert site.found()
    assert not {path.name for path in site.root.parent.glob("x*")}


def test_who_comes_second_is_told_and_stays(draw: Draw) -> None:
    files = {
        f"docs/{name}.md": page(name, f"permalink: {at}", f"redirect_from: [/was/, /{name}/was/]")
        for name, at in {"a": "/x", "b": "/x.html", "c": "/x/"}.items()
    }
    site = draw({"docs/index.md": "# 처음\n", **files})
    assert codes(site) == [
        "docs/b.md:2:1: front-matter-address-taken",
        "docs/b.md:3:17: front-matter-address-taken",
        "docs/c.md:3:17: front-matter-address-taken",
    ]
    assert "docs/a.md" not in site.log[0] and "a.md" in site.log[0]
    assert "a" in site.article("x.html").text_content() and "c" in site.article("x/index.html").text_content()
    assert "b" in site.article("b.html").text_content()
    assert leads_to(site, "a.html") == "x.html" and leads_to(site, "c.html") == "x/index.html"
    assert leads_to(site, "was/index.html") == "x.html" and leads_to(site, "b/was/index.html") == "b.html"


def test_pages_may_change_places(draw: Draw) -> None:
    site = draw(
        {
            "docs/index.md": "# 처음\n",
            "docs/a.md": page("가", "permalink: /b.html"),
            "docs/b.md": page("나", "permalink: /a.html"),
        }
    )
    assert "나" in site.article("a.html").text_content() and "가" in site.article("b.html").text_content()


def test_who_cannot_move_keeps_its_own_place_from_others(draw: Draw) -> None:
    files = {
        "docs/a.md": page("가", "permalink: /b.html"),
        "docs/b.md": page("나", "permalink: /c.html"),
        "docs/c.md": "# 다\n",
    }
    site = draw({"docs/index.md": "# 처음\n", **files})
    assert [site.article(f"{name}.html").xpath(".//h1/text()") for name in "abc"] == [["가"], ["나"], ["다"]]
    assert sorted(codes(site)) == [
        "docs/a.md:2:1: front-matter-address-taken",
        "docs/b.md:2:1: front-matter-address-taken",
    ]


def test_no_redirect_leads_to_a_redirect(draw: Draw) -> None:
    files = {
        "docs/a.md": page("가", "redirect_from: [/b.html, /a.html, /z/]"),
        "docs/b.md": page("나", "redirect_from: /a.html"),
    }
    site = draw({"docs/index.md": "# 처음\n", **files})
    assert written(site) == {"index.html", "404.html", "a.html", "b.html", "z/index.html"}
    assert [line.split()[1] for line in site.log] == ["front-matter-address-taken"] * 2


def test_thousands_of_old_addresses_are_too_many(draw: Draw) -> None:
    site = draw(
        {
            "docs/index.md": "# 처음\n",
            "docs/a.md": page("가", f"redirect_from: [{', '.join(f'/o/{n}/' for n in range(3_000))}]"),
        }
    )
    assert codes(site) == ["docs/a.md:2:1: front-matter-too-long"]
    assert len(written(site)) == 3 + bounds.META_LIST


def test_a_page_that_is_not_published_takes_no_place(draw: Draw) -> None:
    files = {"docs/a.md": page("가", "published: false", "permalink: /x/"), "docs/b.md": page("나", "permalink: /x/")}
    site = draw({"docs/index.md": "# 처음\n", **files})
    assert "나" in site.article("x/index.html").text_content()
    assert not (site.folder / "a.html").exists()


@pytest.mark.parametrize("folders", [False, True])
def test_a_404_of_the_wikis_own_works_at_any_depth(draw: Draw, folders: bool) -> None:
    text = "\n[처음](index.md) [나](기초/글.md#곳) ![](images/a.png) $x$ [밖](https://a.b/c) [여기](#여기)\n\n## 여기\n"
    files = {"docs/index.md": "# 처음\n", "docs/기초/글.md": "# 글\n\n## 곳\n", "docs/images/a.png": b"x"}
    site = draw(
        files | {"docs/404.md": page("없음", "permalink: /404.html") + text}, site_url=URL, use_directory_urls=folders
    )
    assert site.log == []
    tree = site.page("404.html")
    found = tree.xpath("//@href | //@src")
    assert len(found) > 20
    assert [each for each in found if not re.match(r"/wiki/|https://|#", each)] == []
    assert json.loads(tree.xpath("//script[@id='__config']/text()")[0])["base"] == "/wiki/"
    assert "404" not in site.text("sitemap.xml") and "404" not in str(site.found())
    assert not (site.folder / "404" / "index.html").exists()


@pytest.mark.parametrize(
    ("files", "to"),
    [
        (
            {
                "docs/intro/a.md": "# 가\n",
                "docs/z.md": "# 나\n",
                "sidebar_doc.yml": "- page: z.md\n- page: intro/a.md\n",
            },
            "z.html",
        ),
        ({"docs/a.md": "# 가\n", "docs/readme.md": "# 나\n"}, "readme.html"),
        ({"docs/b/c.md": "# 가\n", "docs/a.md": "# 나\n"}, "a.html"),
    ],
)
def test_a_page_stands_in_for_a_front_page(draw: Draw, files: dict[str, str], to: str) -> None:
    site = draw(files)
    assert [line.split()[1] for line in site.log if "front" in line] == ["no-front-page"]
    assert leads_to(site, "index.html") == to


@pytest.mark.parametrize("name", ["README.md", "index.html", "index.MD"])
def test_a_front_page_by_another_name(draw: Draw, name: str) -> None:
    site = draw({f"docs/{name}": "처음", "docs/a.md": "# 가\n"})
    assert [line for line in site.log if "front" in line] == []
    assert "처음" in site.page("index.html").text_content()


def test_a_readme_beside_the_index_is_told_once(draw: Draw) -> None:
    files = {"docs/index.md": "# 처음\n", "docs/README.md": "# 저장소\n", "sidebar_doc.yml": "- page: index.md\n"}
    assert codes(draw(files)) == ["docs/README.md:1:1: file-same-place"]
    assert draw(files, plugins=[{"studywiki": {"check_off": {"file-same-place": ["docs/README.md"]}}}]).log == []
    assert draw(files, exclude_docs="README.md").log == []


def test_suffixes_in_capitals_are_pages(draw: Draw) -> None:
    files = {
        "docs/index.md": "[가](a.MD) [나](b.markdown) [다](c.Markdown) [라](a.html)\n",
        "docs/a.MD": "# 가\n",
        "docs/b.markdown": "# 나\n",
        "docs/c.Markdown": "# 다\n",
    }
    files["sidebar_doc.yml"] = "- page: index.md\n- page: a.MD\n- page: b.markdown\n- page: c.Markdown\n"
    site = draw(files)
    assert site.log == []
    assert site.article("index.html").xpath(".//p/a/@href") == ["a.html", "b.html", "c.html", "a.html"]
    assert {"a.html", "b.html", "c.html"} <= set(site.page("index.html").xpath("//nav//a/@href"))
    assert "가" in site.article("a.html").text_content() and not (site.folder / "a.MD").exists()
    assert "https://github.com/study/wiki/edit/main/docs/a.MD" in site.page("a.html").xpath("//a/@href")


@pytest.mark.parametrize("case", ["no-front-page", "own-404", "gap-mdx"])
def test_the_cases(case: str, shared: Path, draw: Draw) -> None:
    folder = shared / "cases" / case
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".txt"
    }
    del files["mkdocs.yml"]
    site = draw(files, site_url=URL)
    told = {
        "no-front-page": ["mkdocs.yml:1:1: no-front-page"],
        "own-404": [],
        "gap-mdx": [
            "docs/d.rst:1:1: file-not-a-page",
            "sidebar_doc.yml:3:11: sidebar-not-a-page",
            "sidebar_doc.yml:5:11: sidebar-not-a-page",
        ],
    }
    assert sorted(codes(site)) == told[case]
