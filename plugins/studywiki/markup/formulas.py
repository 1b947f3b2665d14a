r"""Where a page's formulas are, and which dollars are none.

Taken for a formula: `$x$` (no blank inside the dollars, or TeX signs between them; no letter or digit before, no digit
after; over a line's end where it is TeX), `$$x$$`, `\(x\)`, `\[x\]` on lines of its own, the same with two backslashes
as kramdown and MathJax pages have it, GitHub's `` $`x`$ `` and math fence, and MathJax's bare environments. Code,
comments, raw HTML bodies, tags, addresses are passed over; prices, shell variables and R's output are text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct, structs

from studywiki.markup import dollars, literal_dollars, over_lines
from studywiki.markup.closings import Closings
from studywiki.markup.layout import Layout
from studywiki.markup.literal_text import Kind, Stretch


class Form(Enum):
    """How an author marks a formula."""

    DOLLAR = "$"
    DOLLARS = "$$"
    PAREN = "\\("
    BRACKET = "\\["
    BACKTICK = "$`"
    FENCE = "```math"
    ENVIRONMENT = "\\begin"


class Formula(Struct, frozen=True):
    """One formula: `text[start:end]` with its marks."""

    start: int
    end: int
    tex: str
    """Between the marks; without the `>` of quotes, with table cells' escaped pipes read."""
    display: bool
    """Whether it is set on lines of its own."""
    form: Form
    lines: tuple[int, ...]
    """Offset in the text at which each line of `tex` starts."""
    plain: bool = False
    """It stands in an image's alternative text, where there is no place for anything but characters."""

    def offset(self, position: int) -> int:
        """Offset in the text of `tex[position]`."""
        line = self.tex.count("\n", 0, position)
        column = position - (self.tex.rfind("\n", 0, position) + 1)
        return min(self.lines[min(line, len(self.lines) - 1)] + column, self.end)


_NAME = r"[A-Za-z](?>[A-Za-z0-9-]*)"
_ATTRIBUTE = r"(?>\s+)[A-Za-z_:](?>[\w.:-]*)(?>(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)"
_EVENT = re.compile(
    r"[\\!h<\]$](?:"  # a set in front: what begins with none of these is passed over quickly
    r"(?<=\\)(?P<open>\\?\(|\\\[)"
    r"|(?<=!)(?P<image>\[)"
    r"|(?P<skip>(?<=h)ttps?://[^\s<>\"'()\uac00-\ud7a3]+"
    rf"|(?<=<)/?{_NAME}(?>(?:{_ATTRIBUTE})*)(?>\s*)/?>"
    r"|(?<=\])\([ \t]*(?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\))"
    r"|(?<=\$)(?<![\\$A-Za-z0-9]\$))"
)
_ALT = re.compile(r"((?>(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\])*))\](?=[(\[])")  # code in it is in no stretch of prose
# `\( $x$ \)`, both marks around one formula
_DOLLARS_ONLY = re.compile(r"\s*\$((?:[^$\n\\]|\\.)+)\$\s*")
_CLOSE = {"\\(": "\\)", "\\\\(": "\\\\)", "\\[": "\\]", "\\\\[": "\\\\]", "$": "$"}
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")
_QUOTE = re.compile(r"[ \t]*>")
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*")


def find(closings: Closings, layout: Layout, stretches: Sequence[Stretch]) -> list[Formula]:
    r"""Formulas in the text of `closings`, in order, beside what is not prose in it.

    The escaped pipes of table cells are read: `\|` is `|` there, and a norm elsewhere. Never raises; linear time.
    """
    if not any(sign in closings.text for sign in ("$", "\\", "math")):
        return []
    return [
        structs.replace(found, tex=found.tex.replace("\\|", "|"))
        if "\\|" in found.tex and layout.in_row(found.start)
        else found
        for found in _Finder(closings, layout).run(stretches)
    ]


class _Finder:
    """One pass over a text of which is known what is not prose."""

    def __init__(self, closings: Closings, layout: Layout) -> None:
        self.text = closings.text
        self.layout = layout
        self._dollars = closings.dollars
        self._known: dict[str, int] = {}  # a mark -> where it stands next
        self._alt_end = 0  # of the last image's alternative text
        self._last = (0, 0)  # start and end of the last formula in prose
        self._line = (0, 0)  # the start of a line, and an offset up to which that line is known to reach

    def run(self, stretches: Sequence[Stretch]) -> Iterator[Formula]:
        """Every formula, from left to right."""
        at = 0
        for stretch in [*stretches, Stretch(len(self.text), len(self.text), Kind.SPAN)]:
            if stretch.start < at:  # a formula reached over it
                continue
            start, end = self._widened(stretch, at) if stretch.kind is Kind.MATH else (stretch.start, stretch.end)
            yield from self._in_prose(at, start)
            if stretch.kind is Kind.MATH and (found := self._set_apart(start, end)):
                yield found
            at = end

    def _widened(self, stretch: Stretch, floor: int) -> tuple[int, int]:
        r"""Ends of an environment together with the marks right around it: `$ \begin{align}…$`."""
        start, end = stretch.start, stretch.end
        if not self.text.startswith("\\begin", start):
            return start, end
        before = self.text[max(floor, start - 40) : start].rstrip()
        after = re.compile(r"\s*").match(self.text, end, end + 40)
        closes_at = after.end() if after else end
        for opening, closing in sorted(_CLOSE.items(), key=lambda pair: -len(pair[0])):
            opens_at = max(floor, start - 40) + len(before) - len(opening)
            if before.endswith(opening) and self.text.startswith(closing, closes_at):
                return opens_at, closes_at + len(closing)
        return start, end

    def _set_apart(self, start: int, end: int) -> Formula | None:
        """Formula `text[start:end]`, which the reading of blocks has found."""
        text = self.text
        if text.startswith("\\$$", start):
            return self._made(start, end, (start + 3, end - 2), Form.DOLLARS, display=False)
        if text.startswith("$$", start):
            return self._formula(start, end, 2, Form.DOLLARS, self._alone(start, end))
        if text.startswith("$`", start):
            return self._formula(start, end, 2, Form.BACKTICK, display=False)
        if text.startswith("\\begin", start):
            return self._formula(start, end, 0, Form.ENVIRONMENT, display=True)
        if text.startswith("$", start):
            return self._formula(start, end, 1, Form.DOLLAR, display=False)
        if text.startswith("\\", start):
            mark = 3 if text.startswith("\\\\", start) else 2
            inline = text[start + mark - 1] == "("
            return self._formula(start, end, mark, Form.PAREN if inline else Form.BRACKET, not inline)
        first = text.find("\n", start, end)
        last = text.rfind("\n", start, end)
        closed = text[last + 1 : end].strip(" \t>") in ("`" * n for n in range(3, 30)) or "~~~" in text[last:end]
        body = (first + 1, max(last, first + 1) if closed else end)
        return self._made(start, end, body, Form.FENCE, display=True) if first >= 0 else None

    def _in_prose(self, start: int, end: int) -> Iterator[Formula]:
        """Formulas of `text[start:end]`, which is prose."""
        while event := _EVENT.search(self.text, start, end):
            start = event.end()
            found = None
            if event["image"]:
                alt = _ALT.match(self.text, start)
                self._alt_end = alt.end(1) if alt else self._alt_end
            elif event["open"]:
                found = self._bracketed(event.start(), event[0], end)
            elif event[0] == "$":
                found = self._dollar(event.start(), end)
            if found:
                start = found.end
                self._last = (found.start, found.end)
                plain = found.end <= self._alt_end
                yield Formula(found.start, found.end, found.tex, found.display, found.form, found.lines, plain)

    def _bracketed(self, start: int, opening: str, end: int) -> Formula | None:
        closing = _CLOSE[opening]
        close = self._next(closing, start + len(opening))
        if close + len(closing) > end or "\n\n" in self.text[start:close]:
            return None
        form = Form.PAREN if opening.endswith("(") else Form.BRACKET
        if opening.endswith("(") and (both := _DOLLARS_ONLY.fullmatch(self.text, start + len(opening), close)):
            return self._made(start, close + len(closing), both.span(1), form, display=False)
        content = self.text[start + len(opening) : close]
        in_question = len(content) < over_lines.LONGEST and over_lines.looks_like_blocks(content)
        if in_question and not self._goes_on(start, content, ""):
            return None
        if opening == "\\(" and literal_dollars.is_bracketed(content):  # escaped
            return None
        return self._formula(start, close + len(closing), len(opening), form, form is Form.BRACKET)

    def _next(self, mark: str, start: int) -> int:
        """Offset of the next `mark`; looked for once as long as it is not passed."""
        known = self._known.get(mark, -1)
        if known < start:
            found = self.text.find(mark, start)
            known = self._known[mark] = found if found >= 0 else len(self.text)
        return known

    def _dollar(self, start: int, end: int) -> Formula | None:
        close = self._dollars.closing(start, end)
        if close is None or close == start + 1:
            return None
        content, following = self.text[start + 1 : close], self.text[close + 1 : close + 2]
        if "\n" in content and not self._goes_on(start, content, following):
            return None
        is_text = following == "$" or following.isdigit() or literal_dollars.is_money_or_code(content, following)
        if is_text or not dollars.fits(content):
            return None
        return self._formula(start, close + 1, 1, Form.DOLLAR, display=False)

    def _goes_on(self, start: int, content: str, following: str) -> bool:
        """Whether the lines of `content`, whose mark is at `start`, are of one paragraph and are TeX."""
        if start + len(content) > self.layout.leaf_end(start, of_formula=True) or self.layout.in_row(start):
            return False
        line = self._line_start(start)
        before = "" if self._last[0] < line < self._last[1] else self.text[line:start]
        return over_lines.is_formula(before, content, following, apart=False)

    def _alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the lines of `text[start:end]` but the marks of lists and quotes."""
        lead = _LEAD.match(self.text, self._line_start(start), start)
        alone = bool(lead) and lead is not None and lead.end() == start and _LINE_END.match(self.text, end) is not None
        return alone and not self.layout.in_row(start)

    def _line_start(self, position: int) -> int:
        """Offset of the line on which `position` is; formulas come in order, so no line is read twice."""
        start, known = self._line if self._line[1] <= position else (0, 0)
        found = self.text.rfind("\n", known, position)
        self._line = (found + 1 if found >= 0 else start, position)
        return self._line[0]

    def _formula(self, start: int, end: int, mark: int, form: Form, display: bool) -> Formula | None:
        return self._made(start, end, (start + mark, end - mark), form, display)

    def _made(self, start: int, end: int, body: tuple[int, int], form: Form, display: bool) -> Formula | None:
        """Formula whose TeX is `text[slice(*body)]`; nothing where that is blank."""
        at, stop = body
        parts = self.text[at:stop].split("\n")
        quoted = len(parts) > 1 or form is Form.FENCE
        depth = self.text.count(">", self._line_start(start), start) if quoted else 0
        lines, pieces = [], []
        for number, piece in enumerate(parts):
            kept, length = piece, len(piece)
            for _ in range(depth if number or form is Form.FENCE else 0):
                if prefix := _QUOTE.match(kept):
                    kept = kept[prefix.end() :]
            lines.append(at + length - len(kept))
            pieces.append(kept)
            at += length + 1
        tex = "\n".join(pieces)
        if "&lt;" in tex or "&gt;" in tex or "&amp;" in tex:
            tex = html.unescape(tex)
        return Formula(start, end, tex, display, form, tuple(lines)) if tex.strip() else None
