"""One page's formulas, from its source to HTML: found, said in KaTeX's words, typeset in one call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from studywiki import messages
from studywiki.diagnostics import Diagnostic
from studywiki.math import dialect, faults, finder, markup, plain
from studywiki.math.engine import Engine, Job, Typeset
from studywiki.math.finder import Formula
from studywiki.source import Source


@dataclass(frozen=True)
class Set:
    """A formula that has been through KaTeX."""

    formula: Formula
    answer: Typeset
    why: str = ""
    """The diagnostic in words."""
    diagnostic: Diagnostic | None = None
    """Why it was refused."""

    @property
    def inline(self) -> str:
        """Its HTML within a paragraph."""
        return markup.refused(self.formula, self.why) if self.why else markup.inline(self.formula, self.answer)

    @property
    def block(self) -> str:
        """Its HTML in a paragraph's place."""
        return f"<p>{self.inline}</p>" if self.why else markup.block(self.formula, self.answer)

    @cached_property
    def plain(self) -> str:
        """Its plain text; of a refused one its TeX."""
        return plain.text(self.answer.head + self.answer.tail) if self.answer.head else self.formula.tex.strip()


def typeset(source: Source, engine: Engine, language: str) -> Iterator[Set]:
    """Give the formulas of `source` in order, typeset by `engine`; messages in the page are in `language`."""
    formulas = finder.find(source.text)
    jobs = [Job(dialect.to_katex(formula.tex, display=formula.display), formula.display) for formula in formulas]
    answers = engine.typeset(jobs) if jobs else {}
    for formula, job in zip(formulas, jobs, strict=True):
        answer = answers[job]
        if not answer.why:
            yield Set(formula, answer)
            continue
        diagnostic = faults.diagnose(source, formula, job.tex, answer, engine.commands)
        yield Set(formula, answer, messages.words(diagnostic, language).message, diagnostic)
