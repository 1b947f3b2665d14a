"""A wiki that notes what a page asks it, and what it answers: as long as all answers are the same, so is the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from studywiki.wiki.meaning import Meaning
from studywiki.wiki.wiki import Wiki

Question = tuple[str, ...]
"""What is asked, and of what."""
Used = dict[Question, object]
"""Questions -> answers, which can be compared."""
CHANCE: Question = ("chance",)
"""Among what a page has asked: it may come out otherwise the next time, since a time limit has ended something."""


@dataclass(frozen=True)
class AskedWiki(Wiki):
    """`base`, whose answers are noted in `used`."""

    base: Wiki = field(default_factory=Wiki)
    used: Used = field(default_factory=dict)

    @classmethod
    def by(cls, wiki: Wiki, used: Used) -> AskedWiki:
        """`wiki`, for a page whose questions go into `used`."""
        used["has files",] = bool(wiki.files)
        return cls(wiki.files, wiki.pages, wiki.sites, wiki.around, wiki.unpublished, wiki, used)

    def meaning(self, address: str, page: str | None = None) -> Meaning:
        """As the wiki's."""
        found = self.used["meaning", address, page or ""] = self.base.meaning(address, page)
        if found.path:  # of which whoever makes the link makes the way there
            self.used["address", found.path] = self.base.files.get(found.path)
        return found

    def within(self, href: str) -> str | None:
        """As the wiki's."""
        found = self.used["within", href] = self.base.within(href)
        return found

    def similar(self, href: str) -> str | None:
        """As the wiki's."""
        found = self.used["similar", href] = self.base.similar(href)
        return found

    def link(self, page: str, path: str) -> str:
        """As the wiki's."""
        found = self.used["link", page, path] = self.base.link(page, path)
        return found

    def leads_somewhere(self, page: str, way: str) -> bool:
        """As the wiki's."""
        found = self.used["leads somewhere", page, way] = self.base.leads_somewhere(page, way)
        return found

    def beside(self, meaning: Meaning, *, as_picture: bool = False) -> str:
        """As the wiki's."""
        found = self.base.beside(meaning, as_picture=as_picture)
        self.used["beside", meaning.beside, str(meaning.is_folder), str(as_picture)] = found
        return found
