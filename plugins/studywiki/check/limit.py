"""How often one thing is said: a page with thousands of equal faults must not bury the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from studywiki.diagnostics import Diagnostic, Severity

LIMIT = 100
"""Problems of one kind in one file that are told one by one."""


def limited(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """`diagnostics` in their order, of each kind and file no more than `LIMIT`, and then how many there are more.

    Who counts, counts what was given: what stands for the rest is one note of its own kind.
    """
    every = list(diagnostics)
    counts = Counter((each.location.file, each.name) for each in every)
    told: Counter[tuple[str, str]] = Counter()
    left: list[Diagnostic] = []
    for each in every:
        kind = (each.location.file, each.name)
        told[kind] += 1
        if told[kind] <= LIMIT:
            left.append(each)
        elif told[kind] == LIMIT + 1:
            values = {"name": each.name, "count": str(counts[kind] - LIMIT)}
            left.append(Diagnostic("more-of-the-same", each.location, values, Severity.INFO))
    return left
