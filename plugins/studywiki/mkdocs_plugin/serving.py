"""`mkdocs serve` between two builds: where pages were edited and nothing else, only these are built again.

Files, navigation and templates are those of the last build. Whatever else has changed, and whatever an edit changes of
what other pages show, has MkDocs build the whole wiki, as does a plugin of which we know not what it does.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from studywiki.diagnostics import Diagnostic, StoppedError
from studywiki.messages.phrases import spoken
from studywiki.mkdocs_plugin import per_page, preset, rebuilding, sources
from studywiki.mkdocs_plugin.build_log import BuildLog
from studywiki.mkdocs_plugin.building import Building
from studywiki.mkdocs_plugin.rebuilding import Built, WholeWikiError
from studywiki.mkdocs_plugin.seen_files import Changes, SeenFiles
from studywiki.terminal.printable import output

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_MOST = 10
"""Pages that are built one by one. Of more, the whole wiki is built: git has changed its files."""

_FORMULA = 'class="katex'
_QUIET = 0.05
"""Seconds without another change before it is built: editors write a file in several steps. MkDocs waits for 0.1."""
_LATER = 0.3
"""Seconds until the search follows an edit: it takes longer than the page, and who has edited looks at that first."""


class Plugin(rebuilding.Plugin, Protocol):
    """What is asked of the plugin."""

    build_log: BuildLog
    building: Building
    nav: Navigation
    command: preset.Command


class Serving:
    """One build after the other, each from `begin` to `end`, and what happens between them."""

    def __init__(self, plugin: Plugin, log: logging.LoggerAdapter[logging.Logger]) -> None:
        self.plugin = plugin
        self.log = log
        self.seen: SeenFiles | None = None
        """The files of the last build; None where MkDocs does not serve."""
        self._built: Built | None = None
        self._ended = False
        self._unread: dict[str, dict[str, object]] = {}
        self._watched: Sequence[Path] = ()
        self._whole: Callable[[], None] = lambda: None
        self._told: set[str] = set()
        self._busy: threading.Lock | nullcontext[None] = nullcontext()
        """Held by who builds, or writes the search. No lock where MkDocs does not serve: plugins copy others."""
        self._waiting: threading.Timer | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Begin a build: look at all files before any is read."""
        self._built, self._ended, self._unread = None, False, {}
        if self.plugin.command == "serve":
            self.seen = sources.seen(config, self.plugin.config, self._watched)

    def meet(self, page: Page) -> None:
        """Keep what MkDocs has of `page`, which is about to be read for the first time."""
        if self.seen and not self._ended:
            self._unread[page.file.src_uri] = {**vars(page), "meta": dict(page.meta or {})}

    def keep(self, config: MkDocsConfig, files: Files, env: Environment, found: Sequence[Diagnostic]) -> None:
        """Keep what the pages of the build are made of, now that all are rendered."""
        if self.seen:
            others = per_page.others(config, env)
            self._built = Built(config, files, self.plugin.nav, env, list(found), others, self._unread)

    def end(self) -> None:
        """Note that the build has come to its end."""
        self._ended = True

    def take_over(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Have `server` build by `build`, which calls `builder` where the whole wiki is to be built.

        To be called when other plugins have had their files watched.
        """
        if self.seen:
            self._whole, self._told, self._busy = builder, set(), threading.Lock()
            from studywiki.mkdocs_plugin import watching  # it loads what no build needs

            self._watched = watching.watch(server, lambda: self.seen)
            self.seen.add([*self._watched, *map(Path, config.watch)])
            server.builder = self.build
            server.build_delay = _QUIET
            self._get_ready()
        return server

    def _get_ready(self) -> None:
        """Load what the first edit would wait for: KaTeX, if all formulas were known from earlier builds, and so on."""
        if any(_FORMULA in made.html for made in self.plugin.pages.rendered.values()):
            with suppress(StoppedError):
                self.plugin.typesetting.engine.start()
        with suppress(StoppedError):
            self.plugin.searching.get_ready(self.plugin.pages.config)

    def build(self) -> None:
        """Build what is to be built again, now that files have changed; the search follows."""
        self._wait_no_more()
        with self._busy:
            self._build()
        self._waiting = threading.Timer(_LATER, self.settle)
        self._waiting.daemon = True
        self._waiting.start()

    def settle(self) -> None:
        """Have the search find what the pages say now. It is called in a thread of its own."""
        with self._busy:
            try:
                if self._built:
                    self.plugin.searching.settle(self._built.config)
            except Exception as error:  # then the next edit has the whole wiki built
                self.log.debug("the search could not be written", exc_info=error)
                self._say("behind", error=error)
                self._built = None

    def close(self) -> None:
        """End it: nothing is written any more."""
        self._wait_no_more()
        with self._busy:
            self._built = None

    def _wait_no_more(self) -> None:
        if self._waiting:
            self._waiting.cancel()

    def _build(self) -> None:
        begun = time.monotonic()
        try:
            files = self._edited()
            if files:
                said = self._pages(files)
                seconds = f"{time.monotonic() - begun:.2f}"
                self._say("pages" if len(files) > 1 else "page", file=said, count=len(files), seconds=seconds)
        except WholeWikiError as error:
            self._build_whole(error)
        except Exception as error:  # whatever stops a page is told of by the build of the whole
            self.log.debug("a page could not be built alone", exc_info=error)
            self._build_whole(WholeWikiError("stopped"))

    def _edited(self) -> list[File]:
        """The pages that were edited. Raises `WholeWikiError` where anything else has changed."""
        built = self._built
        changes = self.seen.look() if self.seen else Changes()
        if not built or not self._ended:
            raise WholeWikiError("first")
        if built.others:
            raise WholeWikiError("plugin", ", ".join(built.others))
        if self.plugin.keeper.by is None:  # an extension of which nobody knows what it reads
            raise WholeWikiError("plugin", "markdown_extensions")
        if built.config.strict:
            raise WholeWikiError("strict")
        if changes.others:
            raise WholeWikiError("file", sources.shown(min(changes.others), built.config))
        if len(changes.edited) > _MOST:
            raise WholeWikiError("many")
        return built.pages_at(changes.edited)

    def _pages(self, files: Sequence[File]) -> str:
        """Build the pages of `files`, and say what is wrong with them; gives the name of the first."""
        if not self._built:
            raise WholeWikiError("first")
        built, self._built = self._built, None  # one that is stopped halfway is no build to go on from
        told = rebuilding.rebuild(files, built, self.plugin)
        self.plugin.build_log.report(told, self.plugin.building.language)
        self._built = built
        return sources.shown(str(files[0].abs_src_path), built.config)

    def _build_whole(self, why: WholeWikiError) -> None:
        self._built = None
        key = f"whole-{why.why}"
        if key not in self._told:
            self._say(key, file=why.file)
        if why.why in ("plugin", "strict"):  # said once: it is so each time
            self._told.add(key)
        self._whole()

    def _say(self, key: str, **values: object) -> None:
        words = spoken("serving", self.plugin.building.language)
        if text := words[key].format(**values):
            self.log.info("%s", output(text))
