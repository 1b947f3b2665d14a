"""What holds on every kind of page, at every width, by day and by night."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.browser.conftest import MOUNT, Handler, Visit, moved, movements, served
from tests.browser.tabs import Tabs
from tests.browser.wiki import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_asked_of_another_server_and_nothing_moves(visit: Visit, path: str) -> None:
    assert movements(visit(path, new=True)) == []


def test_what_a_page_moves_is_found(visit: Visit) -> None:
    page = visit(PAGES[0], new=True)
    late = "document.body.insertAdjacentHTML('afterbegin', '<div style=\"height: 200px\"></div>')"
    page.add_init_script(f"addEventListener('load', () => setTimeout(() => {late}, 100))")
    with pytest.raises(AssertionError):
        movements(page)


def test_what_a_page_moves_a_little_each_time_is_found(visit: Visit) -> None:
    page = visit(PAGES[0], new=True)
    late = "document.querySelector('article').insertAdjacentHTML('afterbegin', '<div style=\"height: 4px\"></div>')"
    page.add_init_script(f"addEventListener('load', () => setTimeout(() => {late}, 100))")
    assert movements(page) != []


class _InTwoParts(Handler):
    """Halts in the middle of a page's heading, before its last formula."""

    def do_GET(self) -> None:  # noqa: N802  the name of the base class
        if not self.path.endswith(".html"):
            super().do_GET()
            return
        page = Path(self.translate_path(self.path)).read_bytes()
        cut = page.rindex(b"<math>", 0, page.index(b"</h1>"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page[:cut])
        self.wfile.flush()
        time.sleep(2)
        self.wfile.write(page[cut:])


def test_what_moves_since_half_a_line_was_there_is_not_the_pages(tabs: Tabs, site_root: Path) -> None:
    page = tabs.new(viewport={"width": 390, "height": 844})
    with served(site_root, _InTwoParts) as origin:
        page.goto(f"{origin}{MOUNT}math.html", wait_until="networkidle")
        page.wait_for_timeout(300)
        assert page.evaluate("shifts") != []
        assert moved(page) == []
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_a_phone_needs_no_sideways_scrolling(visit: Visit, path: str, dark: bool) -> None:
    page = visit(path, width=390, height=844, dark=dark, new=True)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390
    assert movements(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_one_heading_and_its_landmarks(visit: Visit, path: str) -> None:
    page = visit(path)
    assert page.locator("h1").count() == 1
    assert [page.locator(mark).count() for mark in ("header", "main", "footer", "article")] == [1, 1, 1, 1]


def test_a_wide_table_scrolls_in_its_own_box(visit: Visit) -> None:
    page = visit("기초/퍼셉트론.html", width=390)
    box = page.locator("article .md-typeset__scrollwrap").first
    assert box.evaluate("e => e.scrollWidth > e.clientWidth && e.getBoundingClientRect().right <= innerWidth")


@pytest.mark.parametrize("width", [1440, 390])
def test_everything_stands_where_it_stands_without_script(visit: Visit, width: int) -> None:
    where = "[...document.querySelectorAll('article > :is(h1, h2, h3, p)')].map(e => Math.round(e.offsetTop))"
    page, plain = visit("기초/퍼셉트론.html", width=width), visit("기초/퍼셉트론.html", width=width, script=False)
    assert page.evaluate(where) == plain.evaluate(where)


def test_words_stay_whole(visit: Visit) -> None:
    page = visit("기초/퍼셉트론.html", width=390)
    assert page.locator("article p").first.evaluate("e => getComputedStyle(e).wordBreak") == "keep-all"


def test_the_system_decides_on_dark_and_the_reader_may_change_it(visit: Visit) -> None:
    page = visit("index.html", dark=True)
    scheme = "() => document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "slate"
    page.get_by_title("밝은 화면으로 바꾸기").click()
    assert page.evaluate(scheme) == "default"
    page.reload(wait_until="networkidle")
    assert page.evaluate(scheme) == "default"


def test_dark_is_there_before_the_first_paint(visit: Visit) -> None:
    page = visit("index.html", dark=True)
    page.route("**/bundle*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.evaluate("localStorage.clear()")
    page.reload(wait_until="commit")
    page.wait_for_selector("footer", state="attached")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.unroute_all()
    page.reload(wait_until="networkidle")


@pytest.mark.parametrize("dark", [False, True])
def test_a_diagram_is_drawn_by_the_sites_own_mermaid(visit: Visit, dark: bool) -> None:
    page = visit("기초/그림.html", dark=dark)
    page.wait_for_selector("article div.mermaid")
    box = page.locator("article div.mermaid").bounding_box()
    assert box is not None and box["height"] > 30 and box["width"] > 100
    assert page.evaluate("performance.getEntriesByType('resource').some(e => e.name.endsWith('mermaid.min.js'))")


def test_no_other_page_loads_mermaid(visit: Visit) -> None:
    page = visit("index.html")
    assert not page.evaluate("performance.getEntriesByType('resource').some(e => e.name.includes('mermaid'))")


def test_search_asks_only_this_site(visit: Visit) -> None:
    page = visit("index.html")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("퍼셉트론")
    page.keyboard.press("End")  # Material looks when a key comes up
    page.wait_for_selector(".md-search-result__item")
    assert "퍼셉트론" in page.locator(".md-search-result__item").first.inner_text()


def test_the_missing_page_offers_the_search_by_keyboard(visit: Visit) -> None:
    page = visit("a/404.html")
    assert page.locator("article h1").inner_text() == "찾는 페이지가 없습니다"
    page.locator(".studywiki-missing__search").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement.matches('.md-search__input')")


def test_the_missing_page_leads_home(visit: Visit) -> None:
    page = visit("a/b/c/404.html")
    page.get_by_role("link", name="첫 페이지로 가기").click()
    page.wait_for_selector("h1:has-text('스터디 위키')")
