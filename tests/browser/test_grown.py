"""What the script for all pages makes of a page's part of the sidebar is what Material's own template writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route

from studywiki.mkdocs_plugin import metadata
from studywiki.pages.title import Title
from tests.theme.printed import STOCK, Printed, printed

pytestmark = pytest.mark.browser

SITE = "https://wiki.test/wiki/"
MANY = [{f"{n}번째 글": f"많은 글/{n:03}.md"} for n in range(60)]
NAV: list[Any] = [
    {"처음": "index.md"},
    {"밖 & <b>": "https://example.com/?a=1&b=2"},
    {
        '식 $x$ & <i> "따옴표"': [
            {"폴더": "폴더/index.md"},
            {"나 $x$": "폴더/b.md"},
            {"같은 서버": "/다른/곳.html"},
            {"편지": "mailto:a@example.com"},
            {"깊이": [{"라": "폴더/깊이/c.md"}, {"더": [{"마": "폴더/깊이/더/d.md"}, {"바": "다른/e.md"}]}]},
            {"제목만": [{"쪽": "쪽/index.md"}]},
        ]
    },
    {"많은 글": MANY},
    {"위": [{"아래": [{"사": "f.md"}, {"아": "=g.md"}]}]},
]
META: dict[str, dict[str, Any]] = {
    "폴더/index.md": {"icon": "material/emoticon-happy", "status": "new"},
    "폴더/b.md": {"icon": "material/school", "status": "deprecated", "subtitle": "작은 &lt;b&gt; 제목 &amp; 글"},
    "다른/e.md": {"status": "constructor"},
    "f.md": {"subtitle": "둘째", "icon": "material/school"},
}
FEATURES = {
    "none": [],
    "sections": ["navigation.sections", "navigation.indexes"],
    "tabs": ["navigation.tabs", "navigation.indexes"],
    "tabs, sections": ["navigation.tabs", "navigation.sections"],
    "expand": ["navigation.expand", "navigation.indexes"],
}
FOLDERS = ("none", "tabs, sections", "expand")
"""Wikis whose addresses end with a slash."""
PAGES = ["index.md", "폴더/index.md", "폴더/깊이/더/d.md", "많은 글/044.md", "쪽/index.md", "=g.md", None]


def title(text: str) -> Title:
    """Give a title whose formula is typeset, as the wiki's own is."""
    plain = Title.plain(text)
    return Title(text.replace("$", ""), plain.html.replace("$x$", '<span class="katex"><i>x</i></span>'))


def plain(nav: Any, address: str) -> list[str]:
    """Give a sidebar, line by line, without what differs by its form alone: blanks, how links are written."""
    for each in nav.xpath('.//nav[contains(@class, "md-nav--secondary")] | .//label[@for="__toc"]'):
        each.drop_tree()  # scripts/sidebar.js puts it there
    return list(lines(nav, address, ""))


def lines(node: Any, address: str, indent: str) -> Iterator[str]:
    said = {name: " ".join(value.split()) for name, value in node.attrib.items() if "studywiki" not in name}
    if "checked" in said:
        said["checked"] = ""
    if "href" in said:
        said["href"] = unquote(urljoin(address, said["href"]))
    yield " ".join([f"{indent}{node.tag}", *(f'{name}="{value}"' for name, value in sorted(said.items()))])
    inner = indent + "  "
    for child in (None, *node):
        if child is not None:
            yield from lines(child, address, inner)
        words = " ".join(((node.text if child is None else child.tail) or "").split())
        if words:
            yield inner + words


def whole(wiki: Printed, path: str | None) -> Any:
    return html.fromstring(wiki.print(path)).xpath('//nav[contains(@class, "md-nav--primary")]')[0]


@pytest.fixture
def grown(browser: Browser) -> Iterator[Any]:
    """Open a page of a wiki without its scripts, and let the one with the sidebar run."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))

    def give(wiki: Printed, path: str | None, script: str) -> Page:
        address = urljoin(SITE, wiki.page(path).url if path else "404.html")
        texts = {unquote(urlsplit(address).path): wiki.print(path), "/wiki/assets/studywiki-nav.js": script}

        def answer(route: Route) -> None:
            asked = unquote(urlsplit(route.request.url).path)
            kind = "text/javascript" if asked.endswith(".js") else "text/html"
            route.fulfill(body=texts.get(asked, ""), content_type=f"{kind}; charset=utf-8")

        page.unroute("**/*")
        page.route("**/*", answer)
        page.goto(address)
        page.add_script_tag(url=urljoin(SITE, "assets/studywiki-nav.js"))
        return page

    yield give
    context.close()
    assert said == []


def primary(page: Page) -> Any:
    return html.fromstring(str(page.evaluate("document.querySelector('.md-nav--primary').outerHTML")))


@pytest.mark.parametrize("name", FEATURES)
def test_the_whole_sidebar_is_that_of_materials_own_template(tmp_path: Path, grown: Any, name: str) -> None:
    (tmp_path / "over" / "partials").mkdir(parents=True)
    (tmp_path / "over" / "partials" / "nav-item.html").write_text(STOCK, "utf-8")
    extra = {"status": {"new": "새로 &lt;쓴> &quot;글&quot;", "deprecated": "낡은 글"}}
    shared: dict[str, Any] = {"meta": META, "read": title, "use_directory_urls": name in FOLDERS, "extra": extra}
    theme = {"name": "material", "language": "ko", "features": FEATURES[name]}
    stock = printed(tmp_path, NAV, theme={**theme, "custom_dir": "over"}, **shared, site_url=SITE)
    ours = printed(tmp_path, NAV, theme=theme, **shared, site_url=SITE)
    assert ours.sidebar.is_cut and not stock.sidebar.is_cut
    script = ours.script()
    for path in PAGES:
        page = grown(ours, path, script)
        address = page.url
        before = primary(page)
        assert len(before.xpath(".//li")) < 75
        assert page.evaluate("studywiki_nav.grow(document.querySelector('.md-nav--primary'))")
        assert not primary(page).xpath('.//li[contains(@class, "md-nav__item--pruned")]')
        page.evaluate("studywiki_nav.all(document.querySelector('.md-nav--primary'))")
        assert plain(primary(page), address) == plain(whole(stock, path), address), path


HOSTILE = [
    "<img src=x onerror=ran()>",
    '"><svg onload=ran()> $x$',
    "</script><script>ran()</script>",
    "{{ 1 }} <b>",
]


def test_a_title_is_text(tmp_path: Path, grown: Any) -> None:
    hostile = [{text: f"{at}.md"} for at, text in enumerate(HOSTILE)] + [{HOSTILE[0]: "https://example.com/"}]
    meta = {f"{at}.md": metadata.printable({"subtitle": text, "status": text}) for at, text in enumerate(HOSTILE)}
    wiki = printed(tmp_path, [{"처음": "index.md"}, *MANY, {HOSTILE[1]: hostile}], meta=meta, read=title, site_url=SITE)
    page = grown(wiki, "index.md", wiki.script())
    page.evaluate(
        "window.ran = () => document.title = 'ran'; for (const way of ['grow', 'all'])"
        " studywiki_nav[way](document.querySelector('.md-nav--primary'))"
    )
    nav = primary(page)
    shown = [" ".join(each.text_content().split()) for each in nav.xpath('.//a[contains(@class, "md-nav__link")]')]
    assert shown[-5:] == [*(f"{text.replace('$', '')}{text}" for text in HOSTILE), HOSTILE[0]]
    assert not nav.xpath(".//img | .//script | .//svg[@onload] | .//b | .//*[@onerror or @onload]")
    page.wait_for_timeout(100)
    assert page.title() != "ran"


def test_a_script_that_is_older_than_the_page(tmp_path: Path, grown: Any) -> None:
    nav = [{"처음": "index.md"}, *MANY, {"부": [{"가": "부/a.md"}, {"나": "부/b.md"}]}]
    old = printed(tmp_path, [*nav[:-1], {"예전 부": [{"가": "예전/a.md"}, {"나": "부/b.md"}]}], site_url=SITE)
    new = printed(tmp_path, nav, site_url=SITE)
    page = grown(new, "부/a.md", old.script())
    before = primary(page)
    assert not page.evaluate("studywiki_nav.grow(document.querySelector('.md-nav--primary'))"), "it knows no such page"
    assert plain(primary(page), SITE) == plain(before, SITE)
    page = grown(new, "부/b.md", old.script())
    assert page.evaluate("studywiki_nav.grow(document.querySelector('.md-nav--primary'))")
    assert "예전 부" in primary(page).text_content(), "all of it is of the script's time"
