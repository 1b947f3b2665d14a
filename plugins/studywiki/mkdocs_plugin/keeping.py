"""Which renderings of pages are kept from build to build, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from studywiki.cache import digests, place
from studywiki.cache.store import Store
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.math.engine import Engine
from studywiki.math.page import WikiMath
from studywiki.mkdocs_plugin import reading, what_prints, what_renders
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.rendering import Rendering
from studywiki.search.analysing import Analyser
from studywiki.theme.environment import WikiTheme


@dataclass
class Keeping:
    """What earlier builds have left to this one, from `begin` to `end`."""

    store: Store = field(default_factory=lambda: Store(None))

    def begin(self, config: MkDocsConfig, options: StudyWikiConfig) -> None:
        """Open the user's cache; none where the wiki does not want it, or would have it in itself."""
        self.end()
        self.store = Store(place.file(folders(config).root) if options.cache else None)

    def lend(self, config: MkDocsConfig, rendering: Rendering, engine: Engine, analyser: Analyser) -> None:
        """Let `rendering` look there for code, `engine` for formulas, `analyser` for words, and Jinja for templates."""
        rendering.store = engine.store = analyser.store = self.store
        if isinstance(config.theme, WikiTheme):
            config.theme.store = self.store

    def end(self) -> None:
        """Write what is to be kept."""
        self.store.close()


def rendered_by(
    config: MkDocsConfig, options: StudyWikiConfig, language: str, math: WikiMath
) -> tuple[bytes | None, list[Diagnostic]]:
    """What all pages are rendered by, or what is to be said of that it is not known, and so none is kept."""
    try:
        return what_renders.digest(config, reading.chosen(config, options, language), math), []
    except digests.UnknownError as error:
        values = {"name": str(error)}
        return None, [Diagnostic("cache-unknown-extension", folders(config).home, values, Severity.INFO)]


def not_printed_from(config: MkDocsConfig) -> list[Diagnostic]:
    """What is to be said of that pages are printed anew each time: a plugin or hook may change them."""
    name = what_prints.unknown(config)
    values = {"name": name or ""}
    return [Diagnostic("cache-unknown-plugin", folders(config).home, values, Severity.INFO)] if name else []


def printed_from(config: MkDocsConfig, nav: Navigation, files: Files, *, themed: bool) -> Callable[[], bytes | None]:
    """Gives what all pages are printed from, made when it is first asked for; None where that is not known."""

    @cache
    def found() -> bytes | None:
        if not themed or what_prints.unknown(config):
            return None
        try:
            return what_prints.of_all(config, nav, files)
        except digests.UnknownError:
            return None

    return found
