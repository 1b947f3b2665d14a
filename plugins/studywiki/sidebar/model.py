"""What a sidebar says, whichever spelling it was written in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from studywiki.diagnostics import Location


class Spelling(Enum):
    """The three ways to write a sidebar; a snippet to paste is given in the file's own."""

    OLD = "subcategories"
    """`entries` / `subcategories` / `items` / `thirdlevel` / `thirdlevelitems`."""
    NEW = "folders"
    """`entries` / `folders` / `folderitems` / `subfolders` / `subfolderitems`, with `output`."""
    SHORT = "items"
    """`- title:` with `page:` or `url:`, and `items:` nested to any depth."""


class Address(Struct, frozen=True):
    """Where an entry leads, as its author wrote it."""

    text: str
    """A page's name, or an absolute address."""
    location: Location
    """Where it is written."""
    absolute: bool
    """Is it an address outside the wiki (http, https, mailto)?"""


class Entry(Struct, frozen=True):
    """A line of the sidebar: a page, a link, a section, or a page that is a section too."""

    location: Location
    """Where the entry starts."""
    title: str | None
    """Its title, as written; without one it takes its page's."""
    address: Address | None
    """Where it leads; None for a section that only holds others."""
    children: tuple[Entry, ...] = ()
    """What is below it."""
    hidden: bool = False
    """Kept from the web by its author (`web: false`, `output: pdf`), or below such an entry."""
    conditions: Mapping[str, str] | None = None
    """For whom it is: `{"audience": "writers, designers"}`, as far as the author says."""


class Sidebar(Struct, frozen=True):
    """The sidebar of a wiki."""

    file: str
    """As in `Location.file`."""
    entries: tuple[Entry, ...] = ()
    """The top level as it is shown: what the wrapper of the old spellings holds, not the wrapper."""
    topnav: tuple[Entry, ...] = ()
    """Links for the bar at the top; an entry with children is a menu."""
    spelling: Spelling = Spelling.SHORT
    """How the file is written."""
    whole: bool = True
    """False where the rest of the file could not be read."""
