"""What the wiki around a page answers today to what the page asked it before; see `RenderedPage.used`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from studywiki.glossary.shown import Shown
from studywiki.jekyll.expressions import Variables
from studywiki.jekyll.growth import Unknown
from studywiki.math.numbering import Equations
from studywiki.wiki.asked import Question
from studywiki.wiki.meaning import Kind, Meaning
from studywiki.wiki.wiki import Wiki


class NoAnswerError(Exception):
    """The question is of a kind that cannot be put once more."""


@dataclass(frozen=True)
class Answers:
    """Whoever pages ask."""

    wiki: Wiki
    site: Callable[[], Mapping[str, Any]] = dict
    """What `{{ site.… }}` stands for."""
    include: Callable[[str], str | None] = lambda _: None
    """Gives the text of an include of the wiki's own."""
    equations: Equations = field(default_factory=Equations)
    glossary: Shown = field(default_factory=Shown)
    """What words mean."""
    snippet: Callable[[str], object] = lambda _: None
    """Gives the file that a page means by a name to include, and the digest of it."""

    def to(self, question: Question) -> object:
        """The answer to `question`. Raises `NoAnswerError`."""
        kind, *words = question
        if kind not in _TO:
            raise NoAnswerError(question)
        return _TO[kind](self, *words)

    def _of_site(self, path: str) -> object:
        site = self.site()
        try:
            return (Variables(site, {}, whole_site=bool(site)).get(path),)
        except Unknown:
            return "unknown"

    def _beside(self, path: str, is_folder: str, as_picture: str) -> str:
        there = Meaning(Kind.BESIDE, beside=path, is_folder=is_folder == str(True))
        return self.wiki.beside(there, as_picture=as_picture == str(True))


_TO: dict[str, Callable[..., object]] = {
    "has files": lambda self: bool(self.wiki.files),
    "meaning": lambda self, address, page: self.wiki.meaning(address, page or None),
    "address": lambda self, path: self.wiki.files.get(path),
    "within": lambda self, href: self.wiki.within(href),
    "similar": lambda self, href: self.wiki.similar(href),
    "link": lambda self, page, path: self.wiki.link(page, path) if path in self.wiki.files else None,
    "leads somewhere": lambda self, page, way: self.wiki.leads_somewhere(page, way),
    "beside": Answers._beside,
    "equation": lambda self, label, page: tuple(self.equations.find(label, page, {})),
    "equations": lambda self: tuple(sorted(self.equations.labels({}))),
    "whole site": lambda self: bool(self.site()),
    "site": Answers._of_site,
    "include": lambda self, name: self.include(name),
    "has terms": lambda self: self.glossary.has_terms,
    "terms": lambda self, page, letters: self.glossary.beginning(letters.split(), page),
    "glossary listing": lambda self, page, level: self.glossary.listing(page, int(level)),
    "snippet": lambda self, name: self.snippet(name),
}
"""What a question begins with -> how it is put; `AskedWiki` and the stages that ask have the same words."""
