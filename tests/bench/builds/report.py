"""The figures of a run and their ratios, as Markdown; and the table that the manual has."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tests.bench.builds.contenders import COLD, NOTHING, OURS, OWN, PAGE, PRUNED, STATES, STOCK, TITLE, ZENSICAL
from tests.bench.builds.figures import Figures, Of
from tests.bench.builds.measuring import Cost
from tests.bench.builds.weighing import Weight

NONE = "–"
BEGIN, END = "<!-- make bench -->", "<!-- /make bench -->"
"""What the manual's table stands between."""
_MANUAL = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
_COSTS: tuple[tuple[str, Callable[[Cost], str]], ...] = (
    ("CPU s", lambda cost: f"{cost.cpu:.1f}"),
    ("wall s", lambda cost: f"{cost.wall:.1f}"),
    ("MB", lambda cost: f"{cost.memory / 1e6:.0f}"),
)
_WEIGHTS: tuple[tuple[str, Callable[[Weight], str]], ...] = (
    ("a page beside its article, kB", lambda weight: f"{weight.beside / 1e3:.1f}"),
    ("the most, kB", lambda weight: f"{weight.most / 1e3:.1f}"),
    ("gzip, kB", lambda weight: f"{weight.beside_sent / 1e3:.1f}"),
    ("the most by gzip, kB", lambda weight: f"{weight.most_sent / 1e3:.1f}"),
    ("search, MB", lambda weight: f"{weight.index / 1e6:.1f}"),
    ("sent before the first query, kB", lambda weight: f"{weight.before_query / 1e3:.1f}"),
    ("whole site, MB", lambda weight: f"{weight.site / 1e6:.0f}"),
)
_KOREAN = {
    COLD: "처음부터",
    PAGE: "페이지 하나를 고친 뒤",
    TITLE: "차례의 제목 하나를 고친 뒤",
    NOTHING: "고친 것 없이",
}
_NAMES = {OURS: "studywiki", STOCK: "Material", PRUNED: "`navigation.prune`", ZENSICAL: "Zensical"}

_TOLD = ("Python", "mkdocs-studywiki", "mkdocs-material", "zensical")
"""Of the versions, those that the manual names."""


def report(figures: Figures) -> str:
    """All figures, and under them the ratios of ours to the others."""
    versions = ", ".join(f"{name} {number}" for name, number in figures.versions.items())
    lines = [f"{figures.date}; {figures.machine}; {versions}", ""]
    lines += [
        f"The least of {figures.rounds} rounds. CPU is the user's and the system's time of all processes; memory is"
    ]
    lines += ["what they held at once, with what they share counted for each."]
    sizes = {f"{size:,} pages": of for size, of in sorted(figures.sizes.items())}
    for name, of in {**sizes, **figures.real}.items():
        lines += ["", f"### {name}", "", *_figures(of), "", *_ratios(of)]
    if len(figures.sizes) > 1:
        lines += ["", "### Growth", "", *_growth(figures)]
    return "\n".join(lines) + "\n"


def manual(figures: Figures) -> str:
    """What the manual says of them, in Korean: processor time by size, change and contender."""
    lines = [BEGIN]
    names = [name for name in _NAMES if any(name in of for of in figures.sizes.values())]
    rows = []
    for size, of in sorted(figures.sizes.items()):
        for state, said in _KOREAN.items():
            cells = [_cell(of.get(name), state, _COSTS[0][1]) for name in names]
            if cells[0] != NONE:
                rows.append([f"{size:,}쪽, {said}", *cells])
    lines += _table(["", *(_NAMES[name] for name in names)], rows)
    versions = ", ".join(f"{name} {number}" for name, number in figures.versions.items() if name in _TOLD)
    machine = figures.machine.replace(" cores", "코어")
    lines += ["", f"CPU 시간(초)입니다. {figures.date}에 {machine}에서 쟀습니다: {versions}.", END]
    return "\n".join(lines)


def entered(page: str, figures: Figures) -> str:
    """The manual's page, with these figures in the place of others. Raises `ValueError` where it has no place."""
    found, count = _MANUAL.subn(lambda _: manual(figures), page)
    if count != 1:
        raise ValueError(f"{count} places for the figures, not one: {BEGIN} … {END}")
    return found


def _figures(of: dict[str, Of]) -> Iterator[str]:
    rows = [
        [f"{state}, {unit}", *(_cell(each, state, shown) for each in of.values())]
        for state in STATES
        for unit, shown in _COSTS
    ]
    for unit, weighed in _WEIGHTS:
        rows.append([unit, *(weighed(each.weight) if each.weight else NONE for each in of.values())])
    return _table(["", *of], [row for row in rows if set(row[1:]) != {NONE}])


def _cell(of: Of | None, state: str, shown: Callable[[Cost], str]) -> str:
    least = of.least(state) if of else None
    return shown(least) if least else NONE


def _ratios(of: dict[str, Of]) -> Iterator[str]:
    """Ours to each of the others, which have no cache when they do not say what a change costs them."""
    ours = [name for name in of if name.startswith(OURS)]
    others = [name for name in of if name not in ours]
    rows = []
    for own in ours:
        for state in STATES:
            for unit in ("cpu", "wall", "memory"):
                cells = [_ratio(of[own], of[name], state, unit) for name in others]
                if set(cells) != {NONE}:
                    rows.append([f"{own}, {state}: {unit}", *cells])
    return _table(["ours to", *others], rows) if others else iter(())


def _ratio(ours: Of, other: Of, state: str, unit: str) -> str:
    against = NOTHING if state == OWN else state
    mine, theirs = ours.least(state), other.least(against) or other.least(COLD)
    if not mine or not theirs:
        return NONE
    return f"{getattr(mine, unit) / getattr(theirs, unit):.3f}"


def _growth(figures: Figures) -> Iterator[str]:
    """The exponent of the processor time between one size and the next: 1 is in proportion to the pages."""
    sizes = sorted(figures.sizes)
    names = list(dict.fromkeys(name for size in sizes for name in figures.sizes[size]))
    rows = []
    for less, more in pairwise(sizes):
        for state in STATES:
            cells = [_exponent(figures, name, state, less, more) for name in names]
            if set(cells) != {NONE}:
                rows.append([f"{less:,} to {more:,} pages, {state}", *cells])
    return _table(["exponent of the CPU time", *names], rows)


def _exponent(figures: Figures, name: str, state: str, less: int, more: int) -> str:
    found = [figures.sizes[size][name].least(state) for size in (less, more) if name in figures.sizes[size]]
    few, many = [*found, None, None][:2]
    return f"{math.log(many.cpu / few.cpu) / math.log(more / less):.2f}" if few and many else NONE


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
