"""Three texts of one file into one, by lines: what was written once, what its owner made of it, what is written now.

As `git merge-file` does it, but that what changed side by side is no conflict, and that its owner's lines stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

_ALIKE = 0.5
"""From here on a line is another one changed, and not another in its place."""
_MOST = 2_500
"""Pairs of lines that are compared: a workflow of ours, all of it changed."""


class Refused(Struct, frozen=True):
    """Lines of the owner's that stay although we write others there now."""

    line: int
    """Where they are in the merged text, or would be."""
    ours: tuple[str, ...]
    """What we write there."""


class Merged(Struct, frozen=True):
    """The text that comes out."""

    lines: tuple[str, ...]
    kept: tuple[int, ...]
    """The lines in it at which its owner changed what we had left alone; what he took out counts at the line after."""
    refused: tuple[Refused, ...]


class _Change(Struct, frozen=True):
    start: int
    end: int
    lines: tuple[str, ...]


def merge(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> Merged:
    """`theirs` with what changed from `base` to `ours`, wherever its owner left `base` as it was."""
    owners, new = _changes(base, theirs), _changes(base, ours)
    out: list[str] = []
    kept: list[int] = []
    refused: list[Refused] = []
    at = 0
    while owners or new:
        start, end, his, its = _next(owners, new)
        out += base[at:start]
        mine, own = _applied(base, start, end, its), _applied(base, start, end, his)
        if start == end and his and its and mine != own:  # both put something here: his belongs to what is before it
            kept.append(len(out) + 1)
            out += own + mine
        elif his:
            if its and mine != own:
                refused.append(Refused(len(out) + 1, tuple(mine)))
            elif mine != own:
                kept.append(len(out) + 1)
            out += own
        else:
            out += mine
        at = end
    out += base[at:]
    return Merged(tuple(out), tuple(kept), tuple(refused))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two texts is the same, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _changes(base: Sequence[str], text: Sequence[str]) -> list[_Change]:
    """What was changed; a line that became another much like it is a change of its own."""
    found = []
    for kind, start, end, first, last in SequenceMatcher(None, base, text, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        at, to = start, first
        for one, other in [*_pairs(base[start:end], text[first:last]), (end - start, last - first)]:
            if at < start + one or to < first + other:
                found.append(_Change(at, start + one, tuple(text[to : first + other])))
            if one < end - start:
                found.append(_Change(start + one, start + one + 1, (text[first + other],)))
            at, to = start + one + 1, first + other + 1
    return found


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Which line became which, in their order: those that are most alike in all. None where it would take long."""
    if len(before) * len(after) > _MOST:
        return []
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    for one in range(len(before) + 1):
        for other in range(len(after) + 1):
            ways: list[tuple[float, list[tuple[int, int]]]]
            ways = [(0.0, [])] if not one or not other else [best[one - 1, other], best[one, other - 1]]
            if one and other and (alike := likeness(before[one - 1], after[other - 1])) >= _ALIKE:
                known, pairs = best[one - 1, other - 1]
                ways.append((known + alike, [*pairs, (one - 1, other - 1)]))
            best[one, other] = max(ways, key=lambda way: way[0])
    return best[len(before), len(after)][1]


def _next(owners: list[_Change], new: list[_Change]) -> tuple[int, int, list[_Change], list[_Change]]:
    """The first place that changed, with all changes of either side that touch one another there; takes them out."""
    first = min([*owners[:1], *new[:1]], key=lambda change: (change.start, change.end))
    start, end = first.start, first.end
    his: list[_Change] = []
    its: list[_Change] = []
    grown = True
    while grown:
        grown = False
        for waiting, taken in ((owners, his), (new, its)):
            while waiting and _touches(waiting[0], start, end):
                taken.append(waiting.pop(0))
                end = max(end, taken[-1].end)
                grown = True
    return start, end, his, its


def _touches(change: _Change, start: int, end: int) -> bool:
    """Tell whether a change is about lines from `start` to `end` too, or both put lines at one place."""
    if start == end:
        return change.start == change.end == start
    return start < change.end and change.start < end if change.start < change.end else start < change.start < end


def _applied(base: Sequence[str], start: int, end: int, changes: Sequence[_Change]) -> list[str]:
    """The lines from `start` to `end` of `base`, changed."""
    out: list[str] = []
    at = start
    for change in changes:
        out += [*base[at : change.start], *change.lines]
        at = change.end
    return [*out, *base[at:end]]
