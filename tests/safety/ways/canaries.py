"""A page is opened, and each canary says what it noticed."""

from __future__ import annotations

import asyncio
import re
import urllib.parse
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.async_api import Error, Frame, Page, Request

from tests.safety.ways.case import Case

SCRIPT = Path(__file__).with_name("canaries.js").read_text("utf-8")
WORD = "등대불빛"
WIDTHS = ((1440, 900), (390, 844))
FRAMES = re.compile(r"https://(?:www\.)?(?:youtube|youtube-nocookie|player\.vimeo)\.com/")
"""Frames of the cases' that the wiki allows."""
DIAGRAM = re.compile(r"(?:Parse|Lexical|Syntax) error|Unsupported color format")
"""What Mermaid says of a diagram that it cannot read: the diagram's own fault, and nothing else's."""
SETTLE = 60
"""Milliseconds in which what fails to load, a refresh or an element with autofocus says so."""

CLOSED = "browser has been closed"
"""The browser itself has ended: that is no case's doing that we could name, and the walk ends."""

Notice = tuple[str, str]
"""Canary, and what it noticed."""


class Opened:
    """One page of a site in the browser, and what was noticed outside of it."""

    def __init__(self, page: Page, address: str, case: Case) -> None:
        self.page, self.address, self.case = page, address, case
        self.path = self._path(address)
        self.notices: list[Notice] = []
        self.asked: list[Request] = []
        self.arrived, self.watched = False, True
        self.listeners: dict[str, Callable[..., object]] = {
            "request": self._request,
            "framenavigated": self._moved,
            "pageerror": self._fault,
            "popup": lambda other: self.notices.append(("navigation", f"opens {other.url}")),
        }
        for name, listener in self.listeners.items():
            page.on(name, listener)  # type: ignore[call-overload]

    def leave(self) -> None:
        """Listen no more: the page will be another's."""
        for name, listener in self.listeners.items():
            self.page.remove_listener(name, listener)

    @staticmethod
    def _path(address: str) -> str:
        return urllib.parse.unquote(re.split(r"[?#]", address)[0])

    def _request(self, request: Request) -> None:
        if "//127.0.0.1" not in request.url[:24] and not request.url.startswith(("data:", "blob:")):
            self.asked.append(request)

    def _fault(self, error: Error) -> None:
        if not DIAGRAM.match(str(error)):
            self.notices.append(("collision", f"page error {str(error)[:120]}"))

    def _moved(self, frame: Frame) -> None:
        if frame != self.page.main_frame or not self.watched:
            return
        if self._path(frame.url) == self.path:
            self.arrived = True
        elif self.arrived:  # before that it is the page that was open in this one that moves
            self.notices.append(("navigation", f"to {frame.url}"))

    async def look(self) -> list[Notice]:
        """Do with the page what a reader does, at both widths; gives everything noticed."""
        page = self.page
        await page.set_viewport_size({"width": WIDTHS[0][0], "height": WIDTHS[0][1]})
        if "#" in self.address:  # else it would be the same document as before
            await emptied(page)
        try:
            await page.goto(self.address, wait_until="load", timeout=20_000)
        except Error as error:
            if CLOSED in str(error):
                raise
            if "Download" not in str(error) and "ERR_ABORTED" not in str(error) and "interrupted by" not in str(error):
                self.notices.append(("collision", f"does not open: {str(error).splitlines()[0][:100]}"))
            return self.notices
        await page.wait_for_timeout(SETTLE)
        themed = await page.evaluate("__canaries.themed()")
        if themed:
            await self._settle()
            await self._do()
        for width, height in WIDTHS if themed else WIDTHS[:1]:
            if width != WIDTHS[0][0]:
                await page.set_viewport_size({"width": width, "height": height})
            await self._see("windows")
            if themed:
                await self._see("cover")
                await self._see("collision", f"'{WORD}'")
        media = set(await page.evaluate("__canaries.media()"))
        await self._see("poke")
        await page.wait_for_timeout(SETTLE)
        self.notices += [(kind, what) for kind, what in await page.evaluate("__canaries.noted")]
        for request in self.asked:
            allowed = request.url in media and request.resource_type in ("image", "media")
            if not allowed and not (request.resource_type == "document" and FRAMES.match(request.url)):
                self.notices.append(("request", f"{request.resource_type} {request.url[:90]}"))
        return self.notices

    async def _see(self, what: str, argument: str = "") -> None:
        self.notices += [(kind, said) for kind, said in await self.page.evaluate(f"__canaries.{what}({argument})")]

    async def _settle(self) -> None:
        """Wait for what the theme's scripts draw: diagrams, results of a search that the address asks for."""
        if await self.page.evaluate("__canaries.diagrams()"):
            for _ in range(60):
                if not await self.page.evaluate("__canaries.diagrams() > __canaries.roots.length"):
                    break
                await self.page.wait_for_timeout(50)
                if any(kind == "collision" for kind, _ in self.notices):
                    break
        if "?q=" in self.address:
            await self.page.wait_for_timeout(900)

    async def _do(self) -> None:
        for selector in self.case.hover:
            for place in (await self.page.locator(selector).all())[:4]:
                try:
                    await place.hover(timeout=600, force=True)
                    await self.page.wait_for_timeout(350)
                except Error:
                    continue
                await self._see("windows")
        if self.case.click:
            self.watched = False
            for place in (await self.page.locator(self.case.click).all())[:1]:
                await place.click(timeout=20_000)  # a diagram that is drawn holds it up
                await self.page.wait_for_timeout(900)
                await self._settle()


async def noticed(page: Page, address: str, case: Case) -> list[Notice]:
    """Give what the canaries notice of the site's page at `address`, opened in `page`."""
    opened = Opened(page, address, case)
    try:
        result = await asyncio.wait_for(opened.look(), 60)
    except (Error, TimeoutError) as error:
        if CLOSED in str(error):
            raise
        text = str(error).splitlines()[0][:160] if str(error) else "takes a minute"
        result = [*opened.notices, ("navigation" if "navigat" in text or "destroyed" in text else "collision", text)]
    opened.leave()
    if any(kind == "navigation" for kind, _ in result):
        await emptied(page)
    return result


async def emptied(page: Page) -> None:
    """Leave a page that may be on its way elsewhere by itself."""
    for _ in range(5):
        try:
            await page.goto("about:blank")
            return
        except Error:
            await page.wait_for_timeout(200)


def owner(case: Case, what: str, numbers: Iterable[int]) -> int:
    """Give the number of the case whose text was noticed, which may be another than the one whose page was open."""
    found = re.search(r"pwn\((\d+)\)|\bc(\d+)\.evil\.invalid|PWNLOG(\d+)", what)
    number = int(found[found.lastindex or 1]) if found else case.number
    return number if number in set(numbers) else case.number
