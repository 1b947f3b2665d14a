"""Terms that are spelt otherwise than the glossary says, and how they are spelt right, with their particles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct, field

from studywiki.glossary.mentions import Spellings
from studywiki.glossary.model import Glossary, Term, folded
from studywiki.glossary.particles import agreeing


class Wrong(Struct, frozen=True):
    """A place at which a term is spelt wrong."""

    start: int
    end: int
    """With its particle."""
    right: str
    """What is to stand there."""
    term: Term


class Avoided(Struct, frozen=True, dict=True):
    """The spellings that a glossary says to avoid."""

    glossary: Glossary = field(default_factory=Glossary)

    @cached_property
    def _terms(self) -> dict[str, Term]:
        right = self.glossary.by_spelling
        found: dict[str, Term] = {}
        for term in self.glossary.terms:
            for wrong in term.avoid:
                if folded(wrong) not in right:
                    found.setdefault(wrong, term)
        return found

    @cached_property
    def spellings(self) -> Spellings:
        """What finds them; the right ones too, in which a wrong one may stand."""
        own = self._terms
        right = [name for term in self.glossary.terms for name in term.right()] if own else []
        return Spellings([*own, *right], with_verbs=True, as_written=True)

    @cached_property
    def _alone(self) -> Spellings:
        """What finds where one may stand: a right spelling around it is not looked for."""
        return Spellings(self._terms, with_verbs=True, as_written=True)

    def find(self, text: str) -> Iterator[Wrong]:
        """The places in `text` at which one stands, but for `미세 조정(파인튜닝)`, which says what else it is called.

        A word of one syllable may be many things: only with a particle is it told from a part of another.
        """
        if not self._terms or not any(True for _ in self._alone.find(text)):  # few pages have one
            return
        for mention in self.spellings.find(text):
            term = self._terms.get(mention.key)
            end = mention.end + len(mention.particle)
            if term is None or (text[mention.start - 1 : mention.start] == "(" and text[end : end + 1] == ")"):
                continue
            if mention.end - mention.start == 1 and not _is_certain(mention.particle):
                continue
            right = term.mended(mention.key)
            yield Wrong(mention.start, end, right + agreeing(mention.particle, right), term)


def _is_certain(particle: str) -> bool:
    """Tell whether a syllable before `particle` is a word: 판도, 판만 and 판한 are others."""
    return particle.startswith(("이", "을", "를", "은", "는", "의", "과", "와", "으로", "에서", "마다", "가"))
