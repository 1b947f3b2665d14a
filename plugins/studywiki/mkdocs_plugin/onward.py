"""Pages that lead on: whoever comes to a page with `redirect_to` is led to another one of the wiki.

https://github.com/jekyll/jekyll-redirect-from#redirect-to . It is strangers' words: nobody is led out of the wiki who
has pressed no link, and nothing leads to itself. A page that cannot lead there is shown as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from msgspec import Struct
from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic, Severity
from studywiki.mkdocs_plugin.front_page import PLACE
from studywiki.mkdocs_plugin.old_addresses import MISSING
from studywiki.mkdocs_plugin.page_store import Pages, is_own, known_as
from studywiki.wiki import schemes
from studywiki.wiki.meaning import Kind
from studywiki.wiki.wiki import Wiki

_KEY = "redirect_to"


class Goal(Struct, frozen=True):
    """Where a reader is led."""

    file: File
    rest: str = ""
    """Query and fragment, as written."""


class Onward:
    """Which of one build's pages lead on, and where to."""

    def __init__(self) -> None:
        self._goals: dict[str, Goal] = {}
        self.found: list[Diagnostic] = []
        """What is wrong."""

    @classmethod
    def of(cls, files: Files, read: Pages, wiki: Wiki, config: MkDocsConfig, leading: Mapping[str, File]) -> Onward:
        """What `files` say; `leading` is what leads on from places that are no page's."""
        onward = cls()
        there = [file for file in files if file.inclusion.is_included()]
        known = {known_as(file): file for file in there} | {file.src_uri: file for file in there}
        for file in there:
            if not file.is_documentation_page() or not is_own(file, config):
                continue
            page = read.read(file)
            written = page.meta.get(_KEY)
            if isinstance(written, str):
                goal = _goal(written, wiki, known, leading)
                if goal:
                    onward._goals[file.src_uri] = goal
                else:
                    leads_out = schemes.leads_out(written) and not wiki.within(written)
                    code = "front-matter-redirect-unusable" if leads_out else "front-matter-redirect-nowhere"
                    onward._tell(code, file, read, written)
        onward._leave_circles(known, read)
        for path in onward._goals:
            page = read.read(known[path])
            if page.source.text.strip():
                place = replace(page.source.locate(0), column=1)
                onward.found.append(Diagnostic("front-matter-redirect-hides", place, {}, Severity.INFO))
        return onward

    def leads(self, file: File) -> bool:
        """Whether the page of `file` leads on."""
        return file.src_uri in self._goals

    def goal(self, file: File) -> Goal:
        """Where whoever is led to `file` comes to in the end."""
        found = Goal(file)
        while following := self._goals.get(found.file.src_uri):
            found = replace(following, rest=following.rest or found.rest)
        return found

    def leave_unlisted(self, page: Page) -> None:
        """Give a page that nobody is to find no address of its own: neither the sitemap nor a search engine has it."""
        if self._is_passed_through(page.file):
            page.canonical_url = page.abs_url = None

    def leave_unsearched(self, page: Page) -> None:
        """Keep a page that nobody is to find out of the search."""
        if self._is_passed_through(page.file):
            page.meta["search"] = {"exclude": True}

    def _is_passed_through(self, file: File) -> bool:
        return file.dest_uri == MISSING or self.leads(file)

    def _leave_circles(self, known: Mapping[str, File], read: Pages) -> None:
        """Take out the pages that lead to themselves, over others or not."""
        settled: set[str] = set()
        for start in list(self._goals):
            way: dict[str, int] = {}
            path = start
            while path in self._goals and path not in settled and path not in way:
                way[path] = len(way)
                path = self._goals[path].file.src_uri
            settled.update(way)
            for each in list(way)[way[path] :] if path in way else ():
                del self._goals[each]
                self._tell("front-matter-redirect-circle", known[each], read, str(read.read(known[each]).meta[_KEY]))

    def _tell(self, code: str, file: File, read: Pages, written: str) -> None:
        self.found.append(Diagnostic(code, read.place(file, _KEY), {"address": written}))


def _goal(written: str, wiki: Wiki, known: Mapping[str, File], leading: Mapping[str, File]) -> Goal | None:
    """What `written` means; None where it leads nowhere, or may not lead there."""
    if not schemes.is_readable(written):
        return None
    meaning = wiki.meaning(written)
    rest = meaning.query + meaning.fragment
    if meaning.kind is Kind.FILE and meaning.path in known:
        return Goal(known[meaning.path], rest)
    if meaning.kind is Kind.SITE and not meaning.written.strip("/") and PLACE in leading:
        return Goal(leading[PLACE], rest)
    return None
