"""What terms mean: by pointer, by keyboard, by touch, from a file; the filter of the glossary's page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import build_site
from tests.glossary.test_shown import FILES

pytestmark = pytest.mark.browser
TIP = "#studywiki-tip"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give where a site lies that is opened without a server."""
    folder = tmp_path_factory.mktemp("terms")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    config: dict[str, Any] = {"site_name": "위키", "theme": {"name": "material", "language": "ko"}}
    return Path(build_site(folder, {**config, "plugins": ["studywiki"]}).folder).as_uri()


def opened(browser: Browser, root: str, name: str, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.goto(f"{root}/{name}")
    return page


def test_a_pointer_opens_it_and_leaving_closes_it(browser: Browser, root: str) -> None:
    page = opened(browser, root, "index.html")
    page.locator(".studywiki-term").first.hover()
    tip = page.locator(TIP)
    tip.wait_for()
    assert tip.inner_text().startswith("역전파 backpropagation")
    assert tip.locator("strong").count() == 2 and tip.locator(".katex").count() == 1
    tip.locator("a").hover()
    page.wait_for_timeout(500)
    assert tip.is_visible()
    page.mouse.move(0, 0)
    tip.wait_for(state="detached")
    page.context.close()


def test_the_keyboard_opens_it_reaches_its_link_and_closes_it(browser: Browser, root: str) -> None:
    page = opened(browser, root, "index.html")
    term = page.locator(".studywiki-term").first
    term.focus()
    page.locator(TIP).wait_for()
    assert term.get_attribute("aria-describedby") == "studywiki-tip"
    assert (term.get_attribute("role"), term.get_attribute("aria-expanded")) == ("button", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("bp.html#%EC%A0%95%EC%9D%98")
    page.keyboard.press("Escape")
    assert page.locator(TIP).count() == 0
    assert page.evaluate("document.activeElement.className").startswith("studywiki-term")
    page.context.close()


def test_touch_opens_it_within_a_narrow_screen(browser: Browser, root: str) -> None:
    page = opened(browser, root, "index.html", viewport={"width": 390, "height": 800}, has_touch=True)
    page.locator(".studywiki-term").last.tap()
    page.locator(TIP).wait_for()
    box = page.locator(TIP).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    page.locator("h1").first.tap()
    assert page.locator(TIP).count() == 0
    page.context.close()


def test_nothing_of_it_is_printed(browser: Browser, root: str) -> None:
    page = opened(browser, root, "index.html")
    page.locator(".studywiki-term").first.focus()
    page.locator(TIP).wait_for()
    page.emulate_media(media="print")
    assert not page.locator(TIP).is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.studywiki-term')).textDecorationLine") == "none"
    page.context.close()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("역전", ["term-역전파"]),
        ("back", ["term-역전파"]),
        ("ㅇㅈㅍ", ["term-역전파"]),
        ("백프", ["term-역전파"]),
        ("없는 말", []),
        ("", ["term-가중치", "term-역전파", "term-cnn"]),
    ],
)
def test_the_filter_finds_terms(browser: Browser, root: str, typed: str, shown: list[str]) -> None:
    page = opened(browser, root, "terms.html")
    page.locator(".studywiki-filter").fill(typed)
    found = page.locator("dl.glossary > dt").evaluate_all("all => all.filter(e => e.offsetHeight).map(e => e.id)")
    assert found == shown
    page.context.close()


def test_without_script_all_of_it_is_there(browser: Browser, root: str) -> None:
    page = opened(browser, root, "terms.html", java_script_enabled=False)
    assert page.locator("dl.glossary > dt").count() == 3
    assert page.locator(".studywiki-filter").count() == 0
    page.context.close()
