"""Where in a block of front matter something is wrong."""

from __future__ import annotations

import yaml
from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic, Location
from studywiki.text.runs import Runs, same_parts


class Faults:
    """The diagnostics of one block whose YAML starts on `line` of `file`, and their places."""

    def __init__(self, file: str, line: int) -> None:
        self.file, self.line = file, line
        self.found: list[Diagnostic] = []

    def span(self, line: int, column: int, length: int) -> Location:
        """The place of so many characters from there on."""
        return replace(self.place(line, column), end_column=column + 1 + length)

    def place(self, line: int, column: int = 0) -> Location:
        """The place of the block's `line` and `column`, both from 0."""
        return Location(self.file, self.line + line, column + 1)

    def marked(self, mark: yaml.error.Mark | None, line: int = 0, read: str = "", written: str = "") -> Location:
        """The place of YAML's `mark`; in what was `read` from `line` of the block on, where that was `written`."""
        if mark is None:
            return self.place(line)
        column = mark.column
        if read != written:
            was, now = (text.split("\n")[mark.line : mark.line + 1] or [""] for text in (written, read))
            column, _, _ = Runs(same_parts(was[0], now[0])).written(column, column + 1, len(was[0]))
        return self.place(line + mark.line, column)
