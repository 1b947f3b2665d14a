r"""TeX's environments for displayed equations, which authors write for MathJax: one table of what each of them is.

All of them may stand in a page without any mark around them:
https://docs.mathjax.org/en/latest/input/tex/delimiters.html . Each has a form with a star.
"""

from __future__ import annotations

from msgspec import Struct


class Environment(Struct, frozen=True):
    """One of them."""

    name: str
    """Without the star."""
    display: str
    """What it is in KaTeX where a formula has lines of its own: https://katex.org/docs/supported.html#environments"""
    inline: str
    """What it is there within a line; empty: what it holds, without it."""
    has_rows: bool = True
    r"""Whether each row may have a number of its own; elsewhere the formula has one, before its `\end`."""


ENVIRONMENTS = (
    Environment("align", "align*", "aligned"),
    Environment("alignat", "alignat*", "alignedat"),
    Environment("equation", "equation*", "", has_rows=False),
    Environment("gather", "gather*", "gathered"),
    Environment("eqnarray", "align*", "aligned"),
    Environment("multline", "gather*", "gathered"),
    Environment("flalign", "align*", "aligned"),
)
BY_NAME = {each.name: each for each in ENVIRONMENTS}

# parts of regular expressions, each of which takes a star after it
ANY = "|".join(BY_NAME)
WITH_ROWS = "|".join(each.name for each in ENVIRONMENTS if each.has_rows)
WITHOUT_ROWS = "|".join(each.name for each in ENVIRONMENTS if not each.has_rows)
