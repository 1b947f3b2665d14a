"""The build's log: what we say of a wiki, and what others say of it while our plugin is on. No part of it is obeyed.

MkDocs and other plugins print authors' text as it is: a file's name with a line break in it begins a line of the log,
which may be a command to GitHub's runner. So every record is made plain where it leaves, by a filter on the handlers.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from textwrap import indent

from studywiki import messages
from studywiki.check.limit import limited
from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.mkdocs_plugin.log_words import Translation
from studywiki.terminal.printable import output


class BuildLog:
    """The log of one build after the other, from `begin` to `end`."""

    def __init__(self, log: logging.LoggerAdapter[logging.Logger]) -> None:
        self.log = log
        self._plain = _Plain()
        self._translation = Translation()
        self._guarded: list[logging.Handler] = []
        self._unheard = 0
        self.said: list[tuple[bool, str]] = []
        """What was reported of the wiki since the build began: whether it is a warning, and the text."""

    def begin(self, language: str = "en") -> None:
        """See to it that all that is logged is plain and in `language`, by the handlers that there are now."""
        self._unheard, self.said = 0, []
        self._translation.language = language
        self._translation.hidden.clear()
        for handler in handlers(self.log.logger):
            if handler not in self._guarded:
                handler.addFilter(self._translation)
                handler.addFilter(self._plain)
                self._guarded.append(handler)

    def hide(self, text: str) -> None:
        """Have nobody be told the `text` by MkDocs, in this build."""
        self._translation.hidden.add(text)

    def end(self) -> None:
        """Leave the handlers as they were."""
        for handler in self._guarded:
            handler.removeFilter(self._translation)
            handler.removeFilter(self._plain)
        self._guarded.clear()

    def report(self, diagnostics: Iterable[Diagnostic], language: str) -> None:
        """Say the problems; a strict build counts the warnings, and `unheard` those that MkDocs does not hear."""
        for diagnostic in limited(diagnostics):
            words = messages.words(diagnostic, language)
            is_warning = diagnostic.severity is not Severity.INFO
            self._unheard += is_warning and not self.log.isEnabledFor(logging.WARNING)
            hint = indent(f"\n{words.hint}", "  ") if words.hint else ""
            text = output(f"{diagnostic.location}: {diagnostic.name}  {words.message}{hint}")
            self.log.log(logging.WARNING if is_warning else logging.INFO, "%s", text)
            self.said.append((is_warning, text))

    def unheard(self) -> Diagnostic | None:
        """What a strict build stops for, though `--quiet` keeps MkDocs from counting it."""
        values = {"count": str(self._unheard)}
        return Diagnostic("build-warned", Location("mkdocs.yml"), values, Severity.ERROR) if self._unheard else None


class _Plain(logging.Filter):
    """Lets every record pass, and makes it plain: its message, and the traceback with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            record.msg, record.args = output(record.getMessage()), None
        except (TypeError, ValueError, KeyError):  # its arguments do not fit: the handler says that
            return True
        if record.exc_info:
            record.exc_text = output(record.exc_text or logging.Formatter().formatException(record.exc_info))
        return True


def handlers(logger: logging.Logger | None) -> Iterator[logging.Handler]:
    """All that may print what `logger` is told: its handlers, those above it, and what prints where there are none."""
    while logger:
        yield from logger.handlers
        logger = logger.parent
    if logging.lastResort:
        yield logging.lastResort
