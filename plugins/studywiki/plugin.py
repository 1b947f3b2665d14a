"""The MkDocs plugin: each event in a few lines, handing over to a room."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import indent

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from studywiki import messages, navigation, preset, reading
from studywiki.config import StudyWikiConfig
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.markdown.guard import Guard
from studywiki.rendering import Rendering

log = get_plugin_logger("studywiki")

FIRST = 100
"""Event priority: before the plugins that expect pages and configuration to be in order."""


class StudyWikiPlugin(BasePlugin[StudyWikiConfig]):
    """Everything that a wiki needs, as one plugin."""

    def __init__(self) -> None:
        self.rendering = Rendering()
        self.language = "en"
        self.pages: reading.Pages
        self.command: preset.Command = "build"

    def on_startup(self, command: preset.Command, dirty: bool) -> None:
        """Remember what MkDocs was called for; that this event exists also keeps the plugin through a `serve`."""
        self.command = command

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the wiki needs, before other plugins read the configuration."""
        self.language = str(config.theme.get("language") or "en")
        self.pages = reading.Pages(config)
        preset.apply(config, self.command, [Guard(self.rendering)])
        navigation.prepare(config, self.config)
        return config

    @event_priority(FIRST)
    def _read_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Read every page, before the navigation is made of them."""
        reading.leave_out_unpublished(files, self.pages)
        reading.add_tag_page(files, self.pages, config, self.language)
        return files

    @event_priority(-FIRST)
    def _enter_sidebar(self, files: Files, config: MkDocsConfig) -> Files:
        """Make the sidebar MkDocs' nav: after the other plugins have added their files."""
        self.report(navigation.build(config, self.config, files, self.pages.read))
        return files

    on_files = CombinedEvent(_read_pages, _enter_sidebar)

    @event_priority(-FIRST)
    def on_nav(self, nav: Navigation, files: Files, **_: object) -> Navigation:
        """Give the sidebar's links to places in the wiki their addresses."""
        navigation.settle(nav, files)
        return nav

    @event_priority(FIRST)
    def on_page_read_source(self, page: Page, **_: object) -> str:
        """Read the page, and hand its front matter to MkDocs in a form that it cannot misread."""
        source_page = self.pages.read(page.file)
        self.report(source_page.diagnostics)
        return reading.for_mkdocs(source_page)

    @event_priority(-FIRST)
    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Begin the page's rendering: after the other plugins have had the Markdown."""
        self.rendering.begin(self.pages.read(page.file).source, page.file.src_uri)
        return markdown

    @event_priority(FIRST)
    def on_page_content(self, html: str, **_: object) -> str:
        """Report what the page's rendering met."""
        self.report(self.rendering.diagnostics)
        return html

    @event_priority(FIRST)
    def on_env(self, env: Environment, files: Files, **_: object) -> Environment:
        """Look after what only the theme knows, before pages are put into its templates."""
        self.report(reading.missing_templates(files, self.pages, env))
        return env

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Put diagnostics into the build log; `--strict` counts its warnings."""
        for diagnostic in diagnostics:
            words = messages.words(diagnostic, self.language)
            say = log.info if diagnostic.severity is Severity.INFO else log.warning
            hint = indent(f"\n{words.hint}", "  ") if words.hint else ""
            say("%s: %s  %s%s", diagnostic.location, diagnostic.code, words.message, hint)
