"""The sidebar: by keyboard, on a phone, without script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit, at_rest, movements

pytestmark = pytest.mark.browser

SIDEBAR = ".md-sidebar--primary"


def is_whole(page: Page) -> Page:
    """Wait until the sections that come with a script of their own, when the browser has time, are in the sidebar."""
    page.wait_for_function("!document.querySelector('[data-studywiki-cut]:not([data-studywiki-whole])')")
    return page


@pytest.fixture
def visit(visit: Visit) -> Visit:
    """Open a page, and wait for its whole sidebar."""

    def open_page(path: str, **options: Any) -> Page:
        page = visit(path, **options)
        return is_whole(page) if options.get("script", True) else page

    return open_page


def visible_links(page: Page) -> list[str]:
    """Give the titles that can be seen in the sidebar, now that nothing moves any more."""
    at_rest(page)
    return [
        text.strip()
        for text in page.locator(f"{SIDEBAR} .md-nav--primary a.md-nav__link").evaluate_all(
            "all => all.filter(e => e.checkVisibility({visibilityProperty: true}) && e.offsetHeight)"
            ".map(e => e.innerText)"
        )
    ]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText.trim()"))


def section(page: Page, title: str) -> str:
    """Give what assistive technology is told of a section."""
    label = page.locator(f'{SIDEBAR} label.md-nav__link[role="button"]', has_text=title).first
    return str(label.get_attribute("aria-expanded"))


def test_the_current_section_is_open_and_the_others_are_not(visit: Visit) -> None:
    page = visit("기초/퍼셉트론.html")
    assert visible_links(page) == ["처음", "퍼셉트론", "수식"]
    current = page.locator(f'{SIDEBAR} [aria-current="page"]')
    assert current.first.inner_text().strip() == "퍼셉트론"
    assert section(page, "기초") == "true" and section(page, "3부") == "false"


def test_all_open_and_close(visit: Visit) -> None:
    page = visit("index.html")
    page.get_by_role("button", name="모두 펼치기").click()
    page.wait_for_timeout(400)
    assert len(visible_links(page)) == 1 + 3 + 48
    assert section(page, "더 깊이") == "true"
    page.get_by_role("button", name="모두 접기").click()
    page.wait_for_timeout(400)
    assert visible_links(page) == ["처음"]
    assert section(page, "더 깊이") == "false"


@pytest.mark.parametrize("key", ["Enter", "Space", "ArrowRight"])
def test_a_section_opens_and_closes_by_keyboard(visit: Visit, key: str) -> None:
    page = visit("index.html")
    page.locator(f"{SIDEBAR} a.md-nav__link", has_text="처음").first.focus()
    page.keyboard.press("Tab")
    assert focused(page) == "기초"
    page.keyboard.press(key)
    page.wait_for_timeout(400)
    assert visible_links(page) == ["처음", "퍼셉트론", "수식"]
    assert section(page, "기초") == "true"
    page.keyboard.press("Tab")
    assert focused(page) == "퍼셉트론"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "기초"
    page.keyboard.press("ArrowLeft" if key == "ArrowRight" else key)
    page.wait_for_timeout(400)
    assert visible_links(page) == ["처음"]
    assert section(page, "기초") == "false"
    page.keyboard.press("Tab")
    assert focused(page) == "0부", "what is closed cannot be reached"


def test_a_link_is_followed_by_keyboard(visit: Visit) -> None:
    page = visit("기초/퍼셉트론.html")
    page.locator(f"{SIDEBAR} a.md-nav__link", has_text="처음").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('스터디 위키')")


def test_what_is_focused_is_seen(visit: Visit) -> None:
    page = visit("index.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(e => [getComputedStyle(e).outlineStyle, e.outerHTML.slice(0, 80)])(document.activeElement)"
        )
        assert style[0] != "none", style[1]


def test_the_current_page_is_in_sight(visit: Visit) -> None:
    page = visit("part11/p3.html", height=420)
    page.wait_for_timeout(300)
    link = page.locator(f'{SIDEBAR} [aria-current="page"]:visible').first
    box, wrap = link.bounding_box(), page.locator(f"{SIDEBAR} .md-sidebar__scrollwrap").bounding_box()
    assert box is not None and wrap is not None
    assert wrap["y"] <= box["y"] and box["y"] + box["height"] <= wrap["y"] + wrap["height"] + 1


def test_what_was_opened_is_open_on_the_next_page(visit: Visit) -> None:
    page = visit("index.html")
    page.locator(f"{SIDEBAR} label.md-nav__link", has_text="5부").first.click()
    page.goto(page.url.replace("index.html", "part3/p2.html"), wait_until="networkidle")
    is_whole(page)
    assert section(page, "5부") == "true" and section(page, "3부") == "true" and section(page, "4부") == "false"
    assert movements(page) == []


def test_without_script_everything_can_be_read(visit: Visit) -> None:
    page = visit("index.html", script=False)
    assert not page.get_by_role("button", name="모두 펼치기").is_visible()
    page.locator(f"{SIDEBAR} a.md-nav__link", has_text="11부").click()
    assert visible_links(page)[-4:] == ["11부 0장", "11부 1장", "11부 2장", "11부 3장"]
    assert page.locator(f"{SIDEBAR} a", has_text="전체 차례").is_visible()
    page.locator("footer").get_by_role("link", name="전체 차례").click()
    page.locator("article").get_by_role("link", name="7부 2장").click()
    assert page.locator("h1").inner_text().strip("¶ ") == "7부 2장"


def test_the_drawer_of_a_phone(visit: Visit) -> None:
    page = visit("index.html", width=390)
    opener = page.locator("label.md-header__button[for=__drawer]")
    assert opener.get_attribute("aria-expanded") == "false"
    assert visible_links(page) == [], "a closed drawer is out of the keyboard's way"
    opener.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert opener.get_attribute("aria-expanded") == "true"
    assert visible_links(page) == ["저장소", "페이스북 그룹"], "below closed sections nothing can be reached"
    page.locator(f"{SIDEBAR} label.md-nav__link", has_text="기초").first.click()
    page.wait_for_timeout(500)
    page.locator(f"{SIDEBAR} a.md-nav__link:visible", has_text="퍼셉트론").click()
    page.wait_for_selector("h1:has-text('퍼셉트론')")


def test_the_drawer_has_the_pages_table_of_contents(visit: Visit) -> None:
    page = visit("part3/p2.html", width=390)
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(f"{SIDEBAR} label[for=__toc].md-nav__link").click()
    page.wait_for_timeout(400)
    link = page.locator(f"{SIDEBAR} .md-nav--secondary a", has_text="절 5")
    link.click()
    assert page.url.endswith("#절-5") or page.url.endswith("#%EC%A0%88-5")


def test_from_the_disk(browser: Browser, site_root: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{site_root.as_uri()}/part3/p2.html")
    page.locator(f"{SIDEBAR} .md-nav__link", has_text="기초").first.click()
    link = page.locator(f"{SIDEBAR} a.md-nav__link", has_text="퍼셉트론")
    link.wait_for(state="visible")
    assert page.url.endswith("part3/p2.html")
    link.click()
    page.wait_for_selector("h1:has-text('퍼셉트론')")
    page.close()


def test_what_is_remembered_of_a_section_within_another(visit: Visit) -> None:
    page = visit("index.html")
    for title in ("기초", "더 깊이"):
        page.locator(f"{SIDEBAR} label.md-nav__link", has_text=title).first.click()
    page.goto(page.url.replace("index.html", "part3/p2.html"), wait_until="networkidle")
    assert "그림" in visible_links(is_whole(page))
    page.get_by_role("button", name="모두 접기").click()
    page.goto(page.url.replace("part3/p2.html", "part4/p2.html"), wait_until="networkidle")
    is_whole(page).locator(f"{SIDEBAR} label.md-nav__link", has_text="기초").first.click()
    assert section(page, "더 깊이") == "false"


def test_the_drawer_closes_on_escape(visit: Visit) -> None:
    page = visit("index.html", width=390)
    page.locator("label.md-header__button[for=__drawer]").click()
    page.wait_for_timeout(400)
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    assert visible_links(page) == []


def test_the_top_bar(visit: Visit) -> None:
    page = visit("index.html")
    bar = page.locator("nav.studywiki-topnav")
    assert bar.get_by_role("link", name="저장소").is_visible()
    bar.locator("summary").click()
    assert bar.get_by_role("link", name="페이스북 그룹").is_visible()
    page.keyboard.press("Escape")
    assert not bar.get_by_role("link", name="페이스북 그룹").is_visible()
    assert not visit("index.html", width=390).locator("nav.studywiki-topnav").is_visible()
