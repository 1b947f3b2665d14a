"""The order of the tests: those that take minutes begin at once, in each process others.

`--dist worksteal` cuts the tests into as many pieces as there are processes, and has those steal that are idle. What
is long and begins late has nothing beside it at the end.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = (
    ("tests/packaging/", "tests/workflows/", "tests/cache/test_edits.py", "tests/fidelity/"),
    ("tests/safety/ways/", "tests/math/test_real_wikis.py", "tests/search/test_figures.py", "tests/pages/test_site.py"),
    ("tests/browser/", "tests/safety/test_vectors.py", "tests/safety/test_article.py", "tests/safety/test_mermaid.py"),
)
"""Parts that take about as long; the first waits for registries, the last has the browser open."""


def dealt(names: Sequence[str], processes: int) -> list[int]:
    """Give the numbers of the tests in the order in which the piece of each process begins with a part."""
    first: list[list[int]] = [[] for _ in range(processes)]
    for at, part in enumerate(LONGEST):
        for start in part:
            first[at % processes] += [number for number, name in enumerate(names) if name.startswith(start)]
    others = sorted({*range(len(names))}.difference(*first))
    order: list[int] = []
    for at, part_of_one in enumerate(first):
        piece = (len(names) - len(order)) // (processes - at)
        missing = max(0, piece - len(part_of_one))
        order += [*part_of_one, *others[:missing]]
        others = others[missing:]
    return [*order, *others]
