"""Queries as a student types them, over our own wiki: how many find their page, by kind of query.

`queries.tsv` was written before anything was tuned: a noun, b with a particle, c other spacing, d part of a compound,
e a question, f other language or spelling, g wrong keyboard, h first consonants, i half typed, j a slip, k two scripts,
l English and identifiers, n nothing there, s a symptom, w one word stands there but not the thing.
`right` is what should stand first, `also` what may stand above it without harm.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from tests.search.bench import Bench
from tests.search.rendered import pages_of

DOCS = Path(__file__).parents[2] / "docs"
QUERIES = Path(__file__).with_name("queries.tsv")
NOTHING = "nw"


@pytest.fixture(scope="module")
def figures() -> dict[str, tuple[float, float]]:
    """Give, for each kind of query, which part finds its page first, and in the first five; `n` and `w`: anything."""
    bench = Bench(pages_of(DOCS))
    outcomes: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    with QUERIES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = [each.rstrip("/") for each in bench.found(row["query"], 5)]
            right = set(row["right"].split())
            if row["type"] in NOTHING:
                outcomes[row["type"]].append((bool(found), bool(found)))
            else:
                outcomes[row["type"]].append((found[:1] != [] and found[0] in right, not right.isdisjoint(found)))
                if row["type"] != "s":
                    outcomes["ALL"].append(outcomes[row["type"]][-1])
    return {kind: (_part([a for a, _ in all_]), _part([b for _, b in all_])) for kind, all_ in outcomes.items()}


def _part(outcomes: list[bool]) -> float:
    return round(sum(outcomes) / len(outcomes), 2)


@pytest.mark.parametrize(
    ("kind", "first", "in_five"),
    [
        ("ALL", 0.92, 0.95),
        ("a", 0.9, 1.0),
        ("b", 0.85, 0.95),
        ("c", 0.85, 0.95),
        ("d", 0.7, 0.85),
        ("e", 0.8, 0.9),
        ("f", 0.7, 0.8),
        ("g", 0.85, 0.85),
        ("h", 0.85, 0.85),
        ("i", 0.85, 0.85),
        ("j", 0.85, 0.85),
        ("k", 0.85, 0.9),
        ("l", 0.9, 0.9),
        ("s", 0.6, 0.75),
    ],
)
def test_pages_are_found(figures: dict[str, tuple[float, float]], kind: str, first: float, in_five: float) -> None:
    assert figures[kind][0] >= first
    assert figures[kind][1] >= in_five


@pytest.mark.parametrize(("kind", "most"), [("n", 0.1), ("w", 0.3)])
def test_little_is_answered_where_nothing_is(figures: dict[str, tuple[float, float]], kind: str, most: float) -> None:
    assert figures[kind][0] <= most
