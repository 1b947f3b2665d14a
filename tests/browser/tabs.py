"""Tabs that tests use one after the other: a new one costs the browser half a second, its first page another."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Error, Page


@dataclass
class Tabs:
    """Those of one browser; `script` runs first in each of their pages."""

    browser: Browser
    script: str
    _free: dict[bool, list[Page]] = field(default_factory=lambda: {True: [], False: []})
    """By whether their pages' own scripts run."""

    def take(self, *, script: bool, width: int, height: int, dark: bool) -> Page:
        """A tab that shows an empty page and knows of none before; to be given back, or closed with its context."""
        free = self._free[script]
        page = free.pop() if free else self.new(java_script_enabled=script)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme="dark" if dark else "light")
        return page

    def new(self, **options: object) -> Page:
        """A tab in a context of its own."""
        context: BrowserContext = self.browser.new_context(**options)  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(self.script)
        return page

    def give_back(self, page: Page, *, script: bool) -> None:
        """Have `page` forget what it has shown; where it cannot, or others were opened beside it, it is closed."""
        try:
            page.unroute_all()
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.context.clear_cookies()
            page.goto("about:blank")
            is_clean = len(page.context.pages) == 1
        except Error:
            is_clean = False
        if is_clean:
            self._free[script].append(page)
        else:
            page.context.close()

    def close(self) -> None:
        """Close them all."""
        for page in (*self._free[True], *self._free[False]):
            page.context.close()
