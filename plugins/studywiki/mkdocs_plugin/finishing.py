"""The events in which a page is finished: templates print it, and it gets what it needs beside the theme."""

from __future__ import annotations

from functools import partial
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from studywiki.mkdocs_plugin import metadata, missing_page, redirects
from studywiki.mkdocs_plugin.editing import Editing
from studywiki.mkdocs_plugin.finished_pages import Finished, Finisher
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.mkdocs_plugin.prerequisites import Prerequisites
from studywiki.mkdocs_plugin.priorities import BEFORE_ALL, FIRST, LAST
from studywiki.mkdocs_plugin.progress import Progress
from studywiki.mkdocs_plugin.put_aside import AsidePage
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.theme import site
from studywiki.theme.said import Said


class Finishing:
    """The plugin's part in these events."""

    titles: Titles
    """Of pages and headings, when all are rendered."""
    editing: Editing
    """The links behind Edit me."""
    onward: Onward
    """The pages that lead on."""
    prerequisites: Prerequisites
    """What pages say of the way to learn them."""
    language: str
    """Of the words in the pages."""
    themed: bool
    """Whether the theme is Material."""
    finisher: Finisher
    """Pages as earlier builds have finished them."""
    pages: Pages
    lets_go: bool
    """Whether nobody looks at a page once it is printed."""
    progress: Progress
    """How far the build is."""

    @event_priority(BEFORE_ALL)
    def _begin_page(self, context: TemplateContext, page: Page, **_: object) -> TemplateContext:
        """Count the page's time, the other plugins' with it."""
        self.progress.mark("finishing", page.file.src_uri)
        if isinstance(page, AsidePage):
            page.pass_on()
        return context

    @event_priority(-FIRST)
    def _complete_context(self, context: TemplateContext, page: Page, **_: object) -> TemplateContext:
        """Give the templates what they add to the page, after other plugins have."""
        if isinstance(page, AsidePage):
            page.take_back()
        title = self.titles.of(page)
        told = cast("dict[str, object]", context)
        links = partial(self.editing.links, page, title.text)
        told["studywiki"] = Said(
            page, title, self.language, links, self.editing.depends(page), self.prerequisites.learning(page)
        )
        metadata.printable_history(told)
        return context

    on_page_context: CombinedEvent[..., TemplateContext] = CombinedEvent(_begin_page, _complete_context)

    def _finish_page(self, output: str, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Give the page what it needs beside the theme; in the place of one that leads on stands what leads there."""
        if isinstance(output, Finished):
            return output
        if self.onward.leads(page.file):
            return redirects.page(page.file.dest_uri, self.onward.goal(page.file), config, self.language)
        made = missing_page.finish(site.finish_page(output, page) if self.themed else output, page, config)
        return self.finisher.keep(page, made)

    @event_priority(LAST)
    def _end_page(self, output: str, page: Page, **_: object) -> str:
        """Count the page as finished: MkDocs writes it now."""
        if isinstance(page, AsidePage):
            page.let_go(wholly=self.lets_go)
        if self.lets_go:  # of ten thousand pages it is as much as the search's index takes, which is made next
            self.pages.let_go(page.file.src_uri)
        self.progress.finished(page.file.src_uri)
        return output

    on_post_page = CombinedEvent(_finish_page, _end_page)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for 404.html and others that are no page."""
        return site.finish_template(output_content, template_name, config) if self.themed else output_content
