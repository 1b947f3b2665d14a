"""How far a build is, for whoever watches, and what it has done, for whoever reads its log.

A bar on a terminal, where there are many pages; one line at the end; and with the option `profile` where the time went.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig

from studywiki.messages import phrases
from studywiki.mkdocs_plugin.build_log import handlers
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.stopwatch import Stage, Stopwatch
from studywiki.terminal.console import is_terminal
from studywiki.terminal.printable import output, visible

if TYPE_CHECKING:  # it brings large tables of how wide letters are, which no build needs that nobody watches
    from studywiki.terminal.bar import Bar

_MANY = 200
"""Pages from which on a bar is shown: fewer are done before it is read."""
_SLOWEST = 10
"""Pages that a profile names."""


class Progress:
    """The progress of one build after the other, from `begin` to `summary` or `end`. Before `begin` nothing is said."""

    def __init__(self, log: logging.LoggerAdapter[logging.Logger], environment: Mapping[str, str] = os.environ) -> None:
        self.log = log
        self._environment = environment
        self._aside: logging.Filter | None = None
        self._bar: Bar | None = None
        self._watch: Stopwatch | None = None

    def begin(self, config: MkDocsConfig, language: str, *, profile: bool) -> None:
        """Begin a build, with its configuration; `profile` is whether its stages and slow pages are told at the end."""
        self.end()
        self._words: dict[str, Any] = phrases.spoken("build", language)
        self._shown, self._profile = folders(config).shown_of_docs, profile
        self._rendered = self._cached = self._left = 0
        self._watch = Stopwatch()
        self._watch.mark("reading")

    def mark(self, stage: Stage, page: str = "") -> None:
        """Count the time from now on for `stage`, and for `page` (below the docs folder); without one, show no bar."""
        if self._watch:
            self._watch.mark(stage, page)
            if not page:
                self._hide()

    def pages(self, stage: Stage, count: int) -> None:
        """Begin the part of a stage in which so many pages are done, one after the other: show how far it is."""
        if not self._watch:
            return
        self.mark(stage)
        self._left = count
        if count >= _MANY and self._is_watched():
            from studywiki.terminal.bar import Bar

            self._bar = Bar(sys.stderr)
            self._aside = _Aside(self._bar)
            for handler in handlers(self.log.logger):
                handler.addFilter(self._aside)
            self._bar.begin(f"{self._words['stages'][stage]} {self._words['bar']}", count)

    def step(self) -> None:
        """Show that one more page is done, which is counted elsewhere or later."""
        if self._bar:
            self._bar.step()

    def rendered(self, *, from_cache: bool = False) -> None:
        """Count a page that is rendered, or whose rendering was known."""
        if self._watch:
            self._cached += from_cache
            self._rendered += not from_cache
            self.step()

    def finished(self, page: str) -> None:
        """Count a page that is finished, and written now; with the last one come the files that are of no page."""
        if self._watch:
            self._left -= 1
            self.step()
            self.mark("writing", page if self._left else "")

    def summary(self) -> None:
        """Say what the build has done, and end it."""
        watch = self._watch
        self.end()
        if not watch:
            return
        watch.stop()
        stages = ", ".join(f"{self._words['stages'][stage]} {self._time(took)}" for stage, took in watch.stages.items())
        pages = self._rendered + self._cached
        counts = {"pages": f"{pages:,}", "rendered": f"{self._rendered:,}", "cached": f"{self._cached:,}"}
        self.log.info("%s", self._words["summary"].format(**counts, stages=stages))
        if self._profile:
            self.log.info("%s", output("\n".join(self._profiled(watch))))

    def end(self) -> None:
        """End a build of which nothing is said: it was stopped."""
        self._hide()
        self._watch = None

    def _hide(self) -> None:
        if self._bar:
            self._bar.end()
        self._bar = None
        if self._aside:
            for handler in handlers(self.log.logger):
                handler.removeFilter(self._aside)
        self._aside = None

    def _profiled(self, watch: Stopwatch) -> list[str]:
        whole = sum(watch.stages.values())
        lines = [self._words["profile"].format(time=self._time(whole))]
        for stage, took in watch.stages.items():
            share = round(100 * took / whole) if whole else 0
            lines.append(f"  {self._time(took):>8} {share:>3}%  {self._words['stages'][stage]}")
        slowest = watch.slowest(_SLOWEST)
        if slowest:
            lines.append(self._words["slowest"])
        for page, took in slowest:
            parts = ", ".join(
                f"{self._words['stages'][stage]} {self._time(seconds)}" for stage, seconds in watch.pages[page].items()
            )
            lines.append(f"  {self._time(took):>8}  {visible(self._shown(page))} ({parts})")
        return lines

    def _time(self, seconds: float) -> str:
        return str(self._words["seconds"]).format(seconds=f"{seconds:.2f}")

    def _is_watched(self) -> bool:
        """Whether somebody sees what is drawn, and wants to: `--quiet` says not."""
        in_ci = self._environment.get("CI", "").lower() not in ("", "0", "false")
        plain = in_ci or self._environment.get("TERM") == "dumb"
        return not plain and is_terminal(sys.stderr) and self.log.isEnabledFor(logging.INFO)


class _Aside(logging.Filter):
    """Lets every record pass, and has the bar out of its way."""

    def __init__(self, bar: Bar) -> None:
        super().__init__()
        self._bar = bar

    def filter(self, record: logging.LogRecord) -> bool:
        self._bar.erase()
        return True
