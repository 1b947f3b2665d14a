"""The search of one wiki: its pages are read while they are rendered, and its files written when all is done."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from studywiki.mkdocs_plugin import search_files, search_plugin, what_prints
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.mkdocs_plugin.titles import Read
from studywiki.publishing.unchanged import Unchanged
from studywiki.search import files, indexing, scripts
from studywiki.search.analysing import Analyser
from studywiki.search.files import Content
from studywiki.search.indexing import Entered, entered, missing
from studywiki.search.page import boost, is_excluded
from studywiki.search.preparing import Findable, prepared


@dataclass
class Searching:
    """The search of one wiki, build after build."""

    analyser: Analyser = field(default_factory=Analyser)
    _entered: dict[str, Entered] = field(default_factory=dict)
    """The address of a page -> what is to be found of it."""
    _analyses: dict[bytes, bytes] = field(default_factory=dict)
    """What stands for a page's analysis -> that, where the index needs it."""
    _groups: list[list[str]] = field(default_factory=list)
    """What says the same, as the index has it."""
    _standing: dict[str, bytes] = field(default_factory=dict)
    """The path of a file in the site, which this build has written -> what stands for it."""
    _is_behind: bool = False
    """Whether pages have been renewed since the files were written."""

    def begin(self) -> None:
        """Begin a build."""
        self._entered, self._analyses, self._groups, self._standing = {}, {}, [], {}
        self._is_behind = False

    def get_ready(self, config: MkDocsConfig) -> None:
        """Load what reads pages, for one that will be edited. Raises `StoppedError` where V8 does not start."""
        if search_plugin.of(config):
            self.analyser.start()

    def analyse(self, page: Page, pages: Pages, read: Read, config: MkDocsConfig) -> None:
        """Read `page`, which was just rendered, for the build to find it."""
        if search_plugin.of(config) and (found := _findable(page, pages, read)):
            (ready,) = prepared([found], self.analyser.store)
            self.analyser.analyse({ready.key: found.page})

    def enter(
        self, files: Files, pages: Pages, read: Read, config: MkDocsConfig, same: Sequence[Sequence[str]] = ()
    ) -> None:
        """Take in the pages of `files`, now that all are rendered, and before their titles are made HTML.

        Of the names `same`, the glossary's, each group says the same.
        Raises `StoppedError` where V8 does not start.
        """
        plugin = search_plugin.of(config)
        shown = [file.page for file in files.documentation_pages(inclusion=InclusionLevel.is_included)]
        found = [(page, _findable(page, pages, read)) for page in shown if isinstance(page, Page)] if plugin else []
        wanted = [(page, each) for page, each in found if each]
        self._groups = self.analyser.phrases(same) if wanted else []
        ready = prepared([each for _, each in wanted], self.analyser.store)
        for (page, each), made in zip(wanted, ready, strict=True):
            path = tuple(_plain(str(item.title), read) for item in reversed(list(page.ancestors)))
            self._entered[page.url] = Entered(page.url, path, boost(page.meta), made, each.page)
            if plugin and _are_asked(config):
                plugin.search_index.enter(page.url, each.page())
        self._analyses = self.analyser.analyse(missing(list(self._entered.values()), self.analyser))

    def write(self, config: MkDocsConfig, unchanged: Unchanged | None = None) -> None:
        """Write the files of the search into the site, now that other plugins are through.

        `unchanged` takes over those that the site that is replaced has as well.
        """
        plugin, self._is_behind = search_plugin.of(config), False
        if plugin is None:
            return
        pages = list(self._entered.values())
        if _are_asked(config):
            pages = list(self._left(search_plugin.records_left(config.site_dir, plugin.search_index.entries)))
        others = {**files.stubs(plugin.said()), scripts.WORKER: scripts.worker()}
        made = {**self._files(pages), **{path: files.plain(text) for path, text in others.items()}}
        search_files.write(made, Path(config.site_dir), unchanged or Unchanged(), self._standing)
        self._standing = {path: content.digest for path, content in made.items()}

    def renew(self, edited: Iterable[Page], pages: Pages, read: Read) -> None:
        """Put the pages that were `edited` in the place of what was known of them; `settle` writes it."""
        for page in edited:
            known = self._entered.get(page.url)
            found = _findable(page, pages, read) if known else None
            ready = prepared([found], self.analyser.store)[0] if found else None
            if known and found and ready and ready != known.ready:
                self._entered[page.url] = replace(known, ready=ready, page=found.page)
                self._analyses.pop(known.key, None)
                self._analyses |= self.analyser.analyse({ready.key: found.page})
                self._is_behind = True

    def settle(self, config: MkDocsConfig) -> None:
        """Write the files of the search into the site, if pages have been renewed since."""
        if self._is_behind:
            self.write(config)

    def _left(self, places: Mapping[str, set[str]]) -> Iterator[Entered]:
        """What is to be found of the pages and sections at `places`; without the others."""
        for location, each in self._entered.items():
            anchors = places.get(location, set())
            page = each.page()
            sections = [part for part in page.sections if part.anchor in anchors]
            if len(sections) == len(page.sections):
                yield each
            elif sections:
                whole = "" in anchors
                first = () if whole else (msgspec.structs.replace(page.sections[0], title="", text=""),)
                left = msgspec.structs.replace(page, sections=(*first, *sections))
                yield entered(left, location, each.path, each.boost)

    def _files(self, pages: Sequence[Entered]) -> dict[str, Content]:
        index = indexing.index(pages, self.analyser, self._groups, self._analyses)
        boosts = {number: each.boost for number, each in enumerate(pages) if each.boost != 1}
        return files.files(index, [list(each.texts()) for each in pages], boosts, store=self.analyser.store)


def _findable(page: Page, pages: Pages, read: Read) -> Findable | None:
    """What of `page` is to be found; None where its front matter says that nothing is."""
    article = None if is_excluded(page.meta) else pages.article(page)
    if article is None:
        return None
    meta = pages.read(page.file).meta
    heading, written = article.packed.heading, meta.get("title")
    from_heading = page.title == getattr(page, "_title_from_render", None)
    listed = "" if from_heading or not page.title else _plain(str(page.title), read)
    title = (_plain(written, read) if isinstance(written, str) else "") or heading or listed
    return Findable(page.url, title, tuple(filter(None, (heading, listed))), meta, article)


def _plain(title: str, read: Read) -> str:
    """A title as plain text: formulas in it as well."""
    return " ".join((read(title).text if "$" in title or "\\" in title else html.unescape(title)).split())


def _are_asked(config: MkDocsConfig) -> bool:
    """Whether other plugins, or the owner's hooks, may take something out of the search."""
    return bool(what_prints.others(config) or config.hooks)
