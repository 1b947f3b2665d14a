"""`navigation.instant`, which Material swaps pages with, where a wiki's owner has switched it on."""

from __future__ import annotations

from pathlib import Path

import pytest
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
