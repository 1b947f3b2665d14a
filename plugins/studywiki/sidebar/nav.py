"""The navigation as values: sections, pages and links. Titles are raw text; whoever shows them dresses them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


class PageItem(Struct, frozen=True):
    """A page, at the place in the sidebar that is its own."""

    path: str
    """Below the docs folder."""
    title: str | None
    """None: the page's own."""


class PlaceItem(Struct, frozen=True):
    """A place in a page, or a page that has its own place elsewhere in the sidebar: a link within the wiki."""

    path: str
    """Of a page, or of a file that is none (`files/slides.pdf`), below the docs folder."""
    anchor: str
    """Without `#`; empty for the page's beginning."""
    title: str


class LinkItem(Struct, frozen=True):
    """A link out of the wiki."""

    url: str
    title: str


class SectionItem(Struct, frozen=True):
    """A title with items below it."""

    title: str
    children: tuple[Item, ...]
    index: PageItem | PlaceItem | LinkItem | None = None
    """Where the title itself leads."""


Item = SectionItem | PageItem | PlaceItem | LinkItem


def pages(items: tuple[Item, ...]) -> Iterator[PageItem]:
    """Every page that has its place in `items`, in reading order."""
    for item in items:
        if isinstance(item, PageItem):
            yield item
        elif isinstance(item, SectionItem):
            if isinstance(item.index, PageItem):
                yield item.index
            yield from pages(item.children)
