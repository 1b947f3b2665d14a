"""Files that contributors put beside the pages, opened by their own addresses as hosts of every kind send them."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Playwright

from tests import chromium
from tests.conftest import MINIMAL, build_site
from tests.safety.test_file_encodings import WAYS

pytestmark = pytest.mark.browser

RUNS = "<script>fetch('/ran');document.title='ran'</script>"
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{RUNS}</head></html>'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="fetch(\'/ran\')">{RUNS}</svg>'
NAMES = ["a.xhtml", "a.xht", "a.xml", "a.xsl", "a.rdf", "a.rss", "a.atom", "a.mml", "a.svg", "a.unknown", "a", "a.json"]
NAMES += ["a.html", "a.HTM", "a.html.", "a.html.bak", "a.svg.bak", "a.MD", "a.txt", "a.js", "a.png", "a.pdf", "a.shtml"]
NAMES += [
    "a.mjs",
    "a.webmanifest",
    "a.vtt",
    "a.ipynb",
    "a.map",
    "a.wasm",
    "a.css",
    "a.csv",
    "a.swf",
    "a.kml",
    "a%00.html",
]
FILES: dict[str, bytes] = {
    **{f"html-{name}": f"<!doctype html><html><head>{RUNS}".encode() for name in NAMES},
    **{f"xhtml-{name}": XHTML.encode() for name in NAMES},
    **{f"svg-{name}": SVG.encode() for name in NAMES},
    **{f"utf16-{name}": XHTML.encode("utf-16") for name in NAMES},
    **{f"late-{name}": b" \n\x0c" * 400 + XHTML.encode() for name in NAMES},
    **{
        f"way{number}.html": data.replace(b"alert(1)", b"fetch('/ran')").replace(
            "alert(1)".encode("utf-16-le"), "fetch('/ran')".encode("utf-16-le")
        )
        for number, data in enumerate(WAYS.values())
    },
}
KINDS = MimeTypes()
TYPED = (".html", ".htm", ".txt", ".css", ".js", ".csv", ".png", ".pdf", ".svg", ".json")
"""What every host has a type for."""


def typed(name: str, kind: str | None) -> str | None:
    """Give the type of a host that knows few, and says `kind` of the rest."""
    return KINDS.guess_type(name)[0] if name.endswith(TYPED) else kind


def document(name: str, charset: str) -> str | None:
    """Give the type of a host that says one charset of all documents."""
    return f"text/html; charset={charset}" if ".html" in name else typed(name, None)


HOSTS: dict[str, Callable[[str], str | None]] = {
    "types by the name": lambda name: KINDS.guess_type(name)[0] or "application/octet-stream",
    "types by the name, or none": lambda name: KINDS.guess_type(name)[0],
    "few types, or none": lambda name: typed(name, None),
    "few types, or unknown ones": lambda name: typed(name, "unknown/unknown"),
    "few types, or text": lambda name: typed(name, "text/plain"),
    "documents in EUC-KR": lambda name: document(name, "euc-kr"),
    "documents in ISO-2022-JP": lambda name: document(name, "iso-2022-jp"),
    "documents in UTF-16": lambda name: document(name, "utf-16le"),
}
TYPES = {".xhtml": "application/xhtml+xml", ".xht": "application/xhtml+xml", ".rss": "application/rss+xml"}
TYPES |= {
    ".atom": "application/atom+xml",
    ".mml": "application/mathml+xml",
    ".kml": "application/vnd.google-earth.kml+xml",
}
for suffix, kind in TYPES.items():
    KINDS.add_type(kind, suffix)


class Host(http.server.SimpleHTTPRequestHandler):
    """Sends each file below the name of a host, with the type that this host gives it."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        _, number, name = (*self.path.split("/", 2), "", "")[:3]
        path = Path(str(self.directory), self.translate_path(f"/{name}").removeprefix(f"{self.directory}/"))
        if not number.isdecimal() or not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        if kind := list(HOSTS.values())[int(number)](path.name):
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of the base class
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("attachments")
    (root / "docs").mkdir()
    for name, data in {**FILES, "index.md": b"# a\n"}.items():
        (root / "docs" / name).write_bytes(data)
    return build_site(root, MINIMAL).folder


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = functools.partial(type("Own", (Host,), {"asked": asked}), directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start the whole one: what is no page it shows in viewers of its own."""
    browser = playwright.chromium.launch(executable_path=chromium.CHROMIUM, args=chromium.FLAGS)
    yield browser
    browser.close()


def open_all(browser: Browser, base: str, names: list[str]) -> int:
    """Open each file in a page of its own; gives how many were shown."""
    context = browser.new_context(accept_downloads=False)
    page = context.new_page()
    shown = 0
    for name in names:
        try:
            page.goto(f"{base}/{quote(name)}", wait_until="load", timeout=10_000)
        except Exception:  # noqa: BLE001  a download is no page
            continue
        shown += 1
        assert page.title() != "ran", name
    context.close()
    return shown


PARAMETERS = [pytest.param(n, id=name, marks=[pytest.mark.slow] if n > 1 else []) for n, name in enumerate(HOSTS)]


def of_its_own(name: str, number: int) -> bool:
    """Whether the host `number` sends a file with another type than every host before it: else it has been opened."""
    kind, *others = (list(HOSTS.values())[n](name) for n in range(number, -1, -1))
    return kind not in others


@pytest.mark.parametrize("number", PARAMETERS)
def test_nothing_runs_on_any_host(browser: Browser, site: Path, host: tuple[str, list[str]], number: int) -> None:
    base, asked = host
    asked.clear()
    names = [name for name in FILES if (site / name).is_file() and of_its_own(name, number)]
    shown = open_all(browser, f"{base}/{number}", names)
    assert shown > 20 or number  # the first has them all
    assert "/ran" not in asked


def test_the_canary_sings(browser: Browser, site: Path, host: tuple[str, list[str]]) -> None:
    base, asked = host
    (site / "canary.html").write_bytes(FILES["html-a.html"])
    page = browser.new_page()
    page.goto(f"{base}/0/canary.html", wait_until="networkidle")
    assert page.title() == "ran"
    assert "/ran" in asked


@pytest.mark.slow
def test_nothing_runs_from_the_disk(browser: Browser, site: Path) -> None:
    names = [name for name in FILES if (site / name).is_file()]
    assert open_all(browser, site.as_uri(), names) > 20
