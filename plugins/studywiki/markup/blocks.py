"""The block structure of a Markdown text as lines and offsets, by the rules that render it; nothing is rendered."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from markdown_it.token import Token
from msgspec import Struct

from studywiki.grammar import parse
from studywiki.html_elements import LITERAL, one_of
from studywiki.markup.layout import CodeBlock
from studywiki.markup.marks import marked

_LEAVES = ("paragraph_open", "heading_open", "dt_open", "tr_open")
_NOTED = {*_LEAVES, "fence", "code_block", "html_block", "stock_block"}
"""Of the tokens, those of which something is kept."""
_FENCE_MARK = re.compile(r"`{3,}|~{3,}")
_CELL_END = re.compile(r"(?<!\\)\|")
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_HTML_BODY = re.compile(rf"{_PREFIX.pattern}<(?:!--|(?:{one_of(LITERAL)})\b)", re.IGNORECASE)


class Heading(Struct, frozen=True):
    """`text[start:end]` is a heading, with its marks."""

    start: int
    end: int
    level: int


class Blocks:
    """The blocks of `text`. A mask, `text[start:end]` with opaque content, is read as a word."""

    def __init__(self, text: str, masks: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.code: list[CodeBlock] = []
        """Blocks of code, in order."""
        self.headings: list[Heading] = []
        """Headings, in order."""
        self.html: list[tuple[int, int]] = []
        """Blocks of raw HTML, from the start of the first line to the end of the last, in order."""
        self.paragraphs: list[tuple[int, int]] = []
        """Paragraphs, from the start of the first line to the end of the last, in order."""
        self._bodies: dict[int, int] = {}  # first line of a block of HTML that holds nothing else -> its end
        self._leaves: list[tuple[int, int, bool]] = []  # first line, line after the last, whether a table's row
        self._marked = marked(text, masks)
        for token in parse.blocks(self._marked.text).tokens:
            if token.type in _NOTED:
                self._note(token)
        self._leaf_lines = [first for first, _, _ in self._leaves]

    def _note(self, token: Token, below: int = 0) -> None:
        """Keep what is asked for of one token; its lines are counted from the line `below` of the marked text on."""
        if token.map is None:
            return
        first, after = (self._marked.line(line + below) for line in token.map)
        if token.type == "fence":
            mark = _FENCE_MARK.search(self.lines[first])
            start = self.starts[first] + (mark.start() if mark else 0)
            is_math = token.info.strip().lower() == "math"
            self.code.append(CodeBlock(start, self._end(after), "math" if is_math else "fence"))
        elif token.type == "code_block":
            self.code.append(CodeBlock(self.starts[first], self._end(after), "indented"))
        elif token.type == "html_block" or (token.type == "stock_block" and token.content.startswith("<")):
            self.html.append((self.starts[first], self._end(after)))
            if _HTML_BODY.match(self.lines[first]):
                self._bodies[first] = self._end(after)
            self._leaves.append((first, after, False))
            if token.type == "stock_block":
                self._note_code_within(token, token.map[0] + below)
        elif token.type in _LEAVES:
            self._leaves.append((first, after, token.type == "tr_open"))
            if token.type == "heading_open":
                indent = len(self.lines[first]) - len(self.lines[first].lstrip(" \t>"))
                self.headings.append(Heading(self.starts[first] + indent, self._end(after), int(token.tag[1:])))
            elif token.type == "paragraph_open":
                self.paragraphs.append((self.starts[first], self._end(after)))

    def _note_code_within(self, token: Token, below: int) -> None:
        """Keep the code of an element that Python-Markdown reads whole: it finds fences in it, if no other blocks.

        An element of the kind within it is passed over: to parse each level anew would take the square of the text.
        """
        kinds = ("fence", "code_block") if token.meta["blocks"] else ("fence",)
        _, opening, rest = token.content.partition("\n")
        for each in parse.blocks(f"x{opening}{rest}").tokens:
            if each.type in kinds:
                self._note(each, below)

    def _end(self, line: int) -> int:
        """Offset at which the line before `line` ends."""
        return max(self.starts[min(line, len(self.lines))] - 1, 0)

    def line(self, offset: int) -> int:
        """Index of the line that holds `offset`."""
        return min(bisect_right(self.starts, offset), len(self.lines)) - 1

    def in_row(self, offset: int) -> bool:
        """Whether `offset` lies in a table's row."""
        line = self.line(offset)
        at = bisect_right(self._leaf_lines, line) - 1
        return at >= 0 and line < self._leaves[at][1] and self._leaves[at][2]

    def leaf_end(self, offset: int, *, of_formula: bool = False) -> int:
        """Offset at which the paragraph, heading or table cell around `offset` ends.

        A formula ends no cell at `|` (`of_formula`): authors write norms. Outside any leaf it is the line's end.
        """
        line = self.line(offset)
        at = bisect_right(self._leaf_lines, line) - 1
        if at < 0 or line >= self._leaves[at][1]:
            return self._end(line + 1)
        _, after, is_row = self._leaves[at]
        end = self._end(after)
        if is_row and not of_formula:
            pipe = bisect_left(self._pipes, offset)
            return min(end, self._pipes[pipe]) if pipe < len(self._pipes) else end
        return end

    @cached_property
    def _pipes(self) -> list[int]:
        """Offsets of the marks that end table cells."""
        return [m.start() for m in _CELL_END.finditer(self.text)]

    def html_end(self, offset: int) -> int | None:
        """End of the block of HTML around `offset`: there a comment or a body ends that nothing closes."""
        at = bisect_right(self.html, (offset, len(self.text))) - 1
        return self.html[at][1] if at >= 0 and offset < self.html[at][1] else None

    def block_end(self, offset: int) -> int:
        """Offset at which the block of HTML, or else the leaf, around `offset` ends."""
        end = self.html_end(offset)
        return self.leaf_end(offset) if end is None else end

    def body_end(self, offset: int) -> int | None:
        """End of the block of HTML that the comment or body at `offset` opens: it does not reach beyond."""
        line = self.line(offset)
        if line not in self._bodies or not _PREFIX.fullmatch(self.text, self.starts[line], offset):
            return None
        return self._bodies[line]
