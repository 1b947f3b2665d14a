"""What of the sidebar stands in a page: enough to go on from there, and no more in a larger wiki."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

from studywiki.theme.outline import ENTRIES, TOP, Outline
from tests.theme.printed import Printed, branching, paths, printed

FEW, MOST, PACKED = 24_000, 36_000, 6_000
"""Bytes of a page beyond its article: with some twenty siblings, with fifty, and compressed."""


def beyond(page: str) -> tuple[int, int]:
    """Give the bytes of a page beyond its article, as they are and compressed."""
    found = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert found
    whole, article = page.encode(), found[0].encode()
    return len(whole) - len(article), len(gzip.compress(whole)) - len(gzip.compress(article))


def listed(page: str) -> list[str]:
    """Give what stands in a page's sidebar: titles, what is in a section between brackets."""
    nav = html.fromstring(page).xpath('//nav[contains(@class, "md-nav--primary")]/ul')[0]
    return list(entries(nav))


def entries(found: Any) -> Iterator[str]:
    for item in found.xpath("./li"):
        title = item.xpath("./a | ./label | ./div/a")[0].text_content().split()
        closed = "+" if "pruned" in item.get("class", "") else ""
        current = "*" if item.xpath('./a[contains(@class, "--active")] | ./div/a[contains(@class, "--active")]') else ""
        inner = item.xpath("./nav[not(contains(@class, 'secondary'))]/ul")
        yield f"{' '.join(title)}{closed}{current}" + "(" * len(inner)
        for each in inner:
            yield from entries(each)
            yield ")"


def folded(lines: list[str]) -> str:
    """Leave out what stands in rows: `3 … 27`."""
    kept: list[str] = []
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if not all(each.isdigit() for each in (before, line, after)):
            kept.append(line)
        elif kept[-1] != "…":
            kept.append("…")
    return " ".join(kept)


def numbered(count: int, folder: str = "") -> list[Any]:
    return [{str(n): f"{folder}{n:05}.md"} for n in range(1, count + 1)]


@pytest.mark.parametrize("pages", [300, 3_000])
def test_a_page_weighs_the_same_in_a_larger_wiki(tmp_path: Path, pages: int) -> None:
    wiki = printed(tmp_path, branching(pages))
    names = paths(wiki.config.nav)
    for name in (names[0], names[1], names[pages // 2], names[-1], None):
        plain, packed = beyond(wiki.print(name))
        assert plain <= FEW and packed <= PACKED, name


@pytest.mark.parametrize(
    "nav",
    [
        [{"홈": "index.md"}, *numbered(3_000)],
        [{"홈": "index.md"}, *({f"{n}부": numbered(60, f"{n}/")} for n in range(60))],
        [{"홈": "index.md"}, {"가": [{"나": [{"다": [{"라": numbered(200, "가/")}]}]}]}],
    ],
    ids=["flat", "wide", "deep"],
)
def test_a_page_with_fifty_siblings(tmp_path: Path, nav: list[Any]) -> None:
    wiki = printed(tmp_path, nav)
    names = paths(nav)
    for name in (names[0], names[len(names) // 2]):
        plain, packed = beyond(wiki.print(name))
        assert plain <= MOST and packed <= PACKED, name
        assert len(listed(wiki.print(name))) <= ENTRIES + TOP + 4


NAV: list[Any] = [
    {"홈": "index.md"},
    *numbered(29),
    {
        "부": [
            {"장": "장/index.md"},
            {"절": [*numbered(28, "절/"), "절/00029.md", "절/00030.md"]},
            *numbered(40, "부/"),
            {"끝": [{"쪽": "끝/쪽.md"}]},
        ]
    },
    *numbered(28, "뒤/"),
    "뒤/00029.md",
]
SHOWN = {
    "index.md": "홈* 1 … 29 부+ 1 … 19",
    "뒤/00029.md": "10 … 29 부+ 1 … 28 00029*",
    "부/00020.md": "27 … 29 부( 절+ 1 … 19 20* 21 … 40 끝+ ) 1 2",
    "절/00001.md": "27 … 29 부( 절( 1* 2 … 00030 ) ) 1 2",
    "끝/쪽.md": "18 … 29 부( 끝( 쪽* ) ) 1 … 12",
    "장/index.md": "27 … 29 부*( 절+ 1 … 40 끝+ ) 1 2",
}
"""Page -> what its sidebar has of `NAV`; a section that the page is not in has a `+`, the page a `*`."""


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(tmp_path_factory.mktemp("wiki"), NAV)


@pytest.mark.parametrize("name", SHOWN)
def test_what_stands_in_a_page(wiki: Printed, name: str) -> None:
    assert folded(listed(wiki.print(name))) == SHOWN[name]


def test_a_page_that_is_not_in_the_sidebar_has_its_beginning(wiki: Printed) -> None:
    assert folded(listed(wiki.print(None))) == SHOWN["index.md"].replace("*", "")


def test_a_closed_section_leads_to_its_first_page(wiki: Printed) -> None:
    nav = html.fromstring(wiki.print("뒤/00001.md")).xpath('//nav[@data-md-level="0"]')[0]
    assert "../장/index.html" in map(unquote, nav.xpath(".//li/a/@href"))


def test_a_small_sidebar_is_whole(tmp_path: Path) -> None:
    for count in (ENTRIES - 2, ENTRIES - 1):
        nav = [{"홈": "index.md"}, {"부": numbered(count)}]
        page = printed(tmp_path, nav).print("index.md")
        assert (str(count) in listed(page)) is (count + 2 <= ENTRIES)
        assert ("data-studywiki-cut" in page) is (count + 2 > ENTRIES)


THEIRS = {
    "nav-item.html": "{% macro render(item, path, level) %}<li><a>{{ item.title }}</a></li>{% endmacro %}",
    "nav.html": "<nav class=md-nav--primary><ul>{% for item in nav %}<li><a>{{ item.title }}</a></li>{% endfor %}</ul>",
}


@pytest.mark.parametrize("name", THEIRS)
def test_the_owners_templates_stand(tmp_path: Path, name: str) -> None:
    place = tmp_path / "over" / "partials" / name
    place.parent.mkdir(parents=True)
    place.write_text(THEIRS[name], "utf-8")
    theme = {"name": "material", "custom_dir": "over"}
    page = printed(tmp_path, NAV, theme=theme).print("index.md")
    assert len(listed(page)) == len(NAV)
    assert "data-studywiki-cut" not in page


def test_materials_own_pruning_stands(tmp_path: Path) -> None:
    wiki = printed(tmp_path, NAV, theme={"name": "material", "features": ["navigation.prune"]})
    page = wiki.print("index.md")
    assert not wiki.sidebar.is_cut and len(listed(page)) == len(NAV)


def test_tabs_do_not_grow(tmp_path: Path) -> None:
    nav = [{"홈": "index.md"}, *({f"{n}부": [{"쪽": f"{n}/a.md"}]} for n in range(300))]
    wiki = printed(tmp_path, nav, theme={"name": "material", "features": ["navigation.tabs"]})
    tabs = html.fromstring(wiki.print("150/a.md")).xpath('//li[contains(@class, "md-tabs__item")]')
    assert len(tabs) == ENTRIES
    assert [tab.text_content().strip() for tab in tabs if "--active" in tab.get("class")] == ["150부"]


CHANGES = {
    "a title far away": ({"뒤/00029.md": {"title": "다른"}}, {"절/00001.md": False, "뒤/00028.md": True}),
    "a title beside it": ({"절/00029.md": {"title": "다른 제목"}}, {"절/00001.md": True, "뒤/00028.md": False}),
    "an icon": ({"절/00029.md": {"icon": "material/school"}}, {"절/00001.md": True, "뒤/00028.md": False}),
    "a page for the section": ({"장/index.md": {"status": "new"}}, {"장/index.md": True, "부/00001.md": True}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_sidebar_depends_on(wiki: Printed, tmp_path: Path, name: str) -> None:
    meta, expected = CHANGES[name]
    other = printed(tmp_path, NAV, meta=meta)
    changed = {
        path: wiki.sidebar.depends(wiki.page(path)) != other.sidebar.depends(other.page(path)) for path in expected
    }
    assert changed == expected
    told = {path: listed(wiki.print(path)) != listed(other.print(path)) for path in expected}
    assert all(changed[path] for path in expected if told[path])


def test_a_sidebar_is_asked_no_more_of_a_larger_wiki() -> None:
    """Whether an entry is looked at, and not how long that takes."""

    class Item:
        children: Any = None
        parent = None
        is_index = False
        looked = 0

        @property
        def pages(self) -> None:
            Item.looked += 1

    items = [Item() for _ in range(10_000)]
    outline = Outline(items, indexes=True)
    Item.looked = 0
    assert len(outline.shown(items[5_000]).entries) == ENTRIES
    assert Item.looked <= ENTRIES
