"""The lines of a sidebar as their author wrote them, while others are read: those of which a slip was taken out."""

from __future__ import annotations

from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic, Location
from studywiki.text.runs import Runs, same_parts
from studywiki.text.source import Source


class WrittenLines:
    """A file's lines."""

    def __init__(self, text: str, source: Source) -> None:
        self.source = source
        """The file: `text` has one character for each of its own."""
        self.lines = text.split("\n")

    def place(self, read: Location, lines: list[str]) -> Location:
        """The place in the file of one in `lines`, which are as many as the file has."""
        number = read.line - 1
        if number >= len(self.lines) or number >= len(lines):
            return self.source.place(read)
        was, now = self.lines[number], lines[number]
        if was != now:
            start = min(read.column - 1, len(now))
            parts = Runs(same_parts(was, now))
            first, last, _ = parts.written(start, max(start + 1, (read.end_column or 0) - 1), len(was))
            read = replace(read, column=first + 1, end_column=last + 1 if read.end_column else None)
        return self.source.place(read)

    def told(self, diagnostic: Diagnostic, lines: list[str]) -> Diagnostic:
        """`diagnostic`, whose place is one in `lines`, at its place in the file."""
        return replace(diagnostic, location=self.place(diagnostic.location, lines))
