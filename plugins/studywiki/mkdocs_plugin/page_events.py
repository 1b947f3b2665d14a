"""The events in which a page is read and rendered."""

from __future__ import annotations

from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin import checking, metadata, page_store, tag_listings
from studywiki.mkdocs_plugin.kept_pages import KeptPage
from studywiki.mkdocs_plugin.old_addresses import OldAddresses
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.priorities import FIRST
from studywiki.mkdocs_plugin.progress import Progress
from studywiki.mkdocs_plugin.put_aside import Aside
from studywiki.mkdocs_plugin.serving import Serving
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.rendering import Rendering


class PageEvents:
    """The plugin's part in these events."""

    pages: page_store.Pages
    """Those of this build."""
    rendering: Rendering
    """The page that is being rendered."""
    typesetting: Typesetting
    titles: Titles
    """Of pages and headings, when all are rendered."""
    onward: Onward
    """The pages that lead on."""
    old: OldAddresses
    """Where pages are, and what leads there."""
    found: list[Diagnostic]
    """What reading and rendering have met, until all pages are known."""
    progress: Progress
    """How far the build is."""
    checking: bool
    """Whether all rules run, for a check."""
    serving: Serving
    """What is kept for `mkdocs serve`."""

    def on_pre_page(self, page: Page, **_: object) -> Page:
        """Make printable the front matter that a page has before it is read: another plugin has read it, as `blog`."""
        self.serving.meet(page)
        self.progress.mark("rendering", page.file.src_uri)
        page.meta = metadata.printable(page.meta)
        page.canonical_url = self.old.canonical(page.file, page.canonical_url)
        self.onward.leave_unlisted(page)
        return page

    @event_priority(FIRST)
    def on_page_read_source(self, page: Page, **_: object) -> str:
        """Read the page, and hand its front matter to MkDocs in a form that it cannot misread."""
        source_page = self.pages.read(page.file)
        self.found.extend(source_page.diagnostics)
        return metadata.for_mkdocs(source_page)

    @event_priority(-FIRST)
    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Begin the page's rendering: after the other plugins have had the Markdown."""
        read = self.pages.read(page.file)
        self.rendering.begin(read.source, page.file.src_uri, page.meta, as_source=read.is_too_much)
        self.pages.rendered.pop(page.file.src_uri, None)
        return tag_listings.seen(markdown)

    @event_priority(FIRST)
    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Report what the page's rendering met."""
        path = page.file.src_uri
        made = self.pages.rendered.get(path)
        as_rendered = made is not None and isinstance(html, Aside) and html.packed is made.kept
        if made is None or not (
            as_rendered or made.html == html
        ):  # a page of another plugin's, or that it has changed meanwhile
            made = self.pages.rendered[path] = self.typesetting.rendered(html)
            self.pages.looked_at[path] = checking.look_at(page.file, self.pages, advice=self.checking)
        if self.onward.leads(page.file):
            self.pages.looked_at.pop(path)
        else:
            self.found.extend(made.diagnostics)
        self.titles.enter(page, made.headings, made.first)
        self.rendering.end()
        self.onward.leave_unsearched(page)
        self.progress.rendered(from_cache=isinstance(page, KeptPage) and page.is_recalled)
        return tag_listings.without_false_places(html)
