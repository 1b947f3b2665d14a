"""Pages with `redirect_to` in a built site: where their readers are led, and what leads nowhere."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import Draw
from tests.links.test_old_addresses import URL, codes, leads_to, page, written


def test_a_page_without_a_goal_stays(draw: Draw) -> None:
    files = {f"docs/{n}.md": page(n, f"redirect_to: {to}".rstrip()) for n, to in (("a", ""), ("b", "[]"), ("c", "~"))}
    site = draw({"docs/index.md": "# 처음\n", **files})
    assert site.log == []
    assert all(name in site.article(f"{name}.html").text_content() for name in "abc")


@pytest.mark.parametrize("folders", [False, True])
def test_a_page_leads_on(draw: Draw, folders: bool) -> None:
    files = {
        "docs/index.md": "# 처음\n\n[가](옛/가.md) [나](/gone/)\n",
        "docs/옛/가.md": "---\ntitle: 옛 글\nredirect_to: /new/\nredirect_from: /gone/\ntags: [식]\n---\n",
        "docs/새.md": page("새 글", "permalink: /new/"),
        "docs/곳.md": "---\nredirect_to: 새.md#어디\n---\n",
        "docs/둘.md": "---\nredirect_to: https://group.github.io/wiki/곳.html?q=1\n---\n",
        "sidebar_doc.yml": "- page: index.md\n- page: 옛/가.md\n- page: 새.md\n",
    }
    site = draw(files, site_url=URL, use_directory_urls=folders)
    assert site.log == []

    def at(name: str) -> str:
        return f"{name}/index.html" if folders else f"{name}.html"

    assert leads_to(site, at("옛/가")) == "new/index.html" and leads_to(site, "gone/index.html") == "new/index.html"
    assert site.page(at("옛/가")).xpath("//link[@rel='canonical']/@href") == [URL + "new/"]
    for name, rest in (("곳", "#%EC%96%B4%EB%94%94|#어디"), ("둘", "#어디")):
        (target,) = re.findall(r'location\.replace\("([^"]*)"', site.text(at(name)))
        assert re.search(f"new/(index.html)?({rest})$", json.loads(f'"{target}"'))
    assert {"옛", "곳", "둘"}.isdisjoint(site.text("sitemap.xml")) and site.text("sitemap.xml").count("<loc>") <= 3
    assert not [each for each in site.found() if "옛 글" in each["title"]]
    assert site.page("index.html").xpath("//nav//a[contains(., '옛 글')]")
    assert at("옛/가") in written(site)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "unusable"),
        ("'JaVaScRiPt:alert(1)'", "unusable"),
        ("'data:text/html,x'", "unusable"),
        ("https://example.com/a", "unusable"),
        ("['https://example.com/a', /]", "unusable"),
        ("//evil.example/x", "unusable"),
        ("http://example.com/", "unusable"),
        ("https://user@evil.example/", "unusable"),
        ("'https://evil.example\\x'", "unusable"),
        ("https:evil.example", "unusable"),
        ("https://localhost/x", "unusable"),
        ("'https://['", "unusable"),
        ("'https://a.b/\"><script>'", "unusable"),
        ("'\\\\evil.example'", "nowhere"),
        ("/none/", "nowhere"),
        ("../../../etc/passwd", "nowhere"),
        ("draft.md", "nowhere"),
        ("https://group.github.io/wiki/none.html", "nowhere"),
        ("a.md", "circle"),
        ("/a.html#곳", "circle"),
        ("/was/", "circle"),
    ],
)
def test_what_leads_nowhere_is_told_and_shown(draw: Draw, address: str, code: str) -> None:
    files = {
        "docs/index.md": "# 처음\n",
        "docs/a.md": page("가", "title: 가", "redirect_from: /was/", f"redirect_to: {address}"),
        "docs/draft.md": page("나", "published: false"),
    }
    site = draw(files, site_url=URL)
    assert codes(site) == [f"docs/a.md:4:1: front-matter-redirect-{code}"]
    assert "글입니다" in site.article("a.html").text_content()


def test_circles_are_told_and_what_leads_into_them_goes_there(draw: Draw) -> None:
    to = {"a": "b", "b": "c", "c": "b", "d": "e", "e": "f.md"}
    files = {f"docs/{name}.md": f"---\nredirect_to: {goal}\n---\n\n글 {name}\n" for name, goal in to.items()}
    site = draw({"docs/index.md": "# 처음\n", "docs/f.md": "# 끝\n", **files})
    assert [line.split()[0] for line in site.log if "circle" in line] == ["docs/b.md:2:1:", "docs/c.md:2:1:"]
    assert leads_to(site, "a.html") == "b.html" and leads_to(site, "d.html") == "f.html"
    assert "글 b" in site.article("b.html").text_content()


def test_the_front_page_may_lead_on(draw: Draw) -> None:
    site = draw({"docs/index.md": "---\nredirect_to: /a/b/\n---\n", "docs/a/b.md": page("가")})
    assert site.log == []
    assert leads_to(site, "index.html") == "a/b.html"


def test_nothing_is_said_of_text_that_nobody_sees_but_that(draw: Draw) -> None:
    text = "---\nredirect_to: /\n---\n\n[가](none.md) ![](none.png) $\\frac$\n"
    site = draw({"docs/index.md": "# 처음\n\n글\n", "docs/a.md": text})
    assert site.log == []
    assert leads_to(site, "a.html") == "index.html"
