"""All wikis are built, and all their pages opened, two builds beside three pages at a time."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import urllib.parse
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser, async_playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.safety.ways import reading
from tests.safety.ways.building import Built, Wiki, built, write
from tests.safety.ways.canaries import SCRIPT, Notice, noticed, owner
from tests.safety.ways.case import MARKER, Case
from tests.safety.ways.serving import served

BUILDERS, READERS = 2, 3
OURS = ("assets/", "search/", "sitemap.xml", "404.html", "tags.json")
"""Files of a site that are not opened unless a case asks for it."""
CLOSED = (".css", ".js", ".json", ".woff2", ".map")


class Visit(NamedTuple):
    wiki: Wiki
    case: Case
    address: str


Noticed = dict[int, dict[Notice, list[str]]]
"""Number of a case -> canary and what it noticed -> where."""


def visits(wiki: Wiki, origin: str) -> Iterator[Visit]:
    """Give every address of a built wiki that is to be opened."""
    site = wiki.root / "site"
    base = f"{origin}/{wiki.name}/"
    for case in wiki.cases:
        folder = wiki.folder(case)
        below = f"{base}{folder}/" if folder else base
        for address in case.open:
            yield Visit(wiki, case, base + address[1:] if address.startswith("/") else below + address)
        if case.open or not (site / folder).is_dir():
            continue
        for path in sorted((site / folder).rglob("*")):
            name = path.relative_to(site).as_posix()
            asked = not name.startswith(OURS) and name not in case.kept
            if case.kind == "reads" and name == "index.html":
                continue
            if path.is_file() and path.suffix not in CLOSED and asked:
                yield Visit(wiki, case, base + urllib.parse.quote(name))
    if not wiki.cases[0].alone:
        for name in ("index.html", "tags.html"):
            if (site / name).is_file():
                yield Visit(wiki, wiki.cases[0], base + name)


class Walk:
    """The walk over all wikis."""

    def __init__(self, folder: Path, wikis: list[Wiki], origin: str) -> None:
        self.folder, self.wikis, self.origin = folder, wikis, origin
        self.numbers = {case.number for wiki in wikis for case in wiki.cases}
        self.found: Noticed = defaultdict(lambda: defaultdict(list))
        self.queue: asyncio.Queue[Visit | None] = asyncio.Queue()
        self.pages = 0

    def add(self, case: Case, kind: str, what: str, where: str) -> None:
        places = self.found[owner(case, what, self.numbers)][kind, what]
        if where not in places:
            places.append(where)

    async def build(self, wiki: Wiki, pool: ProcessPoolExecutor) -> None:
        """Build a wiki and hand on its pages; where a wiki of many cases fails, build each case alone."""
        logs = any(case.kind == "logs" for case in wiki.cases)
        formats = ("github", "text", "json", "sarif") if logs else ("github",)
        try:
            result = await asyncio.get_running_loop().run_in_executor(pool, built, wiki.root, formats)
        except Exception as error:  # noqa: BLE001  the process that builds may end, and this is a result
            result = Built(False, f"{type(error).__name__}: {error}", {})
        if not result.site and len(wiki.cases) > 1:
            for case in wiki.cases:
                name = f"{wiki.name}-{case.number}"
                alone = Wiki(name, self.folder / name, [case], wiki.config)
                write(alone, self.origin)
                await self.build(alone, pool)
            return
        first = wiki.cases[0]
        for what in reading.said(result):
            self.add(self._named(wiki, what) or first, "log", what, wiki.name)
        for case in wiki.cases:
            if case.told and not reading.says(result.checked.get("github", ""), case.name, case.told):
                self.add(case, "told", f"nothing is told of {case.told}", wiki.name)
            for what in reading.machine(wiki.root, case):
                self.add(case, "leak", what, wiki.name)
            for name, text in case.kept.items():
                place = wiki.root / "site" / name
                if not place.is_file() or text not in place.read_text("utf-8"):
                    self.add(case, "kept", f"{name} is not kept", wiki.name)
        for name in reading.leaked(wiki.root / "site"):
            self.add(self._named(wiki, name) or first, "leak", f"{MARKER} in {name}", wiki.name)
        for visit in visits(wiki, self.origin):
            self.queue.put_nowait(visit)

    @staticmethod
    def _named(wiki: Wiki, text: str) -> Case | None:
        named = [case for case in wiki.cases if case.name in text]
        return max(named, key=lambda case: len(case.name), default=None)

    async def read(self, browser: Browser) -> None:
        """Open pages until there are none."""
        context = await browser.new_context()
        await context.add_init_script(SCRIPT)
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = await context.new_page()  # one for all: a new one costs the browser half a second
        while visit := await self.queue.get():
            self.pages += 1
            where = urllib.parse.unquote(visit.address.removeprefix(self.origin))
            for kind, what in await noticed(page, visit.address, visit.case):
                self.add(visit.case, kind, what, where)
        await context.close()

    async def run(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            with ProcessPoolExecutor(BUILDERS, mp_context=spawn) as pool:
                readers = [asyncio.create_task(self.read(browser)) for _ in range(READERS)]
                await asyncio.gather(*(self.build(wiki, pool) for wiki in self.wikis))
                for _ in readers:
                    self.queue.put_nowait(None)
                await asyncio.gather(*readers)
            await browser.close()


def walked(folder: Path, wikis: list[Wiki]) -> Noticed:
    """Write, build and open all wikis; gives what was noticed."""
    os.environ["STUDYWIKI_MARKER"] = MARKER
    try:
        with served(folder) as origin:
            for wiki in wikis:
                if not wiki.root.exists():
                    write(wiki, origin)
            walk = Walk(folder, wikis, origin)
            asyncio.run(walk.run())
            return walk.found
    finally:
        del os.environ["STUDYWIKI_MARKER"]
