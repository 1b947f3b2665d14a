"""What a glossary says, whichever form it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from msgspec import Struct, field

from studywiki.diagnostics import Location


class Term(Struct, frozen=True):
    """A term: what it is called, what it means, and the page that explains it."""

    name: str
    """As this wiki calls it."""
    english: str = ""
    abbreviations: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    """Other ways to write it that are right, or that people type."""
    avoid: tuple[str, ...] = ()
    """Ways to write it that this wiki does not use."""
    instead: tuple[tuple[str, str], ...] = ()
    """Those of them that become another right spelling than its name: `그래디언트` -> `그레이디언트`."""
    text: str = ""
    """One line of explanation: Markdown without blocks, with formulas."""
    page: str = ""
    """The address of the page, as its author wrote it, with the place in it: `doc_backprop.md#정의`."""
    place: Location = field(default_factory=lambda: Location("docs/glossary.yml"))
    """Where its entry starts."""
    page_place: Location | None = None
    """Where the address is written."""
    tooltip: bool = True
    """Whether its explanation is shown where pages mention it: not where the word has other meanings."""

    def right(self) -> tuple[str, ...]:
        """The ways to write it that are no fault, its name first."""
        return tuple(dict.fromkeys(filter(None, (self.name, self.english, *self.abbreviations, *self.spellings))))

    def said(self) -> list[object]:
        """What is said of it, wherever that stands."""
        others = [self.abbreviations, self.spellings, self.avoid, self.instead]
        return [self.name, self.english, *others, self.text, self.page, self.tooltip]

    def mended(self, wrong: str) -> str:
        """The right spelling in the place of `wrong`, which is one to avoid."""
        return dict(self.instead).get(wrong, self.name)

    def names(self) -> tuple[str, ...]:
        """All ways to write it, its name first; those that are a fault too, since readers type them."""
        return tuple(dict.fromkeys((*self.right(), *self.avoid)))


@dataclass(frozen=True)
class Glossary:
    """The terms of a wiki, in the order of their file."""

    terms: tuple[Term, ...] = ()

    @cached_property
    def by_spelling(self) -> dict[str, Term]:
        """The terms by the ways to write them that are right, as `folded` gives these; the first has it."""
        found: dict[str, Term] = {}
        for term in self.terms:
            for name in term.right():
                found.setdefault(folded(name), term)
        return found


def folded(name: str) -> str:
    """A name as it is compared with others: in one case, with single blanks."""
    return " ".join(normalize("NFC", name).casefold().split())
