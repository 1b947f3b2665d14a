"""Pages that are not rendered again where an earlier build has rendered them: the same text by the same programs.

MkDocs asks each of its pages to render itself (`Page.render`), so pages of a class of ours look first for what is
known. All events of plugins come as ever, before and after; the Markdown that they have made is what is asked for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc
from mkdocs.utils.meta import get_data
from msgspec.structs import replace

from studywiki.cache import digests
from studywiki.cache.store import Store
from studywiki.check.page_findings import PageFindings
from studywiki.mkdocs_plugin import stored_page
from studywiki.mkdocs_plugin.metadata import Handed
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.mkdocs_plugin.put_aside import AsidePage
from studywiki.mkdocs_plugin.stored_page import OfMkDocs
from studywiki.page.answered import Answered
from studywiki.page.answers import Answers
from studywiki.page.packed import Packed, packed
from studywiki.page.rendered import RenderedPage
from studywiki.wiki.asked import CHANCE


class KeptPage(AsidePage):
    """A page that looks for what is known of it before it renders itself."""

    keeper: Keeper | None = None
    is_recalled = False
    """Whether an earlier build knew it."""

    def read_source(self, config: MkDocsConfig) -> None:
        """As `Page.read_source`; what we have handed to MkDocs it need not read once more."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        if isinstance(source, Handed) and source.meta is not None:
            self.markdown, self.meta = source.markdown, source.meta
        else:
            self.markdown, self.meta = get_data(str(source))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """As `Page.render`."""
        found = self.keeper is not None and self.keeper.recall(self, files)
        self.is_recalled = bool(found and self.keeper and self.file.src_uri not in self.keeper.ahead)
        if not found:
            told = _Heard()
            with told:
                super().render(config, files)
            if self.keeper:
                self.keeper.keep(self, is_quiet=not told.records)


@dataclass
class Keeper:
    """The pages of one build as earlier builds have rendered them."""

    store: Store
    by: bytes | None
    """What all pages are rendered by; None where nobody can say that, and nothing is kept."""
    pages: Pages
    answers: Answers
    made: Callable[[str], RenderedPage]
    """Gives the page that was just rendered into some HTML."""
    look: Callable[[File], PageFindings]
    """Gives what a page that was just rendered tells by itself."""
    advice: bool
    """Whether that is for a check."""
    aside: bool = False
    """Whether no plugin looks at the HTML of pages before it is printed."""
    ahead: frozenset[str] = frozenset()
    """The paths of the pages that this build has rendered ahead."""
    known: int = 0
    """How many pages were found."""
    _key: tuple[Page, bytes] | None = None
    """Of the page that is looked for."""

    def __post_init__(self) -> None:
        self.answered = Answered(self.answers, self.store)

    def __deepcopy__(self, _: object) -> Keeper:  # of a plugin that copies a page
        return self

    def enter(self, files: Files) -> None:
        """Have the pages of `files` look for what is known of them: those that nobody has made his own."""
        for file in files.documentation_pages():
            if type(file.page) is Page:  # MkDocs makes them, and asks nobody what class they are to be of
                file.page.__class__ = KeptPage
            if isinstance(file.page, KeptPage):
                file.page.keeper = self

    def unseen(self, files: Iterable[File]) -> list[KeptPage]:
        """The pages of `files` that nobody has rendered as they stand; what others ask may have changed, too."""
        if self.by is None or self.store.path is None:
            return []
        pages = [(self._text(file), file.page) for file in files if isinstance(file.page, KeptPage)]
        known = self.store.get_all(key for key, _ in pages if key)
        return [page for key, page in pages if key and key not in known]

    def recall(self, page: Page, files: Files) -> bool:
        """Make `page` what is known of it; tell whether there was anything that still holds."""
        key = self._key_of(page)
        self._key = (page, key) if key else None
        data = self.store.get(key) if key else None
        found = stored_page.load(data) if data else None
        if found is None or not self.answered.holds(found.asked) or not _enter(page, found.of_mkdocs, files):
            return False
        self._fill(page, found.page.html)
        self._enter(page.file, found.rendered(packed=self._is_aside(found.page.html)), found.found())
        self.known += 1
        return True

    def keep(self, page: Page, *, is_quiet: bool) -> None:
        """Take in `page`, which was just rendered; keep it, if that was quiet: what is told then would not be again."""
        made = self.made(str(page.content))
        page_findings = self.look(page.file)
        small = packed(made.html) if self.store.path or self.aside else None
        if small and self._is_aside(small):  # as a page that is recalled, for the memory's sake
            made = replace(made, kept=small)
            self._fill(page, small)
        self._enter(page.file, made, page_findings)
        if small is None or self._key is None or self._key[0] is not page or not is_quiet:
            return
        if any(question == CHANCE for question, _ in made.used):
            return
        try:
            asked = self.answered.asked(made.used)
            if text := self._text(page.file):
                self.store.put(text, b"")
            self.store.put(self._key[1], stored_page.stored(made, small, _of_mkdocs(page), page_findings, asked))
        except TypeError:  # an answer, or what another extension has left behind
            return

    def forget(self, page: Page) -> None:
        """Let go of what was made of `page`: a worker has kept it."""
        self.pages.let_go(page.file.src_uri)
        page.content = page.markdown = page.links_to_anchors = page.present_anchor_ids = None
        page.toc = TableOfContents([])

    def _fill(self, page: Page, html: Packed) -> None:
        """Give `page` its HTML, or what stands for it until it is printed."""
        if self._is_aside(html) and isinstance(page, KeptPage):
            page.put_aside(html)
        else:
            page.content = html.text

    def _is_aside(self, html: Packed) -> bool:
        return self.aside and html.is_plain

    def _enter(self, file: File, made: RenderedPage, found: PageFindings) -> None:
        self.pages.rendered[file.src_uri] = made
        self.pages.looked_at[file.src_uri] = found

    def _text(self, file: File) -> bytes | None:
        """What stands for the page of `file` as its author wrote it; None where nothing can."""
        try:
            return digests.of("text", self.by, file.src_uri, file.url, self.pages.digest(file), self.advice)
        except digests.UnknownError:
            return None

    def _key_of(self, page: Page) -> bytes | None:
        if self.by is None:
            return None
        file = page.file
        try:
            # front matter is asked for as others have left it, too
            text = digests.of_text(page.markdown)
            of_page = (file.src_uri, file.url, text, page.meta, self.pages.digest(file))
            return digests.of("page", self.by, *of_page, file.generated_by is not None, self.advice)
        except digests.UnknownError:
            return None


class _Heard(logging.Handler):
    """Whether anything is logged while a page is rendered."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records = 0
        self._logger = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        self.records += 1

    def __enter__(self) -> None:
        self._logger.addHandler(self)

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)


def _of_mkdocs(page: Page) -> OfMkDocs:
    links = page.links_to_anchors
    return OfMkDocs(
        list(_tokens(page.toc)),
        page._title_from_render,
        frozenset(page.present_anchor_ids or ()),
        None if links is None else {file.src_uri: dict(anchors) for file, anchors in links.items()},
    )


def _tokens(toc: Iterable[AnchorLink]) -> Iterator[dict[str, Any]]:
    """What `get_toc` makes `toc` of: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/toc.py#L20-L24 ."""
    for item in toc:
        yield {"name": item.title, "id": item.id, "level": item.level, "children": list(_tokens(item.children))}


def _enter(page: Page, known: OfMkDocs, files: Files) -> bool:
    """Make what MkDocs knows of `page` what is `known`; False where a file that it links to is not there."""
    if known.links is not None:
        linked = {files.src_uris.get(path): dict(anchors) for path, anchors in known.links.items()}
        if None in linked:
            return False
        page.links_to_anchors = {file: anchors for file, anchors in linked.items() if file}
    page.toc = get_toc(cast("Any", known.toc))  # MkDocs' type of these is private
    page._title_from_render = known.title
    page.present_anchor_ids = set(known.anchors)
    return True
