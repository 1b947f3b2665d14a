"""Diagrams in the real browser: they are drawn by the site's own Mermaid, and what an author writes stays a drawing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import MINIMAL, build_site
from tests.safety.test_article import COVERED
from tests.safety.test_vectors import WATCH, serve

pytestmark = pytest.mark.browser

_DATA = tomllib.loads(Path(__file__).with_name("diagrams.toml").read_text("utf-8"))


def _said(text: str) -> str:
    """Give a diagram of the data with what its words stand for."""
    words = dict(_DATA["words"])
    window = words["WINDOW"]
    words["ESCAPED"] = window.replace("<", "\\u003c").replace(">", "\\u003e")
    words["ENTITIES"] = window.replace("<", "#lt;").replace(">", "#gt;").replace("=", "#61;")
    words["NAMED"] = window.replace("<", "&lt;").replace(">", "&gt;")
    words["DOUBLE"] = window.replace("<", "&amp;lt;").replace(">", "&amp;gt;")
    return re.sub(r"§([A-Z]+)", lambda found: words[found[1]], text)


DRAWN = {name: _said(one["text"]) for name, one in _DATA["drawn"].items()}
HOSTILE = {name: _said(text) for name, text in _DATA["hostile"].items()}
FENCES: dict[str, str] = _DATA["fences"]
ROOTS = """
window.roots = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (given) {
  const root = attach.call(this, given);
  window.roots.push(root);
  return root;
};
"""
WORDS = "window.roots.map(root => root.textContent).join(' ')"
FOUND = """async () => {
  const inside = selector => window.roots.flatMap(root => Array.from(root.querySelectorAll(selector)));
  const found = inside("button, form, input, select, textarea, iframe, object, embed, video, audio, dialog, details,"
    + " script, link, meta, base, label, [popover], [popovertarget], [commandfor], [tabindex], [autofocus]")
    .map(element => element.outerHTML);
  for (const root of window.roots) root.addEventListener("click", event => event.preventDefault(), true);
  for (const element of inside("*")) {
    for (const {name, value} of element.attributes) {
      if (/^on/i.test(name) || /javascript:|^data:text/i.test(value)) found.push(name + "=" + value);
    }
    element.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  }
  for (const root of window.roots) {
    const box = root.host.getBoundingClientRect(), column = document.querySelector("article").getBoundingClientRect();
    if (box.left < column.left - 1 || box.right > column.right + 1) found.push("the diagram leaves its column");
  }
  if (document.querySelector(":popover-open, dialog[open]")) found.push("a window is open");
  await new Promise(done => setTimeout(done, 50));
  return found.concat(window.ran);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("diagrams")
    (root / "docs").mkdir()
    diagrams = {**DRAWN, **HOSTILE}
    pages = {name: f"# 쪽\n\n## 나\n\n```mermaid\n{text}```\n\n## 다\n\n글\n" for name, text in diagrams.items()}
    pages |= {f"fence-{name}": f"# 쪽\n\n{text}\n글\n" for name, text in FENCES.items()}
    for name, text in pages.items():
        (root / "docs" / f"{_file(name)}.md").write_text(text, "utf-8")
    links = "\n".join(f"- [{name}]({_file('fence-' + name)}.md)" for name in FENCES)
    (root / "docs" / "index.md").write_text(f"# 처음\n\n{links}\n", "utf-8")
    instant = {**MINIMAL["theme"], "features": ["navigation.instant"]}
    config = {**MINIMAL, "theme": instant, "site_url": "http://127.0.0.1/"}
    server = serve(build_site(root, config).folder)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900})
    made.add_init_script(WATCH + ROOTS)
    yield made
    made.close()


class Visit:
    """A page that is open, and what it asked of others."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.pages[0] if context.pages else context.new_page()  # one for all: it knows Mermaid
        self.asked: list[str] = []
        self.page.on("request", self._note)
        self.page.goto(address, wait_until="networkidle")

    def _note(self, request: Any) -> None:
        if "127.0.0.1" not in request.url and not request.url.startswith("data:"):
            self.asked.append(request.url)

    def leave(self) -> None:
        """Listen no more: the page will be another's."""
        self.page.remove_listener("request", self._note)

    def settle(self) -> None:
        """Wait until the diagram is drawn, or will not be."""
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(
            """async () => { for (let i = 0; i < 20 && document.querySelector("pre.mermaid"); i++)
            await new Promise(done => setTimeout(done, 50)); }"""
        )


def _file(name: str) -> str:
    return name.replace(", ", "-").replace(" ", "-")


@pytest.mark.parametrize("name", DRAWN)
def test_a_diagram_is_drawn(site: str, context: BrowserContext, name: str) -> None:
    visit = Visit(context, f"{site}/{_file(name)}.html")
    visit.page.wait_for_selector("article div.mermaid")
    shown = " ".join(visit.page.evaluate(WORDS).split())
    assert [word for word in _DATA["drawn"][name]["words"] if word not in shown] == []
    assert visit.asked == []
    if name == "formula":
        assert visit.page.evaluate("window.roots[0].querySelectorAll('msup').length") == 1
    if name == "flowchart":
        assert visit.page.evaluate("Array.from(window.roots[0].querySelectorAll('a')).length") == 1
    visit.leave()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_diagram_harms_nobody(site: str, context: BrowserContext, name: str) -> None:
    visit = Visit(context, f"{site}/{_file(name)}.html")
    visit.settle()
    address = visit.page.url
    covered = visit.page.evaluate(COVERED)
    assert visit.page.evaluate(FOUND) == []
    assert covered == []
    assert visit.page.url == address
    assert visit.asked == []
    visit.leave()


@pytest.mark.parametrize("name", FENCES)
def test_no_other_server_is_asked(site: str, context: BrowserContext, name: str) -> None:
    """Neither where the page is opened, nor where the reader comes from one without a diagram."""
    visit = Visit(context, f"{site}/{_file('fence-' + name)}.html")
    visit.settle()
    drawn = visit.page.locator("article div.mermaid").count()
    assert drawn == 1 or name in ("paragraph", "element")
    assert visit.asked == []
    visit.leave()


@pytest.mark.parametrize("name", FENCES)
def test_no_other_server_is_asked_by_instant_navigation(site: str, context: BrowserContext, name: str) -> None:
    visit = Visit(context, f"{site}/index.html")
    visit.page.evaluate("window.same = true")
    visit.page.click(f"article a[href$='{_file('fence-' + name)}.html']")
    visit.page.wait_for_url("**/fence-*")
    visit.settle()
    assert visit.asked == []
    visit.leave()
