"""What the search for code and formulas asks of a text's blocks; and a guess at it before they are parsed.

The blocks of a text depend on its formulas, in which `- x` is no list and `|` ends no cell; what is a formula depends
on the blocks, since in code there is none. So formulas are guessed first: where the guess is right, as it is of nearly
every page, the blocks are parsed once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal, Protocol

from msgspec import Struct


class CodeBlock(Struct, frozen=True):
    """`text[start:end]` is a block of code."""

    start: int
    end: int
    kind: Literal["fence", "indented", "math"]


class Layout(Protocol):
    """Where the blocks of a text start and end; offsets in characters."""

    code: list[CodeBlock]
    """Blocks of code, in order."""

    def in_row(self, offset: int) -> bool:
        """Whether `offset` lies in a table's row."""

    def leaf_end(self, offset: int, *, of_formula: bool = False) -> int:
        """Offset at which the paragraph, heading or table cell around `offset` ends.

        A formula ends no cell at `|` (`of_formula`): authors write norms. Outside any leaf it is the line's end.
        While that is guessed, a formula may reach as far as the next blank line: the lines in it begin no block.
        """

    def html_end(self, offset: int) -> int | None:
        """End of the block of HTML around `offset`: there a comment or a body ends that nothing closes."""

    def block_end(self, offset: int) -> int:
        """Offset at which the block of HTML, or else the leaf, around `offset` ends."""

    def body_end(self, offset: int) -> int | None:
        """End of the block of HTML that the comment or body at `offset` opens: it does not reach beyond."""


_FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)", re.MULTILINE)
_LEAF_END = re.compile(
    r"\n(?=[ \t>]*(?:\n|\Z|[-*+](?:[ \t\n]|\Z)|\d{1,9}[.)](?:[ \t\n]|\Z)|#{1,6}(?:[ \t\n]|\Z)|[-=*_][-=*_ \t]*(?:\n|\Z)"
    r"|\||:[ \t-]|```|~~~|<[a-zA-Z/!?]|!!!|\?\?\?|===))"
)
_ROW = re.compile(r"^[ \t>]*\|", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t>]*(?=\n|\Z)")


class Guess:
    """What the lines of a text look like, nothing parsed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code = list(self._fences())
        self._ends = [found.start() for found in _LEAF_END.finditer(text)]
        self._blanks = [found.start() for found in _BLANK.finditer(text)]

    def _fences(self) -> list[CodeBlock]:
        found: list[CodeBlock] = []
        opened: re.Match[str] | None = None
        for fence in _FENCE.finditer(self.text):
            if opened is None:
                opened = fence if "`" not in fence["info"] else None
            elif fence["mark"].startswith(opened["mark"]) and not fence["info"].strip():
                kind: Literal["math", "fence"] = "math" if opened["info"].strip().lower() == "math" else "fence"
                found.append(CodeBlock(opened.start("mark"), fence.end(), kind))
                opened = None
        if opened:
            found.append(CodeBlock(opened.start("mark"), len(self.text), "fence"))
        return found

    def in_row(self, offset: int) -> bool:
        """No: a formula that is taken for one in a row is one elsewhere, too."""
        return False

    def leaf_end(self, offset: int, *, of_formula: bool = False) -> int:
        """The next line that is blank or looks as if it began a block; of a formula, the next that is blank."""
        ends = self._blanks if of_formula else self._ends
        at = bisect_left(ends, offset)
        end = ends[at] if at < len(ends) else len(self.text)
        if of_formula:
            return end
        pipe = self.text.find("|", offset, end)
        return pipe if pipe >= 0 and _ROW.match(self.text, self.text.rfind("\n", 0, offset) + 1) else end

    def html_end(self, offset: int) -> int | None:
        """Not known."""
        return None

    def block_end(self, offset: int) -> int:
        """As that of a leaf."""
        return self.leaf_end(offset)

    def body_end(self, offset: int) -> int | None:
        """Not known."""
        return None


class Noted:
    """A guess that notes what it is asked: where the blocks answer the same, what was found by it is found by them."""

    def __init__(self, guess: Guess) -> None:
        self.guess = guess
        self.code = guess.code
        self._asked: dict[tuple[str, int], int | None] = {}
        self._ends_of_formulas: dict[int, int] = {}

    def in_row(self, offset: int) -> bool:
        """As the guess."""
        found = self._asked["in_row", offset] = self.guess.in_row(offset)
        return found

    def leaf_end(self, offset: int, *, of_formula: bool = False) -> int:
        """As the guess."""
        end = self.guess.leaf_end(offset, of_formula=of_formula)
        if of_formula:
            self._ends_of_formulas[offset] = end
        else:
            self._asked["leaf_end", offset] = end
        return end

    def html_end(self, offset: int) -> int | None:
        """As the guess."""
        found = self._asked["html_end", offset] = self.guess.html_end(offset)
        return found

    def block_end(self, offset: int) -> int:
        """As the guess."""
        found = self._asked["block_end", offset] = self.guess.block_end(offset)
        return found

    def body_end(self, offset: int) -> int | None:
        """As the guess."""
        found = self._asked["body_end", offset] = self.guess.body_end(offset)
        return found

    def is_right(self, blocks: Layout) -> bool:
        """Tell whether `blocks` would have answered the same to all that was asked."""
        guessed, parsed = self.code, blocks.code
        if guessed != parsed:
            return False
        if any(blocks.leaf_end(at, of_formula=True) != end for at, end in self._ends_of_formulas.items()):
            return False
        return all(getattr(blocks, name)(at) == found for (name, at), found in self._asked.items())
