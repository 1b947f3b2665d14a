"""What the wiki knows of a page before it is rendered."""

from __future__ import annotations

from msgspec import Struct


class WikiPage(Struct, frozen=True):
    """A page among the others."""

    path: str
    """Below the docs folder, with slashes: `folder/page.md`."""
    file: str
    """As in `Location.file`."""
    title: str
    """Its own title, as written."""
    permalink: str | None = None
    """The address that its front matter asks for."""
    published: bool = True
    """False for `published: false`: the site does not have it."""
    expected: bool = True
    """Should an entry of the sidebar name it? Not the 404 page, nor generated ones."""
    old: tuple[str, ...] = ()
    """The addresses that it once had: that its front matter says, and that at which Jekyll published it."""
