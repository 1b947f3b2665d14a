"""The lines of a wiki's texts, as diagnostics' places count in them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from studywiki.diagnostics import Location
from studywiki.pages import encoding
from studywiki.pages.confined import Confined, RefusedError
from studywiki.wiki import suffixes

_TEXTS = {*suffixes.MARKDOWN, ".yml", ".yaml", ".txt"}
_LARGEST = 2_000_000
"""Bytes of a file in which lines are looked for."""


class Lines:
    """Reads each file once, when it is asked for."""

    def __init__(self, root: Path, confined: Confined | None = None) -> None:
        """Take the folder that files are named from, and what reads them; None for what lies in `root`."""
        self.root = root
        self._confined = confined or Confined.to(root)
        self._lines: dict[str, list[str]] = {}

    def line(self, file: str, number: int) -> str | None:
        """The line of `file`; None where there is no text to show."""
        lines = self._of(file)
        return lines[number - 1] if number <= len(lines) and lines[number - 1].strip() else None

    def at(self, place: Location) -> str:
        """The text that `place` speaks of; empty where its end is not known, or it is not there."""
        line = self.line(place.file, place.line) if place.end_column else None
        return line[place.column - 1 : place.end_column - 1] if line and place.end_column else ""

    def _of(self, file: str) -> list[str]:
        if file not in self._lines:
            path, data = self.root / file, b""
            if path.suffix.lower() in _TEXTS:
                with suppress(FileNotFoundError, RefusedError):
                    data = self._confined.head(path, _LARGEST)
            self._lines[file] = encoding.lines(data, file)
        return self._lines[file]
