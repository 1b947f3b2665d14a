"""What of a Markdown text is not prose: code in all its forms, comments, raw HTML bodies, formulas that stand apart.

Steps that look for something in prose (Liquid, formulas, terms) ask here first. Blocks are those of CommonMark, by
markdown-it-py's line maps (https://spec.commonmark.org/0.31.2/#blocks-and-inlines); what may stand anywhere is found
in one pass from left to right, where what starts first wins (https://spec.commonmark.org/0.31.2/#code-spans).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from studywiki import tex_environments
from studywiki.html_elements import LITERAL_ANYWHERE, TEXT_ONLY, one_of
from studywiki.markup import literal_dollars, over_lines
from studywiki.markup.closings import Closings
from studywiki.markup.layout import Layout


class Kind(Enum):
    """What a stretch that is not prose is."""

    FENCE = auto()
    """Fenced code, from its opening mark to its closing one; unclosed, to the end of what holds it."""
    INDENTED = auto()
    """An indented code block, whole lines."""
    SPAN = auto()
    """A code span with its backticks."""
    HIGHLIGHT = auto()
    """`{% highlight %}` to `{% endhighlight %}`."""
    COMMENT = auto()
    """An HTML comment."""
    HTML = auto()
    """`<pre>`, `<code>`, `<script>`, `<style>` or `<textarea>`, tags and body."""
    MATH = auto()
    """A math fence, `` $`x`$ ``, `$$…$$` or an environment: nothing in it is Markdown, HTML or a code span."""


class Stretch(Struct, frozen=True):
    """`text[start:end]` is not prose."""

    start: int
    end: int
    kind: Kind


_OPENING = re.compile(
    r"[`{<$\\](?:"  # a set in front: what begins with none of these is passed over quickly
    r"(?<=`)(?P<ticks>`*)"
    r"|(?<=\{)(?P<highlight>%-?\s*highlight\b)"
    r"|(?<=<)(?P<comment>!--)"
    rf"|(?<=<)(?P<tag>{one_of(LITERAL_ANYWHERE)})(?=[\s>])"
    r"|(?<=\$)(?P<dollars>\$)"
    rf"|(?<=\\)begin\{{(?P<environment>(?:{tex_environments.ANY})(?:\\?\*)?)\}}"
    r"|(?<=\\)(?P<bracket>\\?\[))",
    re.IGNORECASE,
)
_NAMED = LITERAL_ANYWHERE & TEXT_ONLY
"""Elements that a text may only name."""
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*")


def stretches(closings: Closings, layout: Layout) -> tuple[Stretch, ...]:
    """Stretches that are not prose of the text of `closings`, in order, none overlapping another.

    `layout` is that of its blocks. Never raises; takes time in proportion to the text.
    """
    return tuple(_Scan(closings, layout).run())


class _Scan:
    """One pass over a text whose blocks are known."""

    def __init__(self, closings: Closings, layout: Layout) -> None:
        self.text = closings.text
        self.layout = layout
        self.closings = closings

    def run(self) -> Iterator[Stretch]:
        """Every stretch, from left to right."""
        at = 0
        code = [Stretch(c.start, c.end, _BLOCK_KINDS[c.kind]) for c in self.layout.code]
        for block in [*code, None]:
            end = block.start if block else len(self.text)
            while at < end:
                found = self._next(at, end)
                if not found:
                    break
                yield found
                at = found.end
            if block and block.start >= at:
                yield block
                at = block.end

    def _next(self, at: int, end: int) -> Stretch | None:
        """First stretch that opens between `at` and `end`."""
        while opening := _OPENING.search(self.text, at, end):
            name, start = opening.lastgroup or "", opening.start()
            if self._escaped(start, name):
                found, lead = self._escaped_dollars(start) if name == "dollars" else None, 1
            elif name == "bracket" and not self._begins_line(at, start):
                found, lead = None, 0
            else:
                found, lead = getattr(self, f"_{name}")(start, opening), int(name == "ticks")
            if found:
                return Stretch(start - lead if found[1] is Kind.MATH else start, *found)
            at = opening.end()
        return None

    def _escaped(self, start: int, name: str) -> bool:
        """Whether a backslash takes the meaning from the mark at `start`."""
        back = start
        while back and self.text[back - 1] == "\\":
            back -= 1
        return bool((start - back) % 2) and name in ("ticks", "dollars")

    def _begins_line(self, at: int, start: int) -> bool:
        """Whether nothing but the marks of quotes stands before `start` on its line, which begins at `at` or later."""
        line = self.text.rfind("\n", 0, start) + 1
        return line >= at and not self.text[line:start].strip(" \t>")

    def _no_blank(self, start: int, end: int) -> bool:
        at = bisect_left(self.closings.blanks, start)
        return at == len(self.closings.blanks) or self.closings.blanks[at] >= end

    def _ticks(self, start: int, opening: re.Match[str]) -> tuple[int, Kind] | None:
        length = len(opening[0])
        runs = self.closings.ticks[length]
        at = bisect_right(runs, start)
        if at == len(runs) or runs[at] >= self.layout.leaf_end(start):
            return None
        end = runs[at] + length
        if length == 1 and self.text[start - 1 : start] == "$" and self.text[end : end + 1] == "$":
            return end + 1, Kind.MATH  # GitHub's $`x`$
        return end, Kind.SPAN

    def _highlight(self, start: int, _: re.Match[str]) -> tuple[int, Kind] | None:
        close = self.closings.after(start, r"\{%-?\s*endhighlight\s*-?%\}")
        return (close[1], Kind.HIGHLIGHT) if close else None

    def _comment(self, start: int, _: re.Match[str]) -> tuple[int, Kind] | None:
        close = self.closings.after(start + 2, "-->")
        end = self._within(start, close) if close else self.layout.html_end(start)
        return (end, Kind.COMMENT) if end else None

    def _within(self, start: int, close: tuple[int, int]) -> int:
        """End of what opens at `start` and `close` closes, if the quote or item that it stands in lasts."""
        return min(close[1], self.layout.body_end(start) or close[1])

    def _tag(self, start: int, opening: re.Match[str]) -> tuple[int, Kind] | None:
        name = opening["tag"].lower()
        close = self.closings.after(start, rf"</{name}\s*>")
        if close and name in _NAMED and close[0] > self.layout.block_end(start):
            return None  # nothing in its block ends the element: the tag is words, as `markdown/named_tags.py` shows it
        if close and (name != "code" or self._no_blank(start, close[0])):
            return self._within(start, close), Kind.HTML
        end = None if name == "code" else self.layout.html_end(start)
        return (end, Kind.HTML) if end else None

    def _dollars(self, start: int, _: re.Match[str]) -> tuple[int, Kind] | None:
        close = self.closings.after(start + 3, r"(?<!\\)\$\$")
        if not close or self.text[start + 2] == "$":
            return None
        if self._no_blank(start, close[0]) and close[0] <= self.layout.leaf_end(start, of_formula=True):
            content = self.text[start + 2 : close[0]]
            if not over_lines.looks_like_blocks(content) or self._goes_on(start, content, close[1]):
                return close[1], Kind.MATH
        return (close[1], Kind.MATH) if self._stands_apart(start, *close) else None

    def _goes_on(self, start: int, content: str, end: int) -> bool:
        """Whether the lines of `$$content$$`, which look as if they began blocks, are TeX."""
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        apart = _LEAD.fullmatch(before) is not None
        return over_lines.is_formula(before, content, self.text[end : end + 1], apart=apart)

    def _escaped_dollars(self, start: int) -> tuple[int, Kind] | None:
        r"""End of `\$$ x $$`: kramdown's way to say that a formula at a paragraph's start does not stand apart.

        https://kramdown.gettalong.org/syntax.html#math-blocks
        """
        close = self.closings.after(start + 3, r"(?<!\\)\$\$")
        if not close or not self._no_blank(start, close[0]) or self.text[start + 2] == "$":
            return None
        content = self.text[start + 2 : close[0]]
        lead = _LEAD.fullmatch(self.text, self.text.rfind("\n", 0, start) + 1, start - 1)
        inside = close[0] <= self.layout.leaf_end(start, of_formula=True)
        if not lead or not inside or over_lines.looks_like_blocks(content) or literal_dollars.is_prose(content):
            return None
        return close[1], Kind.MATH

    def _stands_apart(self, start: int, close: int, end: int) -> bool:
        """Whether the marks stand on lines of their own and hold no prose: then blank lines may be between."""
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        after = self.text[end : self.text.find("\n", end) if "\n" in self.text[end : end + 200] else end + 200]
        opens = self.text[start + 2 : self.text.find("\n", start)].strip() == "" and not before.strip(" \t>")
        word = bisect_left(self.closings.words, start)
        return opens and not after.strip() and (word == len(self.closings.words) or self.closings.words[word] >= close)

    def _environment(self, start: int, opening: re.Match[str]) -> tuple[int, Kind] | None:
        close = self.closings.after(start, rf"\\end\{{{re.escape(opening['environment'])}\}}")
        fence = self.closings.after(start, "```|~~~")
        return (close[1], Kind.MATH) if close and not (fence and fence[0] < close[0]) else None

    def _bracket(self, start: int, opening: re.Match[str]) -> tuple[int, Kind] | None:
        close = self.closings.after(start, r"\\" * len(opening["bracket"]) + r"\]")
        if not close or not self._no_blank(start, close[0]):
            return None
        line_end = self.text.find("\n", close[1])
        alone = not self.text[close[1] : line_end if line_end >= 0 else None].strip()
        return (close[1], Kind.MATH) if alone or len(opening["bracket"]) == 2 else None


_BLOCK_KINDS = {"fence": Kind.FENCE, "indented": Kind.INDENTED, "math": Kind.MATH}
