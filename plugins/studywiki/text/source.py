"""Text whose edits remember where each line came from, so that a problem found late names the author's own line.

A page passes through several steps before it is HTML (Liquid is resolved, formulas are set aside, blocks are written
in another form). Each step takes a `Source`, says what it replaces by offsets, and gives a new `Source`: the line
numbers follow by themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct

from studywiki.diagnostics import Location
from studywiki.text.original import Original
from studywiki.text.runs import Run, Runs, kept


class Edit(Struct, frozen=True):
    """Replace `text[start:end]`, offsets in characters, by `replacement`."""

    start: int
    end: int
    replacement: str
    is_letter: bool = False
    """Whether it is one letter that was written otherwise: it has its place, as if nobody had edited it."""


@dataclass(frozen=True)
class Source:
    """A text and, for each of its lines, the line of the file that it came from."""

    text: str
    """With LF line ends."""
    origins: tuple[int, ...]
    """Line number in the file, from 1, of each line of `text`; as many as `text` has lines."""
    file: str = "<string>"
    """The file, as in `Location.file`."""
    runs: Runs = field(default_factory=lambda: Runs(()), compare=False, repr=False)
    """Which characters are the author's own: of the text that no step has edited yet."""
    original: Original | None = field(default=None, compare=False, repr=False)
    """That text; None where there is none, and only lines are known."""

    @classmethod
    def of(cls, text: str, file: str = "<string>", first_line: int = 1) -> Source:
        """Take a text as it stands in `file` from line `first_line` on."""
        return cls._whole(Original(text, file, first_line))

    @classmethod
    def below(cls, head: str, text: str, file: str) -> Source:
        """Take the `text` that stands in `file` below its `head`, of whole lines, as `part` gives it of both."""
        return cls._whole(Original(text, file, head.count("\n") + 1, _Both(head, text, file), len(head)))

    @classmethod
    def _whole(cls, original: Original) -> Source:
        text, first = original.text, original.first_line
        lines = tuple(range(first, first + text.count("\n") + 1))
        return cls(text, lines, original.file, Runs([Run(0, len(text), 0)]), original)

    def part(self, start: int) -> Source:
        """Give the rest of this text, from the offset `start` of a line on, as a text whose edits count from there."""
        line = self.text.count("\n", 0, start)
        return self._whole(Original(self.text[start:], self.file, self.origins[line], self, start))

    @cached_property
    def _starts(self) -> list[int]:
        """Offset at which each line of `text` starts."""
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def line(self, index: int) -> tuple[int, int]:
        """Give where the line at `index`, from 0, starts and ends in `text`; of one that is not there, the last's."""
        index = min(index, len(self._starts) - 1)
        end = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self.text)
        return self._starts[index], end

    def line_at(self, offset: int) -> int:
        """Index in `origins`, from 0, of the line that holds the character at `offset`."""
        return bisect_right(self._starts, offset) - 1

    def locate(self, start: int, end: int | None = None) -> Location:
        """Give the place in the file of `text[start:end]`, offsets in characters.

        Of what an edit has written, the place is that of what it has replaced.
        """
        index = self.line_at(start)
        if self.original is not None:
            whole = len(self.original.text)
            from_, to, _ = self.runs.written(start, max(start + 1, end or 0), whole)
            same_line = end is not None and self.line_at(max(start, end - 1)) == index
            place = self.original.place(from_, to if same_line else None)
            if place.line == self.origins[index]:
                return place
        return Location(self.file, self.origins[index])

    def place(self, read: Location) -> Location:
        """Give the place in the file of a place of this text, of which the line and the columns are known."""
        start, end = self.line(read.line - 1)
        first = min(start + read.column - 1, end)
        return self.locate(first, start + read.end_column - 1 if read.end_column else None)

    def edited(self, edits: Iterable[Edit]) -> Source:
        """Give the source after all `edits`, which must not overlap; raises `ValueError` where they do.

        The lines of a replacement come from the first line that it replaces, one after the other as far as the
        replaced text reaches: a fence that stays a fence keeps the number of each of its lines.
        """
        text: list[str] = []
        origins = [self.origins[0]]
        runs: list[Run] = []
        at = length = 0

        def keep(end: int) -> None:
            runs.extend(self.runs.within(at, end, length))
            text.append(self.text[at:end])
            origins.extend(self.origins[self.line_at(at) + 1 : self.line_at(end) + 1])

        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            if edit.start < at:
                raise ValueError(f"edits overlap at offset {edit.start}")
            keep(edit.start)
            length += edit.start - at
            for run in kept(self.text[edit.start : edit.end], edit.replacement):
                origin = edit.start + run.origin
                runs += self.runs.within(origin, origin + run.end - run.start, length + run.start)
            if edit.is_letter:
                runs += self.runs.within(edit.start, edit.start + 1, length)
            length += len(edit.replacement)
            text.append(edit.replacement)
            first, last = self.line_at(edit.start), self.line_at(edit.end)
            added = edit.replacement.count("\n")
            origins += [self.origins[min(first + n, last)] for n in range(1, added + 1)]
            if edit.replacement.endswith("\n"):  # what follows the replacement starts this line
                origins[-1] = self.origins[last]
            at = edit.end
        keep(len(self.text))
        return Source("".join(text), tuple(origins), self.file, Runs(runs), self.original)


@dataclass(frozen=True)
class _Both:
    """The text of a file, put together when somebody asks where something in it stands."""

    head: str
    text: str
    file: str

    @cached_property
    def _source(self) -> Source:
        return Source.of(self.head + self.text, self.file)

    def locate(self, start: int, end: int | None = None) -> Location:
        """Give the place in the file of a part of it."""
        return self._source.locate(start, end)
