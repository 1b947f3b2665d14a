"""GitHub's tables end at a line that holds nothing but a `|`.

https://github.github.com/gfm/#tables-extension- ; the row scanner of cmark-gfm finds no cell in such a line.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_MARK = re.compile(r"\\.|\|")
_PREFIX = re.compile(r"[ \t>]*\|?")


def add_to(parser: MarkdownIt) -> None:
    """Switch tables on, with a rule that does nothing but end them."""
    parser.enable("table")
    parser.block.ruler.before("table", "table_end", lone_pipe, {"alt": ["blockquote"]})


def lone_pipe(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Say whether the table that is being read is over."""
    at = state.bMarks[start] + state.tShift[start]
    return silent and state.parentType == "table" and state.src[at : state.eMarks[start]].rstrip() == "|"


def cell_too_many(line: str, columns: int) -> int | None:
    """Where on `line`, a row of a table of so many `columns`, a cell starts that is not shown; None: nowhere."""
    at = _PREFIX.match(line)
    starts = [at.end() if at else 0]
    starts += [mark.end() for mark in _MARK.finditer(line, starts[0]) if mark[0] == "|"]
    for start in starts[columns:]:
        words = line[start:].lstrip(" \t|")
        if words.strip():
            return len(line) - len(words)
    return None
