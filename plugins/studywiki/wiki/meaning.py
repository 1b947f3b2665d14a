"""What an address means."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Kind(Enum):
    """Where an address leads."""

    FILE = "file"
    """To a file of the wiki, a page or another one."""
    HERE = "here"
    """To a place in the page that it stands on."""
    BESIDE = "beside"
    """To something that the repository has and the site has not: a file beside the docs folder, or any folder."""
    SITE = "site"
    """To something that the site has and the wiki has no file of, or that may lie beside the wiki."""
    OUTSIDE = "outside"
    """To another site, or to what is no file at all: `mailto:`."""
    NOTHING = "nothing"
    """To a file that should be in the wiki and is not."""


class Meaning(Struct, frozen=True):
    """An address that was looked up."""

    kind: Kind
    path: str = ""
    """Of the file, below the docs folder."""
    beside: str = ""
    """Of what lies beside the wiki, in the repository."""
    is_folder: bool = False
    """Whether that is a folder."""
    unpublished: str = ""
    """The path, below the docs folder, of a file that is there and is no part of the site."""
    written: str = ""
    """The address without the wiki's own site, query and fragment."""
    query: str = ""
    """As written, with its `?`."""
    fragment: str = ""
    """As written, with its `#`."""
    exact: bool = True
    """False where a file was found only in another case."""
    has_site: bool = False
    """Whether it was written with the address that the wiki is published at."""

    @property
    def anchor(self) -> str:
        """The fragment without its mark."""
        return self.fragment[1:]
