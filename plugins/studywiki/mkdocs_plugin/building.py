"""The build as a whole: where MkDocs writes, when the new site takes the old one's place, what is said when it stops.

MkDocs raises the end of a strict build after the last event in which a plugin could publish, so what it counts is
looked at here: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/commands/build.py#L340-L346
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from textwrap import indent

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.utils import CountHandler, clean_directory

from studywiki import messages
from studywiki.diagnostics import Diagnostic, Location, Severity, StoppedError
from studywiki.mkdocs_plugin import preset, site_folder, stopping
from studywiki.mkdocs_plugin.log_words import translated
from studywiki.publishing.renewal import HalfRenewedError
from studywiki.publishing.staging import Staging
from studywiki.terminal.console import fitting
from studywiki.terminal.printable import output

_LATEST = 2**32 - 1
"""What gzip can write into `sitemap.xml.gz`: the year 2106."""


def check_date() -> None:
    """Raise `StoppedError` where SOURCE_DATE_EPOCH is not what MkDocs and gzip can read.

    https://reproducible-builds.org/specs/source-date-epoch/ ; MkDocs reads it in the middle of the build:
    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/utils/__init__.py#L62-L75
    """
    value = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not (value.isascii() and value.isdecimal() and len(value) <= len(str(_LATEST)) and int(value) <= _LATEST):
        raise StoppedError(
            Diagnostic("build-date-unreadable", Location("mkdocs.yml"), {"value": value or '""'}, Severity.ERROR)
        )


class Building:
    """One build after the other, from `begin` to `publish`, `fail` or `end`."""

    def __init__(self, log: logging.LoggerAdapter[logging.Logger]) -> None:
        self.log = log
        self.language = "en"
        self._staging: Staging | None = None
        self._config: MkDocsConfig | None = None
        self._site = ""
        self._dirty = False
        self._running: MkDocsConfig | None = None
        self._within = 0
        self.is_published = False
        """Whether the last build's site stands in its place."""

    def goes_on(self, config: MkDocsConfig) -> bool:
        """Tell whether a build of `config` has begun and not ended: then another plugin builds once more within it.

        `i18n` does so for each language, into the same site: https://github.com/ultrabug/mkdocs-static-i18n
        """
        return self._running is config

    @property
    def is_within(self) -> bool:
        """Whether the build that goes on is one within another."""
        return self._within > 0

    def begin_within(self) -> None:
        """Begin a build within the build; its `publish` publishes nothing."""
        self._within += 1

    def begin(self, config: MkDocsConfig, command: preset.Command, *, dirty: bool, language: str) -> list[Diagnostic]:
        """Have MkDocs write beside the site; in place where it shows the site itself, or renews only parts of it.

        Gives what is to be said of the folder. Raises `StoppedError` where it may not be written to, and `OSError`.
        """
        self.end()
        self.language, self.is_published = language, False
        self._running = config
        self._config, self._site, self._dirty = config, config.site_dir, dirty
        site_folder.judge(config, in_place=dirty)
        if command == "serve":
            if dirty:  # the pages that MkDocs passes by would have no titles; edited ones `serving` builds alone
                clean_directory(config.site_dir)
            return site_folder.problems(config)
        if dirty:
            return []
        self._staging = Staging.beside(Path(config.site_dir), site_folder.repositories(config))
        config.site_dir = str(self._staging.folder)
        return site_folder.told(self._staging.left, config)

    @property
    def replaced(self) -> Path | None:
        """The site that the build replaces as a whole, be it there or not; None where it writes in place."""
        return self._staging.site if self._staging else None

    def publish(self) -> list[Diagnostic]:
        """Put the finished site in the old one's place; not if MkDocs is about to abort. Gives what stays of the old.

        Raises `OSError`, `HalfRenewedError`.
        """
        if self._within:
            self._within -= 1
            return []
        self._running = None
        if not self._staging or not self._config or (self._config.strict and self._warned()):
            return []
        left, config = self._staging.publish(), self._config
        self.is_published = True
        self.end()
        return site_folder.told(left, config)

    def end(self) -> None:
        """Take away what was not published. What comes after the build, as `gh-deploy`, finds the site in its place."""
        if self._staging:
            self._staging.discard()
        if self._config:
            self._config.site_dir = self._site
        self._staging = self._config = self._running = None
        self._within = 0

    def fail(self, error: Exception) -> None:
        """End a build that `error` stopped. Raises `Abort` in its place where MkDocs would print a traceback."""
        config, state = self._config, self._state(error)
        self.end()
        if isinstance(error, BuildError):  # MkDocs logs it
            return
        if isinstance(error, Abort):
            said = translated(error.message.strip()) if self.language == "ko" else None
            raise Abort(fitting(output(said or error.message))) from None
        self.log.debug("where it happened", exc_info=error)
        words = messages.words(stopping.explained(error, config.site_dir if config else "site"), self.language)
        hint = " ".join(filter(None, (words.hint, state)))
        raise Abort(fitting(output(f"{words.message}\n{indent(hint, '  ')}"))) from None

    def _state(self, error: Exception) -> str:
        """Say what has become of the site that was there; nothing where `error` says it, or where none is written."""
        if not self._config or isinstance(error, HalfRenewedError):
            return ""
        code = "build-site-mixed" if self._dirty else "build-site-kept" if self._staging else ""
        return messages.words(Diagnostic(code, Location("mkdocs.yml")), self.language).message if code else ""

    def _warned(self) -> bool:
        """Tell whether MkDocs has counted a warning."""
        logger: logging.Logger | None = self.log.logger
        while logger:
            if any(isinstance(handler, CountHandler) and handler.get_counts() for handler in logger.handlers):
                return True
            logger = logger.parent
        return False
