"""The map of prerequisites: whoever points at a page, or tabs to it, sees the ways to it and on from it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """Give the titles that stand out, in order."""
    return [
        text.split("\n")[0]
        for text in page.locator(".studywiki-steps__on").evaluate_all("all => all.map(e => e.innerText.trim())")
    ]


def test_the_ways_to_a_page_and_on_from_it_stand_out(visit: Visit) -> None:
    page = visit("순서.html")
    assert shown(page) == []
    page.locator("[data-step] a", has_text="역전파").first.hover()
    assert shown(page) == ["미분", "역전파", "합성곱"]
    page.mouse.move(0, 0)
    assert shown(page) == []
    page.locator("[data-step] a", has_text="어텐션").focus()
    assert shown(page) == ["미분", "어텐션"]
    page.keyboard.press("Tab")
    assert shown(page) == ["미분", "역전파", "합성곱"]
