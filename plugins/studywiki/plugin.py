"""The MkDocs plugin: each event in a few lines, handing over to a room."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.pages import Page

from studywiki import messages, pages, preset
from studywiki.config import StudyWikiConfig
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.pages import SourcePage
from studywiki.rendering import Rendering

log = get_plugin_logger("studywiki")

FIRST = 100
"""Event priority: before the plugins that expect pages and configuration to be in order."""


class StudyWikiPlugin(BasePlugin[StudyWikiConfig]):
    """Everything that a wiki needs, as one plugin."""

    def __init__(self) -> None:
        self.rendering = Rendering()
        self.language = "en"
        self.pages: dict[str, SourcePage] = {}
        self.command: preset.Command = "build"

    def on_startup(self, command: preset.Command, dirty: bool) -> None:
        """Remember what MkDocs was called for; that this event exists also keeps the plugin through a `serve`."""
        self.command = command

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the wiki needs, before other plugins read the configuration."""
        self.language = str(config.theme.get("language") or "en")
        self.pages = {}
        preset.apply(config, self.command)
        return config

    @event_priority(FIRST)
    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str:
        """Read the page, and hand its front matter to MkDocs in a form that it cannot misread."""
        docs_dir = Path(config.docs_dir)
        name = _shown_path(docs_dir / page.file.src_uri, config)
        source_page = pages.read(page.file.src_uri, page.file.content_bytes, name)
        self.pages[page.file.src_uri] = source_page
        self.report(source_page.diagnostics)
        return f"---\n{json.dumps(source_page.meta, ensure_ascii=False)}\n---\n{source_page.source.text}"

    @event_priority(-FIRST)
    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Begin the page's rendering: after the other plugins have had the Markdown."""
        self.rendering.begin(self.pages[page.file.src_uri].source)
        return markdown

    @event_priority(FIRST)
    def on_page_content(self, html: str, **_: object) -> str:
        """Report what the page's rendering met."""
        self.report(self.rendering.diagnostics)
        return html

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Put diagnostics into the build log; `--strict` counts its warnings."""
        for diagnostic in diagnostics:
            words = messages.words(diagnostic, self.language)
            say = log.info if diagnostic.severity is Severity.INFO else log.warning
            say("%s: %s  %s%s", diagnostic.location, diagnostic.code, words.message, words.hint and f"\n  {words.hint}")


def _shown_path(path: Path, config: MkDocsConfig) -> str:
    """Give `path` relative to the folder of mkdocs.yml, with slashes, as diagnostics name it."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
