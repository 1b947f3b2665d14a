"""Hundreds of ways to run a script, in pages, files, front matter and the sidebar, in the real browser: nothing runs.

`vectors.txt` has one a line (`\\n` is a line's end, `\\x0b` a character); others are made of elements, handlers and
spellings. What runs calls `alert`.
"""

from __future__ import annotations

import functools
import http.server
import itertools
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request

from tests.conftest import MINIMAL, build_site
from tests.safety.test_files import REMOVED, SVG, WHOLE

pytestmark = pytest.mark.browser

ELEMENTS = "a b div p span img svg video details table td iframe input form button body x-y math h2 pre"
HANDLERS = "onerror onload onclick onmouseover onfocus ontoggle onanimationstart onpointerenter onscroll onbeforetoggle"
SPELLINGS = (
    "<{e} src=x tabindex=0 {h}=alert(1)>x</{e}>",
    "<{E} SRC=x {H}='alert(1)'>x",
    '<{e}/src="x"/{h}="&#97;lert(1)"/>',
    "<{e} src=x\n{h}\n=\nalert(1)\n>x</{e}>",
    '<{e} a="`" src=x {h}=`alert(1)`>',
)
QUOTED = '"><img src=x onerror=alert(1)><a x="'
MATTER = "title summary subtitle description keywords author status icon last_updated date tags layout permalink image"
MATTER += " robots authors links categories slug canonical_url git_revision_date_localized social readtime other"
PER_PAGE = 20
AT_A_TIME = 6
"""Pages that are open beside one another: what they do by themselves is waited for once."""
OPENED = (".html", ".svg", ".xml", ".xhtml", ".xht", ".xsl", ".rdf", ".rss", ".kml", ".mathml", ".htm", ".shtml")
"""Files that are opened in the browser by their own addresses."""

WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (...a) => { window.ran.push(name); };
"""
POKE = """
() => {
  addEventListener("click", event => event.preventDefault());
  addEventListener("submit", event => event.preventDefault());
  for (const element of document.querySelectorAll("body *, svg *")) {
    if (element.id && element.id.startsWith("__")) continue;
    for (const name of ["mouseover", "mouseenter", "pointerenter", "pointerrawupdate", "focus", "focusin", "keydown",
                        "animationstart", "animationend", "toggle", "input", "change", "scroll", "beforetoggle",
                        "contextmenu", "dragstart", "error", "load", "begin"])
      element.dispatchEvent(new Event(name, {bubbles: false}));
    if (element.tagName === "A" || element.tagName === "a") {
      const address = element.href && element.href.baseVal !== undefined ? element.href.baseVal : element.href;
      if (/^\\s*(javascript|data|vbscript|blob):/i.test(address || "")) window.ran.push(address);
    } else if (element.click) element.click();
  }
  return window.ran;
}
"""


def vectors() -> list[str]:
    lines = Path(__file__).with_name("vectors.txt").read_text("utf-8").splitlines()
    found = [re.sub(r"\\x(..)", lambda m: chr(int(m[1], 16)), line.replace("\\n", "\n")) for line in lines]
    for element, handler, spelling in itertools.product(ELEMENTS.split(), HANDLERS.split(), SPELLINGS):
        found.append(spelling.format(e=element, h=handler, E=element.upper(), H=handler.title()))
    return found


def pages() -> dict[str, str | bytes]:
    """Give the pages: what may swallow what follows it has a page with others of its kind."""
    files: dict[str, str | bytes] = {}
    for number, batch in enumerate(_batched()):
        files[f"p{number}.md"] = "# 쪽\n\n" + "\n\n".join(batch) + "\n\n끝\n"
    matter = dict.fromkeys(MATTER.split(), QUOTED) | {"tags": [QUOTED, "<svg onload=alert(1)>"], "xss": QUOTED}
    for number, value in enumerate((QUOTED, "<script>alert(1)</script>", "x' onmouseover='alert(1)")):
        written = {key: value if isinstance(old, str) else [value] for key, old in matter.items()}
        files[f"m{number}.md"] = f"---\n{yaml.safe_dump(written)}---\n\n글 xssword {{{{ page.xss }}}}\n"
    for number, batch in enumerate(_batched()):
        if number % 4 == 0:
            files[f"h{number}.html"] = "<!doctype html><title>x</title>" + "\n".join(batch)
    for number, inner in enumerate(REMOVED):
        files[f"s{number}.svg"] = SVG.format(f"<rect width='9' height='9'/>{inner}")
    files |= {f"w{number}.svg": whole for number, whole in enumerate(WHOLE.values())}
    for number, name in enumerate(("xml", "xhtml", "xht", "xsl", "rdf", "rss", "kml", "mathml", "htm", "shtml")):
        files[f"x{number}.{name}"] = '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'
    files["index.md"] = "# 처음\n\nxssword <img src=x onerror=alert(1)>\n\n## <b onclick=alert(1)>xssword</b>\n"
    return files


def _batched() -> Iterator[list[str]]:
    found = vectors()
    return (found[at : at + PER_PAGE] for at in range(0, len(found), PER_PAGE))


def sidebar() -> str:
    items = [{"title": QUOTED, "page": "index"}, {"title": "x' onmouseover='alert(1)", "page": "m0"}]
    items += [{"title": "x", "url": url} for url in ("javascript:alert(1)", QUOTED, f"https://evil.invalid/{QUOTED}")]
    return yaml.safe_dump({"entries": [{"title": QUOTED, "items": items}]}, allow_unicode=True)


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the wiki, and one page of it as it would be without any of this, to see that what runs is seen."""
    safe, trusting = tmp_path_factory.mktemp("safe"), tmp_path_factory.mktemp("trusting")
    for root in (safe, trusting):
        (root / "docs").mkdir()
    for name, text in pages().items():
        (safe / "docs" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (safe / "sidebar_doc.yml").write_text(sidebar(), "utf-8")
    (trusting / "docs" / "index.md").write_text("# x\n\n<img src=x onerror=alert(1)>\n", "utf-8")
    (trusting / "docs" / "a.svg").write_text(SVG.format("<script>alert(1)</script>"), "utf-8")
    trusted: dict[str, Any] = {"plugins": [{"studywiki": {"html": "trusted"}}]}
    return {"safe": build_site(safe, MINIMAL).folder, "trusting": build_site(trusting, {**MINIMAL, **trusted}).folder}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of the base class
        """Say nothing."""


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Opened:
    """A page on which everything is done that a reader may do."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.asked: list[str] = []
        page.on("request", self._note)
        page.goto(address, wait_until="load")
        page.evaluate(POKE)

    def _note(self, request: Request) -> None:
        away = "127.0.0.1" not in request.url and not request.url.startswith("data:")
        if away and request.resource_type not in ("image", "media") and "www.youtube.com/embed/" not in request.url:
            self.asked.append(f"{request.resource_type} {request.url}")

    def ran(self) -> list[str]:
        """Give what ran."""
        found = self.page.evaluate("window.ran")
        assert unquote(self.page.url.partition("#")[0]) == unquote(self.address.partition("#")[0])
        self.page.remove_listener("request", self._note)
        return [*found, *self.asked]


def ran(pages: list[Page], addresses: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Open as many addresses at a time as there are pages, wait once for all of them, and give what ran in each."""
    for at in range(0, len(addresses), len(pages)):
        opened = [Opened(*each) for each in zip(pages, addresses[at:], strict=False)]
        pages[0].wait_for_timeout(150)
        yield from ((each.address, each.ran()) for each in opened)


def test_nothing_runs(roots: dict[str, Path], browser: Browser) -> None:
    servers = {name: serve(folder) for name, folder in roots.items()}
    context = browser.new_context()
    context.add_init_script(WATCH)
    tabs = [context.new_page() for _ in range(AT_A_TIME)]
    origins = {name: f"http://127.0.0.1:{server.server_port}" for name, server in servers.items()}
    trusted = [f"{origins['trusting']}/{name}" for name in ("index.html", "a.svg")]
    assert all("alert" in found for _, found in ran(tabs, trusted * len(tabs))), "what runs is seen, in every tab"
    there = [path for path in roots["safe"].glob("*.*") if path.suffix in OPENED]
    # a page that is elsewhere leads there, and is opened there
    files = sorted(path.name for path in there if b'<meta http-equiv="refresh"' not in path.read_bytes())
    wrong = {where: found for where, found in ran(tabs, [f"{origins['safe']}/{name}" for name in files]) if found}
    page = tabs[0]
    page.goto(f"{origins['safe']}/index.html?q=xssword")
    page.wait_for_timeout(1500)
    if found := page.evaluate(POKE):
        wrong["search"] = found
    context.close()
    for server in servers.values():
        server.shutdown()
        server.server_close()
    assert wrong == {}


def test_there_are_many() -> None:
    assert len(vectors()) > 1000
