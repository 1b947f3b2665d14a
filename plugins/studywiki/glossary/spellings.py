"""Two terms of one spelling, and a spelling to avoid that is another term's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studywiki.diagnostics import Diagnostic
from studywiki.glossary.model import Term, folded


def faults(terms: Iterable[Term]) -> Iterator[Diagnostic]:
    """What is wrong with the spellings of `terms`: of two that have one, readers are shown the first."""
    first: dict[str, Term] = {}
    every = list(terms)
    for term in every:
        for name in term.right():
            other = first.setdefault(folded(name), term)
            if other is not term:
                yield Diagnostic("glossary-same-spelling", term.place, _values(term, name, other))
                break
    for term in every:
        for name in term.avoid:
            other = first.get(folded(name), term)
            if folded(name) in first:
                yield Diagnostic("glossary-avoids-name", term.place, _values(term, name, other))
                break


def _values(term: Term, name: str, other: Term) -> dict[str, str]:
    return {"term": term.name, "spelling": name, "other": other.name, "first": str(other.place)}
