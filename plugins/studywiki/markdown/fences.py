"""Fenced code: whatever stands after the three backticks, it is code, highlighted where the language is known.

The block is markdown-it's; what it looks like is decided by the extension that is switched on (pymdownx.superfences:
highlighting, titles, line numbers, Mermaid), which gets it in the one form that it cannot misread.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.util import HTML_PLACEHOLDER_RE
from markdown_it.token import Token

from studywiki.markdown import fence_info

if TYPE_CHECKING:
    from markdown import Markdown

_RUN = re.compile(r"`+")


class Fences:
    """Hands fenced code to the extension of one Markdown instance that renders it."""

    def __init__(self, md: Markdown) -> None:
        self.md = md

    def html(self, token: Token, *, highlighted: bool = True) -> str | None:
        """The placeholder of the rendered block; `None` where no extension renders it.

        Without `highlighted` its language counts for nothing.
        """
        if "fenced_code_block" not in self.md.preprocessors:
            return None
        renderer = self.md.preprocessors["fenced_code_block"]
        longest = max((len(run) for run in _RUN.findall(token.content)), default=0)
        fence = "`" * max(3, longest + 1)
        code = token.content.removesuffix("\n").split("\n")
        for header in fence_info.forms(token.info) if highlighted else [""]:
            lines = renderer.run([f"{fence}{header}", *code, fence])
            if len(lines) == 1 and HTML_PLACEHOLDER_RE.fullmatch(lines[0]):
                return lines[0]
        return None
