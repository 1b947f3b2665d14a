"""What our templates say on a page beside the author's text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from mkdocs.structure.pages import Page

from studywiki.pages.title import Title
from studywiki.theme import page
from studywiki.theme.learning import Learning
from studywiki.theme.page import Body, Updated


@dataclass(frozen=True)
class Said:
    """It, for one page; each part is made when a template asks for it, since most pages are printed already."""

    shown: Page
    of: Title
    language: str
    given: Callable[[], object]
    """Gives the links of `edit_links`, or nothing."""
    of_links: object = None
    """What these are made of."""
    learning: Learning = Learning()  # noqa: RUF009  it cannot be changed
    """What the page says of the way to learn it."""

    @property
    def depends(self) -> list[object]:
        """All that it is made of, but for the page's contents and front matter."""
        return [self.of, self.language, self.of_links, self.learning.depends]

    @cached_property
    def links(self) -> dict[str, str]:
        """The addresses behind Edit me and its menu."""
        return page.readable(self.given())

    @property
    def title(self) -> str:
        """Of the page, as HTML."""
        return self.of.html

    @cached_property
    def body(self) -> Body:
        """The page, cut where something goes into it."""
        return page.body(self.shown.content or "", self.of if self.shown.meta.get("title") else None)

    @property
    def lead(self) -> str:
        """The summary, as HTML."""
        return page.lead(self.shown.meta)

    @property
    def keywords(self) -> str:
        """The keywords, as HTML."""
        return page.keywords(self.shown.meta)

    @property
    def updated(self) -> Updated | None:
        """When the page was last changed."""
        return page.updated(self.shown.meta, self.language)
