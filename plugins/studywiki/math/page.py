"""One page's formulas, from its source to HTML: found, numbered, said in KaTeX's words, typeset in one call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from studywiki import messages
from studywiki.diagnostics import Diagnostic
from studywiki.markup import markup as markup_of
from studywiki.markup.formulas import Formula
from studywiki.math import faults, limits, macros, markup, mathjax_compat, plain
from studywiki.math.engine import Engine, Job, Typeset
from studywiki.math.numbering import REFERENCE, Equation, Equations, Numbering
from studywiki.text.source import Source


@dataclass
class WikiMath:
    """What the formulas of a wiki share."""

    language: str = "en"
    """Of messages that stand in the page."""
    macros: dict[str, str] = field(default_factory=dict)
    """Name with backslash -> body."""
    equations: Equations = field(default_factory=Equations)
    """Those of all pages, which any page may refer to."""


@dataclass(frozen=True)
class Set:
    """A formula that has been through KaTeX."""

    formula: Formula
    answer: Typeset
    why: str = ""
    """The diagnostic in words."""
    diagnostic: Diagnostic | None = None
    """Why it was refused."""
    anchors: tuple[str, ...] = ()
    """Places at which it is referred to."""
    silent: bool = False
    """It holds definitions only."""

    @property
    def inline(self) -> str:
        """Its HTML within a paragraph."""
        if self.why:
            return markup.refused(self.formula, self.why)
        return markup.hidden(self.formula) if self.silent else markup.inline(self.formula, self.answer)

    @property
    def is_short(self) -> bool:
        """Whether it may stand with a word on a line that does not break in it."""
        one = self.answer.tail.count('class="katex-base') == 1 and "studywiki-long" not in self.answer.tail
        return not self.formula.display and not self.why and (one or len(self.formula.tex) < 16)

    @property
    def block(self) -> str:
        """Its HTML in a paragraph's place."""
        if self.why:
            return f"<p>{self.inline}</p>"
        return markup.hidden(self.formula) if self.silent else markup.block(self.formula, self.answer)

    @cached_property
    def plain(self) -> str:
        """Its plain text; of a refused one its TeX."""
        return plain.text(self.answer.head + self.answer.tail) if self.answer.head else self.formula.tex.strip()


@dataclass(frozen=True)
class PageMath:
    """The math of a page."""

    formulas: list[Set]
    """In order."""
    equations: dict[str, Equation]
    """Those that can be referred to, by their places."""
    twice: list[str]
    """Labels that more than one of them bears."""
    wrong: list[Diagnostic] = field(default_factory=list)
    """What is wrong with the page's own commands, and with how many formulas it has."""
    left: list[Formula] = field(default_factory=list)
    """The last of its formulas, which are too many: they are shown as TeX."""


def typeset(source: Source, engine: Engine, wiki: WikiMath, page: str = "") -> PageMath:
    """Typeset the formulas of `source`, the page at the path `page`, with `engine`."""
    formulas = list(markup_of.of(source.text).formulas)
    numbering = Numbering(page)
    known = dict(wiki.macros)
    wrong: list[Diagnostic] = []
    prepared: list[tuple[str, list[Equation], dict[str, str]]] = []
    for formula in formulas:
        defined = macros.read(formula.tex)
        if defined.macros:
            known = {**known, **defined.macros}
        for name in defined.wrong:
            at = max(source.text.find(name, formula.start, formula.end), formula.start)
            wrong.append(Diagnostic("macro-arguments", source.locate(at, at + len(name)), {"command": name}))
        prepared.append((*numbering.number(defined.rest, display=formula.display), known))
    jobs = []
    for formula, (tex, _, mine) in zip(formulas, prepared, strict=True):
        if "\\eqref" in tex or "\\ref" in tex:
            tex = REFERENCE.sub(lambda found: _shown(found, wiki, page, numbering.equations), tex)
        katex = mathjax_compat.to_katex(tex, display=formula.display)
        jobs.append(Job(katex, formula.display, macros.used(katex, mine)))
    answers = limits.answered(jobs, engine)
    made = [
        _set(source, formula, job, answer, engine, wiki.language, equations)
        for formula, job, answer, (_, equations, _) in zip(formulas, jobs, answers, prepared, strict=False)
    ]
    left = formulas[len(answers) :]
    if left:
        place = source.locate(left[0].start, left[0].end)
        wrong.append(Diagnostic("formulas-too-many", place, {"count": str(len(answers))}))
    return PageMath(made, numbering.equations, numbering.twice, wrong, left)


def _shown(found: re.Match[str], wiki: WikiMath, page: str, own: dict[str, Equation]) -> str:
    """A reference that stands within a formula as text."""
    equations = wiki.equations.find(found["label"], page, own)
    number = equations[0].number if equations else "??"
    return f"\\text{{({number})}}" if found["kind"] == "eqref" else f"\\text{{{number}}}"


def _set(
    source: Source,
    formula: Formula,
    job: Job,
    answer: Typeset,
    engine: Engine,
    language: str,
    equations: list[Equation],
) -> Set:
    if answer.why:
        diagnostic = faults.diagnose(source, formula, job.tex, answer, [*engine.commands, *dict(job.macros)])
        return Set(formula, answer, messages.words(diagnostic, language).message, diagnostic)
    anchors = tuple(dict.fromkeys(equation.anchor for equation in equations))
    return Set(formula, answer, anchors=anchors, silent=not job.tex.strip())


def equations(text: str) -> Iterator[tuple[str, bool]]:
    """The formulas of a page's text that `Equations.enter` asks for: TeX, and whether it is on display."""
    if "\\label" in text or "\\tag" in text:
        yield from ((macros.read(formula.tex).rest, formula.display) for formula in markup_of.of(text).formulas)
