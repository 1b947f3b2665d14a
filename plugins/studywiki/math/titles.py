"""A title with formulas, from front matter, a sidebar or a heading: as plain text and as HTML.

Titles are not Markdown, and MkDocs' are HTML by the time that they are printed, so what is no formula stays as it is.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from studywiki.math import page
from studywiki.math.engine import Engine
from studywiki.text.source import Source


@dataclass(frozen=True, slots=True)
class Title:
    """A title in both forms."""

    plain: str
    """Without markup, for `<title>`, search and labels; its formulas are escaped for HTML: `A &lt; B`."""
    typeset: str
    """HTML."""


def read(title: str, engine: Engine, wiki: page.Wiki) -> Title | None:
    """Give `title` in both forms; nothing where it holds no formula. A formula that KaTeX refuses stays as it is."""
    if not any(mark in title for mark in ("$", "\\(", "\\[", "\\begin")):
        return None
    plain, typeset, at = [], [], 0
    for item in page.typeset(Source.of(title), engine, wiki).formulas:
        formula = item.formula
        if item.diagnostic:
            continue
        between = title[at : formula.start]
        plain += [between, html.escape(item.plain, quote=False)]
        typeset += [between, item.inline]
        at = formula.end
    return Title("".join([*plain, title[at:]]), "".join([*typeset, title[at:]])) if typeset else None
