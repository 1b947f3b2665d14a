"""Whatever an author makes large, shifts or turns: nothing of it lies over the page's own parts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.conftest import MINIMAL, build_site
from tests.safety.test_vectors import serve

pytestmark = pytest.mark.browser

STYLES = [
    "position: fixed; top: 0; left: 0; width: 100%; height: 100%",
    "position: absolute; top: -900px; left: -900px; width: 5000px; height: 5000px",
    "width: 5000px; height: 5000px",
    "width: 500vw; height: 500vh",
    "height: 100px; position: relative; top: -60px; z-index: 9999",
    "float: right; width: 9000px; height: 300px",
    "margin: -60px; height: 500px",
    "padding: 0 3000px",
    "margin-left: 900px; width: 900px; height: 900px",
    "transform: rotate(45deg); width: 2000px; height: 2000px",
    "transform: skew(80deg); width: 500px; height: 600px",
    "box-shadow: 0 0 60px 60px red; height: 200px",
    "display: grid; grid-template-columns: 9000px",
    "zoom: 50; width: 100px; height: 100px",
    "bottom: 60px; right: 60px; position: relative; width: 100%; height: 300px",
    "columns: 99; width: 9000px; height: 300px",
    "height: 0; font-size: 300px; line-height: 3",
]
OTHERS = [
    "<table><tr><td width=9000 height=900><a href='https://example.com/'>가</a></td></tr></table>",
    "<hr size=900 width=9000>",
    "<svg width=9000 height=900 style='overflow: visible'><rect x=-900 y=-900 width=9000 height=9000 /></svg>",
    "<input type=checkbox style='width: 3000px; height: 3000px'>",
    "<div style='position: relative; left: -60px; top: -60px'>" * 4 + "가" + "</div>" * 4,
    "<p style='white-space: nowrap'>" + "x y " * 3000 + "</p>",
]
COVERED = """() => {
  const article = document.querySelector(".md-content"), found = [];
  const parts = [".md-header", ".md-sidebar--primary .md-sidebar__inner", ".md-sidebar--secondary .md-sidebar__inner",
                 ".md-footer"];
  for (const part of parts) {
    const element = document.querySelector(part);
    if (part === ".md-footer") element.scrollIntoView();
    const box = element.getBoundingClientRect();
    for (let i = 1; i < 10; i++) for (let j = 1; j < 10; j++) {
      const hit = document.elementFromPoint(box.left + box.width * i / 10, box.top + box.height * j / 10);
      if (hit && article.contains(hit) && !found.includes(part)) found.push(part);
    }
    scrollTo(0, 0);
  }
  if (document.documentElement.scrollWidth > innerWidth + 2) found.push("the page is wider than the window");
  return found;
}"""
NOTES = "# 가\n\n```py\n" + "x" * 60 + "  # (1)!\n```\n\n1. " + "설명이 깁니다. " * 12 + "\n\n글[^1]\n\n[^1]: 각주\n"
WHOLE = """() => {
  const tip = document.querySelector(".md-tooltip--active").getBoundingClientRect();
  const column = document.querySelector(".md-content").getBoundingClientRect();
  const hit = (x, y) => document.elementFromPoint(x, y).closest(".md-tooltip");
  return [tip.right > column.right, Boolean(hit(tip.right - 5, tip.bottom - 5))];
}"""


def test_nothing_leaves_the_article(tmp_path: Path) -> None:
    if not Path(CHROMIUM).exists() and not os.environ.get("CI"):
        pytest.skip(f"there is no {CHROMIUM}")
    cases = [f'<a href="https://example.com/" style="display: block; {style}">가</a>' for style in STYLES] + OTHERS
    (tmp_path / "docs").mkdir()
    for number, case in enumerate(cases):
        (tmp_path / "docs" / f"p{number}.md").write_text(f"# 쪽\n\n## 나\n\n{case}\n\n## 다\n\n글\n", "utf-8")
    (tmp_path / "docs" / "index.md").write_text(NOTES, "utf-8")
    theme = {**MINIMAL["theme"], "features": ["content.code.annotate"]}
    server = serve(build_site(tmp_path, {**MINIMAL, "theme": theme}).folder)
    origin = f"http://127.0.0.1:{server.server_port}"
    wrong = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
        for number, case in enumerate(cases):
            page.goto(f"{origin}/p{number}.html")
            if found := page.evaluate(COVERED):
                wrong[case] = found
        _notes_are_seen_whole(page, f"{origin}/index.html")
        browser.close()
    server.shutdown()
    server.server_close()
    assert wrong == {}


def _notes_are_seen_whole(page: Page, address: str) -> None:
    """A note of a code block opens over the column's edge: that one is the theme's."""
    page.goto(address, wait_until="networkidle")
    page.locator(".md-annotation").first.focus()
    page.wait_for_selector(".md-tooltip--active")
    page.wait_for_timeout(500)
    assert page.evaluate(WHOLE) == [True, True]
