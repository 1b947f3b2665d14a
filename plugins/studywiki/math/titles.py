"""Titles with formulas: of plain text, from front matter or a sidebar, and of a heading's HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from studywiki.math import page
from studywiki.math.engine import Engine
from studywiki.math.page_formulas import MARK_RE
from studywiki.pages.title import Title
from studywiki.text.source import Source


def read(text: str, engine: Engine, wiki: page.WikiMath) -> Title:
    """The title that `text` is, its formulas typeset. A formula that KaTeX refuses stays as it is."""
    if not any(mark in text for mark in ("$", "\\(", "\\[", "\\begin")):
        return Title.plain(text)
    plain, typeset, at = [], [], 0
    for item in page.typeset(Source.of(text), engine, wiki).formulas:
        formula = item.formula
        if item.diagnostic:
            continue
        between = text[at : formula.start]
        plain += [between, item.plain]
        typeset += [html.escape(between), item.inline]
        at = formula.end
    return Title("".join([*plain, text[at:]]), "".join([*typeset, html.escape(text[at:])]))


def of_heading(marked: str, formulas: Mapping[int, page.Set]) -> Title:
    """The title that a heading is.

    `marked` is its HTML, fit to be printed anywhere, with a mark for each of `formulas`. Its tags hold no `>`.
    """

    def plain(found: re.Match[str]) -> str:
        item = formulas.get(int(found[1]))
        return html.escape(item.plain) if item else ""

    def typeset(found: re.Match[str]) -> str:
        item = formulas.get(int(found[1]))
        return item.inline if item else ""

    marked = " ".join(marked.split())
    words = re.sub(r"<[^<>]*>", "", MARK_RE.sub(plain, marked))
    return Title(html.unescape(words).strip(), MARK_RE.sub(typeset, marked).strip())
