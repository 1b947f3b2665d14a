"""Whatever an author makes large, shifts or turns: nothing of it lies over the page's own parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from studywiki.sanitising import classes
from studywiki.sanitising.cleaner import clean
from tests.conftest import MINIMAL, build_site
from tests.safety import css
from tests.safety.test_classes import STYLES as STYLES_OF_THE_THEME
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
LINK = "top: 0; left: 0; inset: 0; width: 5000px; height: 5000px; visibility: visible; opacity: .5; display: block"
PLACED = [
    f'<a class="md-code__nav" href="https://example.com/" style="{LINK}">LOGIN</a>',
    f'<div class="highlight"><code><a id="x" href="https://example.com/" style="{LINK}">LOGIN</a></code></div>',
    f'<div class="highlight"><code><a id="x" href="#x"><span style="{LINK}">LOGIN</span></a></code></div>',
    f'<ul><li class="task-list-item" style="position: static"><input type=checkbox style="{LINK}"></li></ul>',
    '<ul><li class="task-list-item" style="font-size: 900px"><input type=checkbox> 가</li></ul>',
    f'<div class="tabbed-set"><input type=checkbox style="{LINK}"></div>',
    f'<div class="tabbed-set" style="position: static"><div class="tabbed-control tabbed-control--next" style="{LINK}">'
    "가</div></div>",
    f'<ul><li class="task-list-item"><a class="task-list-indicator" style="{LINK}" href="/">가</a></li></ul>',
    '<a href="https://example.com/"><span class="task-list-indicator" style="font-size: 3000px">가</span></a>',
    f'<div class="highlight"><span data-linenos="1 " style="{LINK}; font-size: 900px">가</span></div>',
    '<div class="highlight"><pre><code><span data-linenos="' + "x" * 900 + '">가</span></code></pre></div>',
    f'<aside class="md-annotation" style="{LINK}"><span class="md-annotation__index" style="{LINK}">가</span></aside>',
    f'<div class="admonition inline end" style="{LINK}">가</div>',
    f'<a class="headerlink" href="https://example.com/" style="{LINK}">가</a>',
    f'<a class="footnote-backref" href="https://example.com/" style="{LINK}">가</a>',
    f'<div style="height: 0"><a href="https://example.com/" style="{LINK}; margin-top: -60px">가</a></div>',
    f'<div style="position: relative; top: -60px; height: 60px"><a href="/" style="{LINK}">가</a></div>',
    f'<p class="studywiki-meta studywiki-edit" style="height: 0"><a href="/" style="{LINK}">가</a></p>',
]
"""Links and boxes that Material's classes would lay over the page."""
COVERED = """() => {
  const article = document.querySelector(".md-content"), found = [];
  const parts = [".md-header", ".md-sidebar--primary .md-sidebar__inner", ".md-sidebar--secondary .md-sidebar__inner",
                 ".md-footer", ".studywiki-edit--narrow a", ".studywiki-edit--narrow summary", ".studywiki-title"];
  for (const part of parts) {
    const element = document.querySelector(part);
    if (!element || !element.checkVisibility({visibilityProperty: true})) continue;
    const own = article.contains(element);
    if (part === ".md-footer") element.scrollIntoView();
    const box = element.getBoundingClientRect();
    for (let i = 1; i < 10; i++) for (let j = 1; j < 10; j++) {
      const hit = document.elementFromPoint(box.left + box.width * i / 10, box.top + box.height * j / 10);
      const itself = hit === article.firstElementChild || (own && element.contains(hit));
      if (hit && article.contains(hit) && !itself && !found.includes(part)) found.push(part);
    }
    scrollTo(0, 0);
  }
  if (document.documentElement.scrollWidth > innerWidth + 2) found.push("the page is wider than the window");
  return found;
}"""
PUT_IN = """([html, covered]) => {
  const place = document.querySelector(".md-content__inner"), box = document.createElement("template");
  box.innerHTML = html;
  const put = Array.from(box.content.children);
  place.querySelectorAll(":scope > :not(.studywiki-meta, h2)").forEach(element => element.remove());
  document.querySelector(".studywiki-edit--narrow").after(...put);
  return eval(covered)();
}"""
NOTES = "# 가\n\n```py\n" + "x" * 60 + "  # (1)!\n```\n\n1. " + "설명이 깁니다. " * 12 + "\n\n글[^1]\n\n[^1]: 각주\n"
WHOLE = """() => {
  const tip = document.querySelector(".md-tooltip--active").getBoundingClientRect();
  const column = document.querySelector(".md-content").getBoundingClientRect();
  const hit = (x, y) => document.elementFromPoint(x, y).closest(".md-tooltip");
  return [tip.right <= column.right && tip.left >= column.left, Boolean(hit(tip.right - 5, tip.bottom - 5))];
}"""


def test_nothing_leaves_the_article(tmp_path: Path, browser: Browser) -> None:
    cases = [f'<a href="https://example.com/" style="display: block; {style}">가</a>' for style in STYLES]
    cases += OTHERS + PLACED
    (tmp_path / "docs").mkdir()
    for number, case in enumerate(cases):
        (tmp_path / "docs" / f"p{number}.md").write_text(f"---\ntitle: 쪽\n---\n\n{case}\n\n## 다\n\n글\n", "utf-8")
    (tmp_path / "docs" / "index.md").write_text(NOTES, "utf-8")
    theme = {**MINIMAL["theme"], "features": ["content.code.annotate"]}
    server = serve(build_site(tmp_path, {**MINIMAL, "theme": theme}).folder)
    origin = f"http://127.0.0.1:{server.server_port}"
    wrong = {}
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    for number, case in enumerate(cases):
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"{origin}/p{number}.html")
        found = page.evaluate(COVERED)
        page.set_viewport_size({"width": 390, "height": 800})
        if found := [*found, *page.evaluate(COVERED)]:
            wrong[case] = found
    wrong |= _whatever_the_class(page, f"{origin}/p0.html")
    _notes_are_seen_whole(page, f"{origin}/index.html")
    page.close()
    server.shutdown()
    server.server_close()
    assert wrong == {}


def _whatever_the_class(page: Page, address: str) -> dict[str, list[str]]:
    """Try every class that the theme knows, on a link and around one."""
    wrong: dict[str, list[str]] = {}
    link = f'<a class="{{0}}" href="https://example.com/" style="{LINK}">가</a>'
    around = (
        '<div class="{0}"><a class="{0}" href="https://example.com/"><span style="' + LINK + '">가</span></a></div>'
    )
    within = '<div class="highlight md-typeset {0}"><code>' + link + "</code></div>"
    known = css.classes("".join(STYLES_OF_THE_THEME.values())) | classes.ANYWHERE | set(classes.ONLY) | classes.REFUSED
    tried = {clean((link + around + within).format(name)) for name in known}
    assert len(tried) > 150
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        assert page.evaluate(PUT_IN, [f'<a style="position: fixed; z-index: 9; {LINK}">가</a>', COVERED]), "it is seen"
        for html in sorted(tried):
            if found := page.evaluate(PUT_IN, [html, COVERED]):
                wrong[html] = found
    return wrong


def _notes_are_seen_whole(page: Page, address: str) -> None:
    """A note of a code block keeps to its column."""
    page.goto(address, wait_until="networkidle")
    page.locator(".md-annotation").first.focus()
    page.wait_for_selector(".md-tooltip--active")
    page.wait_for_timeout(500)
    assert page.evaluate(WHOLE) == [True, True]
