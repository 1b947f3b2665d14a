"""The glossary as the pages of one wiki are shown it: which words get an explanation, and on which page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from studywiki.glossary import explained, listing
from studywiki.glossary.mentions import Spellings
from studywiki.glossary.model import Glossary, Term, folded
from studywiki.wiki.wiki import Wiki


@dataclass(frozen=True)
class Shown:
    """A glossary among the pages of a wiki; asked once for each page that is rendered."""

    glossary: Glossary = field(default_factory=Glossary)
    wiki: Wiki = field(default_factory=Wiki)
    tooltips: bool = True
    """Whether words get an explanation at all."""

    @property
    def has_terms(self) -> bool:
        """Whether there is a glossary: where there is none, a page need not say what words it has."""
        return bool(self.glossary.terms)

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The spellings that get an explanation, and their terms."""
        shown = self.glossary.by_spelling
        found: dict[str, Term] = {}
        for term in self.glossary.terms if self.tooltips else ():
            if term.tooltip and term.text:
                for name in term.right():
                    if shown[folded(name)] is term:
                        found.setdefault(name, term)
        return found

    @cached_property
    def spellings(self) -> Spellings:
        """What finds them in a text."""
        return Spellings(self.terms)

    @cached_property
    def _pages(self) -> dict[str, str]:
        """Term -> the page that explains it."""
        found = ((term.name, explained.page(term, self.wiki)) for term in self.terms.values())
        return {name: page[0] for name, page in found if page}

    def term(self, spelling: str, page: str) -> str:
        """The term that `spelling` means on `page`; empty where that page itself explains it."""
        name = self.terms[spelling].name
        return "" if self._pages.get(name) == page else name

    def beginning(self, letters: Iterable[str], page: str) -> tuple[tuple[str, str], ...]:
        """All that words which begin with `letters` may mean on `page`: while that stays the same, so does the page.

        What is to be avoided is said of them, too.
        """
        own = ((name, "") for name in self._explained_on.get(page, ()))
        starts = sorted(self._meanings.keys() & set(letters))
        return (*own, *(pair for start in starts for pair in self._meanings[start]))

    @cached_property
    def _meanings(self) -> dict[str, list[tuple[str, str]]]:
        """First letters -> the spellings that begin so, and what they mean, or what is to stand there."""
        right = {wrong: f"! {term.mended(wrong)}" for term in self.glossary.terms for wrong in term.avoid}
        found: dict[str, list[tuple[str, str]]] = {}
        for start, names in self.spellings.by_start().items():
            found.setdefault(start, []).extend((name, self.terms[name].name) for name in names)
        for start, names in Spellings(right, as_written=True).by_start().items():
            found.setdefault(start, []).extend((name, right[name]) for name in names)
        return found

    @cached_property
    def _explained_on(self) -> dict[str, list[str]]:
        """Page -> the terms that it explains."""
        found: dict[str, list[str]] = {}
        for name, page in self._pages.items():
            found.setdefault(page, []).append(name)
        return found

    def said(self) -> list[object]:
        """All that the answers hang on, but for the wiki: values that have a digest."""
        return [self.tooltips, *(term.said() for term in self.glossary.terms)]

    def listing(self, page: str, level: int) -> str:
        """The whole glossary as Markdown, for the place on `page` below a heading of `level`."""
        return listing.markdown(self.glossary, self.wiki, page, level)
