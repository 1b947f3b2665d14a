"""The HTML around a typeset formula, and around one that KaTeX refuses."""

from __future__ import annotations

import html

from studywiki.markup.formulas import Formula
from studywiki.math.engine import Typeset

_INLINE_ROOT = '<span class="katex">'


def inline(formula: Formula, answer: Typeset) -> str:
    """`formula` for a place within a paragraph, heading or cell."""
    katex = answer.html(formula.tex)
    if formula.display:  # KaTeX's own class makes it a block; a <div> could not stand in a paragraph
        return f'<span class="studywiki-math">{katex}</span>'
    return katex.replace(_INLINE_ROOT, '<span class="katex studywiki-math">', 1)


def word(formula: str, particle: str) -> str:
    """The HTML of a short formula with the Hangul glued to it, `$x$는`: no line breaks between them."""
    return f'<span class="studywiki-word">{formula}{particle}</span>'


def block(formula: Formula, answer: Typeset) -> str:
    """A display `formula` that stands by itself."""
    return f'<div class="studywiki-math">{answer.html(formula.tex)}</div>'


def hidden(formula: Formula) -> str:
    """A formula that shows nothing: definitions. Its TeX is kept, for copies of the page's source."""
    tex = html.escape(formula.tex.strip(), quote=False)
    annotation = f'<annotation encoding="application/x-tex">{tex}</annotation>'
    math = f"<math><semantics><mrow></mrow>{annotation}</semantics></math>"
    return f'<span class="studywiki-math" hidden data-search-exclude="1">{math}</span>'


def refused(formula: Formula, why: str) -> str:
    """The author's TeX in a marked box; `why` in words is its tooltip."""
    tex = html.escape(formula.tex.strip(), quote=False)
    return f'<span class="studywiki-math studywiki-math--refused" title="{html.escape(why)}"><code>{tex}</code></span>'
