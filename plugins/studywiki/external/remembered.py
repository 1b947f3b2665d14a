"""What was found lately, in the user's cache folder: a second check asks nobody twice."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from studywiki.external.outcome import SURE, Kind, Outcome

FILE = "links.json"
"""Its name there."""
_DAY = 86_400.0
_LASTS = {Kind.ALIVE: 5 * _DAY, **dict.fromkeys(SURE, _DAY / 24)}
"""How long an outcome is believed; others are not kept. Who has mended a link need not wait long."""


class Remembered:
    """The outcomes of one user's checks."""

    def __init__(self, path: Path | None, now: float | None = None) -> None:
        """Take the file that they lie in, be it there or not; None for none."""
        self._path = path
        self._now = time.time() if now is None else now
        self._known: dict[str, tuple[Outcome, float]] = {}
        if path:
            with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
                read = json.loads(path.read_text("utf-8"))
                if read["version"] == version("mkdocs-studywiki"):
                    for url, (kind, status, at) in read["found"].items():
                        self._known[url] = (Outcome(Kind(kind), int(status)), float(at))

    def of(self, url: str) -> Outcome | None:
        """What was found of `url`, where that is not too long ago."""
        outcome, at = self._known.get(url, (None, 0.0))
        return outcome if outcome and 0 <= self._now - at < _LASTS.get(outcome.kind, 0) else None

    def keep(self, found: Mapping[str, Outcome]) -> None:
        """Write down what was `found` now, and leave out what is too old."""
        if not self._path:
            return
        for url, outcome in found.items():
            if self.of(url) is None and outcome.kind in _LASTS:
                self._known[url] = (outcome, self._now)
        left = {url: (each.kind.value, each.status, at) for url, (each, at) in self._known.items() if self.of(url)}
        text = json.dumps({"version": version("mkdocs-studywiki"), "found": left})
        with suppress(OSError):  # it only takes longer the next time
            self._path.parent.mkdir(parents=True, exist_ok=True)
            held, name = tempfile.mkstemp(dir=self._path.parent)
            with os.fdopen(held, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(self._path)
