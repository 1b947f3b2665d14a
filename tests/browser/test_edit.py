"""Edit me and its menu, where the reader's screen has room for them."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "place"), [(1440, "wide"), (1024, "wide"), (800, "narrow"), (390, "narrow")])
def test_edit_me_is_there_once_at_every_width(visit: Visit, width: int, place: str) -> None:
    page = visit("기초/퍼셉트론.html", width=width)
    seen = page.locator(".studywiki-edit__button:visible")
    assert seen.count() == 1
    assert seen.evaluate("(e, place) => e.parentNode.classList.contains('studywiki-edit--' + place)", place)
    box = seen.bounding_box()
    assert box is not None and box["height"] >= 24 and box["x"] + box["width"] <= width
    if place == "wide":
        toc = page.locator(".md-sidebar--secondary .md-nav__list").first.bounding_box()
        assert toc is not None and toc["y"] < box["y"]
    else:
        title = page.locator("h1").bounding_box()
        assert title is not None and title["y"] < box["y"]


def test_edit_me_stays_in_sight_below_a_long_table_of_contents(visit: Visit) -> None:
    page = visit("part3/p2.html", height=420)
    assert page.locator(".studywiki-edit--wide .studywiki-edit__button").evaluate(
        "e => { const b = e.getBoundingClientRect(); return document.elementFromPoint(b.x + 5, b.y + 5) === e }"
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_the_menu_by_keyboard(visit: Visit, width: int) -> None:
    page = visit("기초/퍼셉트론.html", width=width)
    page.locator(".studywiki-edit__button:visible").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    entries = page.locator(".studywiki-edit .studywiki-menu__list a:visible")
    assert entries.all_inner_texts() == ["수정 기록", "문제 알리기", "여기에 페이지 추가"]
    for entry in entries.all():  # nothing is cut off, nothing lies over it
        assert entry.evaluate(
            "e => { const b = e.getBoundingClientRect();"
            " return e.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)) }"
        )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href").startswith("https://github.com/study/wiki/commits/")
    page.keyboard.press("Escape")
    assert entries.count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_menu_closes_on_a_click_elsewhere(visit: Visit) -> None:
    page = visit("기초/퍼셉트론.html")
    page.locator(".studywiki-edit--wide summary").click()
    assert page.locator(".studywiki-menu[open]").count() == 1
    page.locator("h1").click()
    assert page.locator(".studywiki-menu[open]").count() == 0


def test_the_menu_without_script(visit: Visit) -> None:
    page = visit("기초/퍼셉트론.html", script=False)
    page.locator(".studywiki-edit--wide summary").click()
    assert page.locator(".studywiki-edit--wide .studywiki-menu__list a:visible").count() == 3
