"""Tokens of code become HTML, as Pygments' formatter writes it where nothing is asked of it but colours.

Its formatter is made anew for each block, with all of its style, and passes each line from hand to hand.
https://github.com/pygments/pygments/blob/2.21.0/pygments/formatters/html.py#L830-L911
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from io import StringIO

from pygments.formatters import HtmlFormatter
from pygments.token import _TokenType

_KINDS = 500
"""Of tokens whose tag is kept: Pygments has some two hundred."""


def coloured(tokens: Iterable[tuple[_TokenType, str]]) -> str:
    """The HTML of the lines that `tokens` are, each of which ends with a line break."""
    html: list[str] = []
    known: dict[str, list[str]] = {}
    within, begun = "", False  # the tag that is open, and whether its line holds anything
    for kind, words in tokens:
        tag = _tag(kind)
        lines = known.get(words)
        if lines is None:
            lines = known[words] = escape(words, quote=False).split("\n")
        if len(lines) > 1:
            for line in lines[:-1]:
                if begun and line and tag != within:
                    html += (_end(within), tag, line, _end(tag), "\n")
                elif begun:
                    html += (line, _end(within), "\n")
                else:
                    html += (tag, line, _end(tag), "\n") if line else "\n"
                begun = False
        last = lines[-1]
        if last:
            if not begun:
                html += (tag, last)
            elif tag == within:
                html.append(last)
            else:
                html += (_end(within), tag, last)
            within, begun = tag, True
    if begun:
        html += (_end(within), "\n")
    return "".join(html)


def _end(tag: str) -> str:
    return "</span>" if tag else ""


@lru_cache(_KINDS)
def _tag(kind: _TokenType) -> str:
    """What Pygments' formatter opens for a token of this `kind`; empty where nothing."""
    written = StringIO()
    HtmlFormatter(nowrap=True).format([(kind, "가")], written)
    return written.getvalue().partition("가")[0]
