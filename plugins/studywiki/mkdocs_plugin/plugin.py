"""The MkDocs plugin: each event in a few lines, handing over to a room."""

from __future__ import annotations

from typing import cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from studywiki.diagnostics import Diagnostic, StoppedError
from studywiki.markdown.extensions import EXTENSIONS, MATERIAL
from studywiki.mkdocs_plugin import (
    attachments,
    checking,
    metadata,
    navigation,
    page_store,
    preset,
    site_folder,
    snippets,
    tag_listings,
    tag_page,
    wiki,
)
from studywiki.mkdocs_plugin.build_log import BuildLog
from studywiki.mkdocs_plugin.building import Building, check_date
from studywiki.mkdocs_plugin.contents import Contents
from studywiki.mkdocs_plugin.editing import Editing
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.page import pipeline
from studywiki.rendering import Rendering
from studywiki.theme import site
from studywiki.wiki.wiki import Wiki

log = get_plugin_logger("studywiki")

FIRST = 100
"""Event priority: before the plugins that expect pages and configuration to be in order."""

LAST = -1_000_000
"""After every plugin that adds to the site."""

BEFORE_ALL = 1_000_000
"""Before every plugin that looks at the site's files."""


class StudyWikiPlugin(BasePlugin[StudyWikiConfig]):
    """Everything that a wiki needs, as one plugin."""

    def __init__(self) -> None:
        self.rendering = Rendering()
        self.rendering.around = wiki.page_around
        self.typesetting = Typesetting(self.rendering)
        self.building = Building(log)
        self.build_log = BuildLog(log)
        self.language = "en"
        self.pages: page_store.Pages
        self.wiki = Wiki()
        self.command: preset.Command = "build"
        self.dirty = False
        self.found: list[Diagnostic] = []
        """What reading and rendering have met, until all pages are known."""
        self.checking = False
        """Set by `studywiki check`: all rules run, and nothing is said; the problems are left in `problems`."""
        self.problems: list[Diagnostic] = []

    def on_startup(self, command: preset.Command, dirty: bool) -> None:
        """Remember what MkDocs was called for; that this event exists also keeps the plugin through a `serve`."""
        self.command, self.dirty = command, dirty
        self.build_log.begin()

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the wiki needs, before other plugins read the configuration."""
        self.language = self.building.language = str(config.theme.get("language") or "en")
        self.contents = Contents(config)
        self.found, self.problems = [], []
        check_date()
        if self.checking:
            self.found.extend(site_folder.problems(config))
        else:
            self.build_log.begin()  # once more: a strict build's counter, a serve's rebuild
            self.found.extend(self.building.begin(config, self.command, dirty=self.dirty, language=self.language))
        self.pages = page_store.Pages(config)
        self.titles = Titles(self.typesetting.title)
        self.found.extend(self.typesetting.begin(config, self.config, self.language))
        self.jekyll = wiki.jekyll_site(config, self.pages)
        self.contents = Contents(config, wiki.left_out(config, self.jekyll))
        as_github, sanitised = self.config.markdown == "github", self.config.html == "sanitised"
        options = pipeline.Options(self.language, as_github, sanitised, preset.separators(config))
        extensions = pipeline.extensions(
            self.rendering, self.typesetting.extension, options, site=self.jekyll, wiki=lambda: self.wiki
        )
        ours = [snippets.ConfinedSnippets(self.rendering, config), *extensions]
        if sanitised:
            snippets.confine(config)
        preset.apply(config, self.command, EXTENSIONS if as_github else MATERIAL, ours)
        navigation.prepare(config, self.config)
        sidebar = navigation.spelling(config, self.config)
        self.editing = Editing.of(config, preset.written(config), sidebar, self.language)
        self.themed = config.theme.name == "material"
        return config

    @event_priority(LAST)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Walk the docs folder before MkDocs does."""
        self.contents = Contents(config, wiki.left_out(config, self.jekyll))
        self.contents.begin()

    @event_priority(BEFORE_ALL)
    def _gather(self, files: Files, **_: object) -> Files:
        """Have MkDocs hold the docs folder's files that can be published."""
        self.found.extend(self.contents.enter(files))
        return files

    @event_priority(FIRST)
    def _read_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Read every page, before the navigation is made of them."""
        self.found.extend(attachments.settle(files, config, self.config))
        page_store.leave_out_unpublished(files, self.pages)
        tag_page.add(files, self.pages, config, self.language)
        self.typesetting.read_labels(page_store.texts(files, self.pages))
        if self.themed:
            site.add_files(files, config)
        return files

    @event_priority(-FIRST)
    def _enter_sidebar(self, files: Files, config: MkDocsConfig) -> Files:
        """Make the sidebar MkDocs' nav: after the other plugins have added their files."""
        self.wiki = wiki.wiki(files, self.pages, config, self.jekyll, self.editing.surroundings())
        self.found.extend(navigation.build(config, self.config, files, self.wiki))
        return files

    on_files = CombinedEvent(_gather, _read_pages, _enter_sidebar)

    @event_priority(-FIRST)
    def on_nav(self, nav: Navigation, files: Files, config: MkDocsConfig) -> Navigation:
        """Give the sidebar's links to places their addresses; pages may link to what was added since it was read."""
        self.wiki = wiki.wiki(files, self.pages, config, self.jekyll, self.editing.surroundings())
        self.found.extend(self.jekyll.refused)
        navigation.settle(nav, files)
        self.nav = nav
        return nav

    def on_pre_page(self, page: Page, **_: object) -> Page:
        """Make printable the front matter that a page has before it is read: another plugin has read it, as `blog`."""
        page.meta = metadata.printable(page.meta)
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
        return tag_listings.seen(markdown)

    @event_priority(FIRST)
    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Report what the page's rendering met."""
        self.found.extend(self.rendering.diagnostics)
        self.pages.anchored[page.file.src_uri] = tuple(self.rendering.anchored)
        self.titles.enter(page, self.typesetting.headings(), self.typesetting.first_heading())
        self.rendering.end()
        return tag_listings.without_false_places(html)

    @event_priority(FIRST + 1)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Report what is wrong, now that every page is rendered; prepare the templates, before tags print titles."""
        self.found.extend(metadata.missing_templates(files, self.pages, env, config))
        self.problems = checking.problems(
            config, self.config, files, self.pages, self.wiki, self.found, advice=self.checking
        )
        self.found = []
        if not self.checking:
            self.build_log.report(self.problems, self.language)
        shown = [file.page for file in files.documentation_pages() if isinstance(file.page, Page)]
        metadata.finish(shown)
        self.titles.settle(shown, self.nav, navigation.bar(config))
        if self.themed:
            site.add_parts(files, config)
            site.prepare(env, config, self.language)
        return env

    @event_priority(-FIRST)
    def on_page_context(self, context: TemplateContext, page: Page, **_: object) -> TemplateContext:
        """Give the templates what they add to the page, after other plugins have."""
        title = self.titles.of(page)
        ours = site.page_context(page, title, self.language, self.editing.links(page, title.text))
        told = cast("dict[str, object]", context)
        told["studywiki"] = ours
        metadata.printable_history(told)
        return context

    def on_post_page(self, output: str, page: Page, **_: object) -> str:
        """Give the page what it needs beside the theme."""
        return site.finish_page(output, page) if self.themed else output

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for 404.html and others that are no page."""
        return site.finish_template(output_content, template_name, config) if self.themed else output_content

    @event_priority(LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site in the old one's place; not where a strict build has warned of something, unheard or not."""
        if config.strict and (unheard := self.build_log.unheard()):
            raise StoppedError(unheard)
        self.build_log.report(self.building.publish(), self.language)

    @event_priority(LAST)
    def on_build_error(self, error: Exception) -> None:
        """Say what was found until the build stopped: it may be why. Leave the old site as it was."""
        self.contents.end()
        self.build_log.report(self.found, self.language)
        self.building.fail(error)

    def on_shutdown(self) -> None:
        """Take away what an interrupted build has written."""
        self.building.end()
        self.build_log.end()
