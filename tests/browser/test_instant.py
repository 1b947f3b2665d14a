"""`navigation.instant`, which Material swaps pages with, where a wiki's owner has switched it on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.conftest import MOUNT, served
from tests.conftest import MINIMAL, build_site

pytestmark = pytest.mark.browser

FILES = {
    "docs/index.md": "# 처음\n\n[글](a.md)\n",
    "docs/a.md": "# 글\n\n식 $x^2$\n\n```mermaid\ngraph LR\n  A[가] --> B[나]\n```\n",
}


def test_a_diagram_and_a_formula_behind_a_link_are_the_sites_own(browser: Browser, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    theme = {"name": "material", "language": "ko", "features": ["navigation.instant"]}
    site = tmp_path / "site"
    with served(site) as origin:  # Material asks the sitemap which pages it may swap in
        build_site(tmp_path, {**MINIMAL, "site_url": f"{origin}{MOUNT}", "theme": theme})
        context = browser.new_context()
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{origin}{MOUNT}index.html", wait_until="networkidle")
        page.evaluate("window.stays = true")
        page.click("article a[href$='a.html']")
        page.wait_for_selector("article div.mermaid")
        assert page.evaluate("window.stays"), "the page was swapped, not loaded"
        assert page.evaluate("getComputedStyle(document.querySelector('.katex-mathml')).position") == "absolute"
        context.close()
    assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []
    assert [url for url in asked if url.endswith("mermaid.min.js")] == [f"{origin}{MOUNT}assets/mermaid/mermaid.min.js"]


def test_the_sidebar_of_a_page_that_was_swapped_in(browser: Browser, tmp_path: Path) -> None:
    pages = {part: [f"{part}/{n}.md" for n in range(16)] for part in "가나다"}
    files = {f"docs/{path}": f"# {path[0]}의 {path[2:-3]}쪽\n\n글\n" for paths in pages.values() for path in paths}
    sections = [{"title": part, "items": [{"page": path} for path in paths]} for part, paths in pages.items()]
    sidebar = yaml.safe_dump([{"page": "index.md"}, *sections], allow_unicode=True)
    for name, text in {"docs/index.md": "# 처음\n", "sidebar_doc.yml": sidebar, **files}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    theme = {"name": "material", "language": "ko", "features": ["navigation.instant"]}
    nav = ".md-sidebar--primary .md-nav--primary"
    with served(tmp_path / "site") as origin:
        build_site(tmp_path, {**MINIMAL, "site_url": f"{origin}{MOUNT}", "theme": theme})
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{origin}{MOUNT}index.html", wait_until="networkidle")
        page.evaluate("window.stays = true")
        page.locator(f"{nav} .md-nav__link", has_text="나").first.click()
        page.locator(f"{nav} a", has_text="나의 3쪽").click()
        page.wait_for_selector("h1:has-text('나의 3쪽')")
        assert page.evaluate("window.stays"), "the page was swapped, not loaded"
        assert page.locator(f"{nav} [aria-current=page]").inner_text().strip() == "나의 3쪽"
        page.locator(f"{nav} label.md-nav__link", has_text="다").focus()
        page.keyboard.press("ArrowRight")
        page.locator(f"{nav} a", has_text="다의 15쪽").wait_for(state="visible")
        page.get_by_role("button", name="모두 펼치기").click()
        assert page.locator(f"{nav} a.md-nav__link:visible").count() == 49
        page.close()
