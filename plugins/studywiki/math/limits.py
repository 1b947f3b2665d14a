"""How many of a page's formulas are typeset: a line of TeX may become a megabyte of HTML.

Formulas go to KaTeX some at a time, in order, until the page has as many, as much TeX, or as much HTML as it may have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studywiki import bounds
from studywiki.math.engine import TOO_LONG, Engine, Job, Typeset


def answered(jobs: Sequence[Job], engine: Engine) -> list[Typeset]:
    """Answers to the first of `jobs`, one after the other: to all of them where there are not too many."""
    answers: list[Typeset] = []
    html, slow = 0, 0
    for batch in _batches(jobs):
        found = engine.typeset(batch)
        for job in batch:
            answer = found[job]
            html += len(answer.head) + len(answer.tail) + len(job.tex)
            if html > bounds.FORMULA_HTML:
                return answers
            answers.append(answer)
        slow += sum(answer.why == TOO_LONG for answer in found.values())
        if slow > bounds.SLOW_FORMULAS:
            return answers
    return answers


def _batches(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """The jobs that may be done, few enough at a time to stop after any."""
    batch: list[Job] = []
    tex, at_once = 0, 0
    for job in jobs[: bounds.FORMULAS]:
        length = len(job.tex) + sum(len(body) for _, body in job.macros)
        tex += length
        if tex > bounds.TEX:
            break
        if batch and (len(batch) == bounds.FORMULAS_AT_ONCE or at_once + length > bounds.TEX_AT_ONCE):
            yield batch
            batch, at_once = [], 0
        batch.append(job)
        at_once += length
    if batch:
        yield batch
