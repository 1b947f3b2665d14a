r"""`\eqref{loss}` and `\ref{loss}` in the text become links to the equation, on this page or on another."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from studywiki.diagnostics import Diagnostic
from studywiki.markup import markup
from studywiki.markup.literal_text import Kind
from studywiki.math.faults import nearest
from studywiki.math.numbering import REFERENCE
from studywiki.math.page import PageMath, WikiMath
from studywiki.text.source import Edit, Source


class Reference(Struct, frozen=True):
    """What stands in a reference's place, and what was wrong with it."""

    edit: Edit
    diagnostic: Diagnostic | None = None


def find(source: Source, page: str, math: PageMath, wiki: WikiMath) -> Iterator[Reference]:
    """The references in the prose of `source`, the page at the path `page` with the formulas `math`."""
    text = source.text
    if "\\eqref" not in text and "\\ref" not in text:
        return
    alone = {item.formula.start for item in math.formulas if REFERENCE.fullmatch(item.formula.tex.strip())}
    taken = sorted(
        [(s.start, s.end) for s in markup.of(text).stretches if s.kind is not Kind.MATH]
        + [(s.formula.start, s.formula.end) for s in math.formulas if s.formula.start not in alone]
    )
    formulas = {item.formula.start: item.formula for item in math.formulas}
    starts = sorted(alone)
    for found in REFERENCE.finditer(text):
        at = bisect_right(taken, (found.start(), len(text))) - 1
        if at >= 0 and found.start() < taken[at][1]:
            continue
        before = bisect_right(starts, found.start()) - 1
        around = formulas[starts[before]] if before >= 0 else None
        span = (around.start, around.end) if around and found.start() < around.end else found.span()
        yield _resolved(source, span, found["kind"], found["label"].strip(), page, math, wiki)


def _resolved(
    source: Source, span: tuple[int, int], kind: str, label: str, page: str, math: PageMath, wiki: WikiMath
) -> Reference:
    equations = wiki.equations.find(label, page, math.equations)
    place = source.locate(*span)
    if not equations:
        near = nearest(label, wiki.equations.labels(math.equations))
        code = "equation-unknown-near" if near else "equation-unknown"
        words = "(??)" if kind == "eqref" else "??"
        return Reference(Edit(*span, words), Diagnostic(code, place, {"label": label, "near": near}))
    equation = equations[0]
    here = equation.page == page or equation.anchor in math.equations
    path = "" if here else quote(posixpath.relpath(equation.page, posixpath.dirname(page)))
    words = f"({equation.number})" if kind == "eqref" else equation.number
    diagnostic = None
    if len(equations) > 1:
        pages = ", ".join(known.page for known in equations)
        diagnostic = Diagnostic("equation-ambiguous", place, {"label": label, "pages": pages})
    return Reference(Edit(*span, f"[{words}]({path}#{equation.anchor})"), diagnostic)
