"""A site on a server of its own, as GitHub Pages serves it: below a path, with its own page for what is missing."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.tabs import Tabs
from tests.browser.wiki import CONFIG, FILES
from tests.conftest import Once, build_site

MOUNT = "/wiki/"

SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput)
    window.shifts.push([
      entry.startTime, entry.value, ...entry.sources.map(s => s.node && s.node.nodeName + "." + s.node.className)
    ]);
})).observe({type: "layout-shift", buffered: true});
"""
"""Every movement that the reader did not ask for: when (ms), how far, and of what."""

SLOW = "Slow-Fonts"
"""Header of a request: how long a font is to be on its way, in seconds."""


BARELY = 0.01
"""Sum of movements of a first load on a busy machine, whose browser may show a page before Material's scripts ran."""


def at_rest(page: Page) -> None:
    """Wait until what fades or folds on `page` has come to its end: a busy machine shows it late."""
    page.wait_for_function(
        "document.getAnimations().every(each => !(each instanceof CSSTransition) || each.playState === 'finished')"
    )


def moved(page: Page) -> list[Any]:
    """Give what has moved on `page` since it was read to its end.

    Before, a browser that has to wait for the machine in the middle of a line shows that half, and has to move it for
    the other half: the longest lines with formulas move by 0.01 to 0.02 where the page comes in two parts there.
    """
    read = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
    return [shift for when, *shift in page.evaluate("shifts") if when >= read]


def movements(page: Page) -> list[Any]:
    """Give what moves on `page` whenever it is loaded again; raises where much has moved any time.

    A browser that has to wait for the machine may paint in between, once: what a page moves, it moves each time.
    """
    page.evaluate("document.fonts.ready.then(() => null)")  # else the second load may be the first to have them
    page.wait_for_timeout(300)
    first = moved(page)
    assert sum(shift[0] for shift in first) < BARELY, first
    found: list[Any] = []
    for _ in range(3):
        page.reload(wait_until="networkidle")
        page.wait_for_timeout(300)
        found, late = page.evaluate("shifts"), moved(page)
        assert sum(shift[0] for shift in late) < BARELY, late
        if not found:
            break
    return found


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does, and says nothing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(MOUNT) if path.startswith(MOUNT) else "/no such mount")

    def do_GET(self) -> None:
        if self.path.endswith(".woff2"):
            time.sleep(float(self.headers.get(SLOW, 0)))
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(str(self.directory), "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(missing)))
        self.end_headers()
        self.wfile.write(missing)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of the base class
        """Say nothing."""


@pytest.fixture(scope="session")
def site_root(once: Once) -> Path:
    """Build the wiki of `wiki.py`, and give its site's folder."""

    def make(root: Path) -> None:
        for name, text in FILES.items():
            place = root / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
        build_site(root, CONFIG)

    return once("browser", make) / "site"


@pytest.fixture(scope="session")
def origin(site_root: Path) -> Iterator[str]:
    """Serve the site; gives its origin, without a slash."""
    with served(site_root) as origin:
        yield origin


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve the site in `folder`; gives its origin, without a slash."""
    make = functools.partial(handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), make) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Give the tabs that pages are visited in."""
    tabs = Tabs(browser, SHIFTS)
    yield tabs
    tabs.close()


@pytest.fixture
def visit(tabs: Tabs, origin: str) -> Iterator[Visit]:
    """Open a page: visit("a.html", width=390, dark=True, script=False, fonts=0.5) -> Page; `fonts` take that long.

    `new`: in a tab that has loaded nothing yet, no fonts and no scripts either; in any other, cookies and storage are
    empty. Whatever any page asks of another server, and whatever its scripts complain of, fails the test at its end.
    """
    wrong: list[str] = []
    opened: list[Callable[[], None]] = []

    def open_page(
        path: str,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        script: bool = True,
        fonts: float = 0,
        new: bool = False,
    ) -> Page:
        if new or fonts:
            page = tabs.new(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=script,
                extra_http_headers={SLOW: str(fonts)} if fonts else None,
            )
        else:
            page = tabs.take(script=script, width=width, height=height, dark=dark)
        missing = "404" in path

        def note(said: str, fault: bool) -> None:
            if fault:
                wrong.append(said)

        heard: dict[str, Callable[[Any], None]] = {
            "request": lambda r: note(f"asks {r.url}", not r.url.startswith((origin, "data:", "blob:"))),
            "response": lambda r: note(f"{r.status} {r.url}", r.status >= 400 and not missing),
            "pageerror": lambda error: note(f"error {error}", True),
            "console": lambda m: note(f"console {m.text}", m.type == "error" and not missing),
        }
        for event, hear in heard.items():
            page.on(event, hear)  # type: ignore[call-overload]

        def end() -> None:
            for event, hear in heard.items():
                page.remove_listener(event, hear)
            if new or fonts:
                page.context.close()
            else:
                tabs.give_back(page, script=script)

        opened.append(end)
        page.goto(f"{origin}{MOUNT}{path}", wait_until="networkidle")
        if script:
            at_rest(page)
        return page

    yield open_page
    for end in opened:
        end()
    assert wrong == []
