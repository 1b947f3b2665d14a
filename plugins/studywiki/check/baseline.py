"""The problems that a wiki had before: they are held, which makes notes of them, and their number only shrinks.

A problem is known by its name, its file and the text that it speaks of, as often as it is there: not by its line, which
moves with every edit above it, nor by the whole line, which in Korean prose is a paragraph that others mend. Where the
text is not known, by what its message tells, but for numbers. What is held of a file that is gone is held of the file
that its text has moved to.

The measure is ESLint's (counts by file and rule), PHPStan's and mypy-baseline's (and by the text): a position, as in
basedpyright's, is another one after the next edit. `baseline_file` writes it down.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from msgspec.structs import replace

from studywiki.check.lines import Lines
from studywiki.diagnostics import Diagnostic, Severity

LONGEST = 80
"""Characters of a problem's text; of a longer one, its beginning and a digest of it all."""
_NUMBER = re.compile(r"\d+")


class Fault(NamedTuple):
    """What makes two problems the same one; they sort as they are written down."""

    file: str
    name: str
    text: str


@dataclass(frozen=True)
class Sifted:
    """Problems, told apart by a baseline."""

    held: list[Diagnostic] = field(default_factory=list)
    """What was there before."""
    new: list[Diagnostic] = field(default_factory=list)
    """What was not."""
    left: Counter[Fault] = field(default_factory=Counter)
    """What the baseline holds as it is now: of what was mended, nothing."""


@dataclass(frozen=True)
class Baseline:
    """What was there before, and how often."""

    counts: Mapping[Fault, int] = field(default_factory=dict)

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], lines: Lines) -> Baseline:
        """What holds all of `diagnostics` that are problems: notes need not be held."""
        return cls(Counter(fault(each, lines) for each in diagnostics if each.severity is not Severity.INFO))

    @property
    def total(self) -> int:
        """How many problems it holds."""
        return sum(self.counts.values())

    def sift(self, diagnostics: Sequence[Diagnostic], lines: Lines, is_there: Callable[[str], bool]) -> Sifted:
        """Tell those of `diagnostics` that it holds from those that are new; notes are neither.

        `is_there` tells whether a file of that name is still in the wiki. Of equal problems the first ones are held.
        """
        room = Counter(self.counts)
        found = [(each, fault(each, lines)) for each in diagnostics if each.severity is not Severity.INFO]
        held: dict[int, Fault] = {}
        for at, (_, known) in enumerate(found):
            if room[known]:
                room[known] -= 1
                held[at] = known
        present = {known.file for _, known in found}
        moved: defaultdict[tuple[str, str], int] = defaultdict(int)
        for known, count in room.items():
            if count and known.text and known.file not in present and not is_there(known.file):
                moved[known.name, known.text] += count
        for at, (_, known) in enumerate(found):
            if at not in held and moved.get((known.name, known.text)):
                moved[known.name, known.text] -= 1
                held[at] = known
        return Sifted(
            [each for at, (each, _) in enumerate(found) if at in held],
            [each for at, (each, _) in enumerate(found) if at not in held],
            Counter(held.values()),
        )

    def within(self, other: Baseline) -> Baseline:
        """What both hold."""
        return Baseline(Counter(self.counts) & Counter(other.counts))

    def beside(self, other: Baseline) -> Baseline:
        """What one of the two holds, each problem as often as the one that holds more of it."""
        return Baseline(Counter(self.counts) | Counter(other.counts))


def as_notes(diagnostics: Sequence[Diagnostic], held: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All of `diagnostics` in their order, those of them that are `held` as notes."""
    notes = {id(each) for each in held}
    return [replace(each, severity=Severity.INFO) if id(each) in notes else each for each in diagnostics]


def fault(diagnostic: Diagnostic, lines: Lines) -> Fault:
    """What `diagnostic` is known by."""
    text = lines.at(diagnostic.location)
    if not text.strip():
        told = (value for _, value in sorted(diagnostic.values.items()))
        text = _NUMBER.sub("0", " ".join(told))
    return Fault(normalize("NFC", diagnostic.location.file), diagnostic.name, _short(text))


def _short(text: str) -> str:
    plain = " ".join(normalize("NFC", text).split())
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[:LONGEST]}… {hashlib.sha256(plain.encode(errors='surrogatepass')).hexdigest()[:12]}"
