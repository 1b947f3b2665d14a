"""A page that is being parsed: its block tokens, and the marks that stand for runs of them in text.

Python-Markdown's block processors take text and hand the text within them back to its block parser: an admonition does
so with what is indented below it. What has been parsed already goes through their hands as one mark on a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown.util import ETX, STX
from markdown_it.token import Token

from studywiki.diagnostics import Location
from studywiki.markdown.highlighting import Highlighting
from studywiki.text.source import Source

_MARK = f"{STX}studywiki-tokens:%d{ETX}"
_MARK_LINE = re.compile(rf"\s*{_MARK.replace('%d', '([0-9]+)')}\s*")


READ_HERE = ("fenced_code_block", "html_block")
"""Preprocessors of Python-Markdown whose constructs the parser knows: they run on nothing but what is left to them."""


@dataclass
class Document:
    """What one page's rendering knows of its blocks and references."""

    source: Source = field(default_factory=lambda: Source.of(""))
    """The page as the parser saw it: a token's `map` counts its lines."""
    env: dict[str, Any] = field(default_factory=dict)
    """markdown-it's environment: the link references that the page defines."""
    highlighting: Highlighting = field(default_factory=Highlighting)
    """What may still be highlighted of its code."""
    footnotes: set[str] = field(default_factory=set)
    """Labels of the footnotes that have been read."""
    runs: list[Sequence[Token]] = field(default_factory=list)
    """The runs of tokens that marks stand for."""

    def locate(self, token: Token, below: int = 0) -> Location:
        """Give the place of the author's line on which `token`, a block's, starts, or of one so many lines `below`."""
        line = token.map[0] + below if token.map else 0
        return Location(self.source.file, self.source.origins[min(line, len(self.source.origins) - 1)])

    def mark(self, tokens: Sequence[Token]) -> str:
        """Give the text that stands for `tokens`."""
        self.runs.append(tokens)
        return _MARK % (len(self.runs) - 1)

    def marked(self, text: str) -> Sequence[Token] | None:
        """Give the tokens that `text` stands for; `None` where it is something else."""
        found = _MARK_LINE.fullmatch(text)
        if found is None or int(found[1]) >= len(self.runs):
            return None
        return self.runs[int(found[1])]
