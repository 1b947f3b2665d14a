"""Where links, images and raw HTML were written: noted when they are read, and asked for when one leads nowhere."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from msgspec import Struct

from studywiki.text.source import Source

_SEARCHED = 100_000
"""Characters of a block that are searched for each of the texts that another extension has made of it."""


@dataclass(frozen=True)
class Words:
    """A block's text, as a parser gave it: without what stands around it on its lines."""

    text: str
    line: int
    """Where it starts in the source."""
    start: int = 0
    """Offset in the source from which on it stands."""
    lines: int = 0
    """As many lines of the source hold it, where it is not known how; 0: one for each of its own."""

    @cached_property
    def starts(self) -> list[int]:
        """Offset at which each line of `text` starts."""
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    @cached_property
    def offsets(self) -> dict[int, int | None]:
        """Line of `text` -> its offset in the source, as far as they were looked for; None: it is not there as such."""
        return {}

    def behind(self, text: str) -> int | None:
        """Give the offset in these words of `text`, which something has added to or taken from at its start."""
        return len(self.text) - len(text) if text.endswith(self.text) or self.text.endswith(text) else None


class Span(Struct, frozen=True):
    """A part of the author's text."""

    start: int
    end: int
    exact: bool
    """Whether it is the link or the tag and nothing else; if not, it is lines that hold it."""


class Written:
    """The notes of one page."""

    def __init__(self) -> None:
        self.source = Source.of("")
        """The page as the parser saw it."""
        self.texts: dict[tuple[Element, str], Words] = {}
        """An element, and `text` or `tail` -> what stands there, until it is parsed."""
        self.elements: dict[Element, tuple[Words, int, int]] = {}
        """A link or an image -> its part of a text."""
        self.raw: dict[int, tuple[Words, int, int]] = {}
        """Number in the stash of HTML -> its part of a text."""
        self._cell = (0, 0)
        self._settled: dict[tuple[int, str], Words] = {}

    def begin(self, source: Source) -> None:
        """Begin a page that the parser sees as `source`."""
        self.source = source
        self.texts, self.elements, self.raw, self._cell = {}, {}, {}, (0, 0)
        self._settled = {}

    def words(self, text: str, line: int) -> Words:
        """Give the words that stand from `line` of the source on."""
        return Words(text, line, self.source.line(line)[0])

    def lines(self, start: int, end: int) -> Words:
        """Give words of which it is only known that they stand on the lines from `start` up to `end`."""
        return Words("", start, self.source.line(start)[0], max(1, end - start))

    def cell(self, text: str, line: int) -> Words:
        """Give the words of a table's cell; those of one row follow each other."""
        start, end = self.source.line(line)
        start = max(start, self._cell[1]) if self._cell[0] == line else start
        # without its escape, a stroke is not what stands there
        at = self.source.text.find(text, start, end) if "|" not in text else -1
        if at < 0:
            return Words(text, line, start, lines=1)
        self._cell = (line, at + len(text))
        return Words(text, line, at)

    def span(self, words: Words, start: int, end: int, page: Source) -> Span:
        """Give what of the author's `page` was written for `words.text[start:end]`."""
        words = self._found(words)
        if not words.lines:
            first, last = self._offset(words, start), self._offset(words, end - 1)
            if first is not None and last is not None and first <= last:
                from_, to, is_exact = self.source.runs.written(first, last + 1, len(page.text))
                if is_exact:
                    return Span(from_, to, exact=True)
                return self._within(from_, to, first, last, page)
            top = words.line + bisect_right(words.starts, max(start, 0)) - 1
            bottom = words.line + bisect_right(words.starts, max(end - 1, 0)) - 1
        else:
            top, bottom = words.line, words.line + words.lines - 1
        first = max(words.start, self.source.line(top)[0])
        last = max(first, self.source.line(bottom)[1] - 1)
        from_, to, _ = self.source.runs.written(first, last + 1, len(page.text))
        return self._within(from_, to, first, last, page)

    def _found(self, words: Words) -> Words:
        """Give `words` as they stand in the lines that hold them, where they stand there only once."""
        end = self.source.line(words.line + words.lines - 1)[1] if words.lines else 0
        if not words.text or not 0 < end - words.start < _SEARCHED:
            return words
        key = (words.start, words.text)
        if key not in self._settled:
            first = words.text.partition("\n")[0]
            at = self.source.text.find(first, words.start, end)
            is_one = at >= 0 and self.source.text.find(first, at + 1, end) < 0
            self._settled[key] = Words(words.text, self.source.line_at(at), at) if is_one else words
        return self._settled[key]

    def _within(self, from_: int, to: int, first: int, last: int, page: Source) -> Span:
        """Give of the part of `page` the lines from which `first` to `last` of the source came, if they are in it."""
        top, bottom = (self.source.origins[self.source.line_at(at)] - page.origins[0] for at in (first, last))
        start, end = max(from_, page.line(top)[0]), min(to, page.line(bottom)[1])
        return Span(start, end, exact=False) if start < end else Span(from_, to, exact=False)

    def _offset(self, words: Words, at: int) -> int | None:
        """Give the offset in the source of the character at `at` of `words`."""
        if not 0 <= at < len(words.text):
            return None
        below = bisect_right(words.starts, at) - 1
        if below not in words.offsets:
            start = words.starts[below]
            stop = words.starts[below + 1] - 1 if below + 1 < len(words.starts) else len(words.text)
            first, end = self.source.line(words.line + below)
            line = words.text[start:stop]
            # the words are the end of their line; a cell's start is known
            found = (
                self.source.text.find(line, words.start, end)
                if not below and words.start > first
                else self.source.text.rfind(line, first, end)
            )
            words.offsets[below] = found if found >= 0 else None
        offset = words.offsets[below]
        return None if offset is None else offset + at - words.starts[below]
