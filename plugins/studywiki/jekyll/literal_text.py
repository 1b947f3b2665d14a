"""Where in a page Liquid is Liquid."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from studywiki.markup import markup
from studywiki.markup.literal_text import Kind
from studywiki.markup.markup import Markup
from studywiki.text.source import Edit

# No tag holds another: a scan that stops at the next opening takes time in proportion to the text.
_TAG = re.compile(r"\{%-?[ \t\n]*(?P<name>[a-z_]\w*)(?!\w)(?P<rest>(?:(?!\{%|%\}).)*?)-?%\}", re.DOTALL)
_OUTPUT = re.compile(r"\{\{-?(?P<inner>(?:(?!\{\{|\}\}).)*?)-?\}\}", re.DOTALL)
_CLOSED = re.compile(r"</\w+>\s*\Z")
_OPENS = re.compile(r"[ \t]*<")


class Tag(Struct, frozen=True):
    """`{% name rest %}` at `text[start:end]`."""

    name: str
    rest: str
    start: int
    end: int


class Output(Struct, frozen=True):
    """`{{ inner }}` at `text[start:end]`."""

    inner: str
    start: int
    end: int


class Prose:
    """A text, and which of its stretches Liquid does not reach."""

    def __init__(self, text: str, *, within_highlight: bool = False) -> None:
        self.text = text
        self._kinds = set(Kind) - ({Kind.HIGHLIGHT} if within_highlight else set())

    @cached_property
    def _markup(self) -> Markup:
        return markup.of(self.text)

    @cached_property
    def _code(self) -> _Spans:
        return _Spans([(s.start, s.end) for s in self._markup.stretches if s.kind in self._kinds])

    @cached_property
    def _html(self) -> _Spans:
        return _Spans(self._markup.blocks.html)

    def closed_up(self, edits: Sequence[Edit]) -> list[Edit]:
        """`edits`; those that empty a line within a block of HTML take the line too, which would end the block."""
        return [self._with_line(edit) if not edit.replacement else edit for edit in _joined(edits)]

    def _with_line(self, edit: Edit) -> Edit:
        line = self.text.rfind("\n", 0, edit.start) + 1
        end = self.text.find("\n", edit.end)
        if end < 0 or self.text[line : edit.start].strip() or self.text[edit.end : end].strip():
            return edit
        if not self._html.holds(line) or not self._html.holds(end):
            return edit
        is_over = _CLOSED.search(self.text, self.text.rfind("\n", 0, max(line - 1, 0)) + 1, line)
        return edit if is_over and not _OPENS.match(self.text, end + 1) else Edit(line, end + 1, "")

    @cached_property
    def raw_tags(self) -> list[Tag]:
        """The tags `raw` and `endraw`."""
        return [tag for tag in self._all_tags() if tag.name in ("raw", "endraw")]

    @cached_property
    def _raw(self) -> _Spans:
        return _Spans(list(self._raw_bodies()))

    def holds(self, start: int) -> bool:
        """Tell whether the character at `start` is prose."""
        return not self._code.holds(start) and not self._raw.holds(start)

    def tags(self) -> Iterator[Tag]:
        """The tags in prose, from left to right; not those of `raw`."""
        return (tag for tag in self._all_tags() if tag.name not in ("raw", "endraw") and self.holds(tag.start))

    def outputs(self) -> Iterator[Output]:
        """What may be outputs, in prose or not: most of them are TeX, and `holds` takes time to answer."""
        for found in _OUTPUT.finditer(self.text):
            yield Output(found["inner"].strip(), found.start(), found.end())

    def _all_tags(self) -> Iterator[Tag]:
        return (tag for tag in self._tags_anywhere() if not self._code.holds(tag.start))

    def _tags_anywhere(self) -> Iterator[Tag]:
        for found in _TAG.finditer(self.text):
            yield Tag(found["name"], found["rest"].strip(), found.start(), found.end())

    def _raw_bodies(self) -> Iterator[tuple[int, int]]:
        """What stands between `raw`, in prose, and `endraw`, wherever it stands: Jekyll does not know what is code."""
        opened: Tag | None = None
        for tag in self._tags_anywhere():
            if tag.name == "raw" and not self._code.holds(tag.start):
                opened = opened or tag
            elif tag.name == "endraw" and opened:
                yield opened.end, tag.start
                opened = None


def _joined(edits: Sequence[Edit]) -> Iterator[Edit]:
    """`edits` in order, those as one that take out what stands side by side: together they may empty a line."""
    before: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if before and before.end == edit.start and not before.replacement and not edit.replacement:
            before = Edit(before.start, edit.end, "")
            continue
        if before:
            yield before
        before = edit
    if before:
        yield before


class _Spans:
    """Stretches of a text, in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]

    def holds(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at][1]
