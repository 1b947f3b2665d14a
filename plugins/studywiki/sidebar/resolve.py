"""The entries of a sidebar, against the pages that the wiki has, become its navigation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from studywiki.diagnostics import Cause, Diagnostic, FileGone, Location, Severity
from studywiki.sidebar import conditions
from studywiki.sidebar.model import Address, Entry, WikiPage
from studywiki.sidebar.names import Found, Names
from studywiki.sidebar.nav import Item, LinkItem, PageItem, PlaceItem, SectionItem

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):\S", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|kr|edu|dev|ai)(?:[/:?#]|$))", re.I)
_UNSAFE = re.compile("[\x00-\x20\"'<>\\\\^`{|}\x7f]")


@dataclass(slots=True)
class Resolved:
    """The navigation that a list of entries gives."""

    items: tuple[Item, ...] = ()
    listed: set[str] = field(default_factory=set)
    """Path of every page that an entry names, shown or hidden."""
    diagnostics: list[Diagnostic] = field(default_factory=list)


def resolve(
    entries: Iterable[Entry],
    pages: Iterable[WikiPage],
    wanted: Mapping[str, frozenset[str]] | None = None,
    files: Collection[str] = (),
    *,
    once: bool = True,
) -> Resolved:
    """Give the navigation of `entries`.

    `wanted` says whom the wiki is for (`conditions.wanted`), `files` are those of the wiki that are no pages, by
    their paths below the docs folder. With `once` each page has one place, and another entry that
    names it is reported; without, all entries are links.
    """
    resolver = _Resolver(Names(pages, files), wanted or {}, once=once)
    items = resolver.items(entries)
    return Resolved(items, resolver.listed, resolver.diagnostics)


class _Resolver:
    def __init__(self, names: Names, wanted: Mapping[str, frozenset[str]], *, once: bool) -> None:
        self.names = names
        self.wanted = wanted
        self.once = once
        self.listed: set[str] = set()
        self.placed: dict[str, Location] = {}
        self.diagnostics: list[Diagnostic] = []

    def items(self, entries: Iterable[Entry]) -> tuple[Item, ...]:
        """Give what `entries` show."""
        return tuple(item for entry in entries for item in self._items(entry))

    def _items(self, entry: Entry) -> tuple[Item, ...]:
        if entry.hidden or not conditions.is_for(entry.conditions, self.wanted):
            self._note_hidden(entry)
            return ()
        own = self._own(entry)
        children = self.items(entry.children)
        if not children:
            return (own,) if own else ()
        title = entry.title or self._title_of(own)
        if title is None:
            self._report("sidebar-section-without-title", entry.location, Severity.WARNING)
            return children
        return (SectionItem(title, children, own),)

    def _note_hidden(self, entry: Entry) -> None:
        """Note the pages below a hidden entry: nobody has forgotten them."""
        found = self.names.find(entry.address.text) if entry.address and not entry.address.absolute else None
        if found:
            self.listed.add(found.path)
        for child in entry.children:
            self._note_hidden(child)

    def _own(self, entry: Entry) -> PageItem | PlaceItem | LinkItem | None:
        """Give what the entry itself leads to."""
        address = entry.address
        if address is None:
            return None
        if address.absolute:
            if not _is_url(address.text):
                self._report("sidebar-link-broken", address.location, Severity.ERROR, url=address.text)
                return None
            return LinkItem(_safe(address.text), entry.title or re.sub(r"^(?:\w+:)?/*|/$", "", address.text))
        found = self.names.find(address.text)
        if found is None:
            self._report_missing(address)
            return None
        self.listed.add(found.path)
        if found.page and not found.page.published:
            self._report("sidebar-page-unpublished", address.location, Severity.INFO, page=found.path)
            return None
        if not found.exact:
            self._report("sidebar-page-case", address.location, page=address.text, path=found.path)
        return self._page(entry, address, found)

    def _page(self, entry: Entry, address: Address, found: Found) -> PageItem | PlaceItem:
        title = entry.title or (found.page.title if found.page else found.path.rpartition("/")[2])
        if found.anchor or found.page is None or not self.once:
            return PlaceItem(found.path, _safe(found.anchor), title)
        if found.path in self.placed:
            first = self.placed[found.path]
            self._report("sidebar-page-twice", address.location, page=address.text, first=str(first))
            return PlaceItem(found.path, "", title)
        self.placed[found.path] = address.location
        return PageItem(found.path, entry.title)

    def _title_of(self, own: PageItem | PlaceItem | LinkItem | None) -> str | None:
        if isinstance(own, PageItem) and own.title is None:
            found = self.names.find(own.path)
            return found.page.title if found and found.page else None
        return own.title if own else None

    def _report_missing(self, address: Address) -> None:
        name, gone = address.text, FileGone(address.text)
        if _HOST.match(name):
            fixed = f"https://{name}"
            self._report("sidebar-link-without-scheme", address.location, cause=gone, page=name, fixed=fixed)
        elif scheme := _SCHEME.match(name):
            self._report("sidebar-link-scheme", address.location, url=name, scheme=scheme["scheme"])
        elif meant := self.names.suggest(name):
            written, path = meant
            self.listed.add(path)  # that no entry names it, is the same slip
            values = {"page": name, "meant": written}
            self._report("sidebar-no-such-page-similar", address.location, Severity.ERROR, cause=gone, **values)
        else:
            self._report("sidebar-no-such-page", address.location, Severity.ERROR, cause=gone, page=name)

    def _report(
        self,
        code: str,
        place: Location,
        severity: Severity = Severity.WARNING,
        cause: Cause | None = None,
        **values: str,
    ) -> None:
        self.diagnostics.append(Diagnostic(code, place, values, severity, cause=cause))


def _is_url(text: str) -> bool:
    """Tell whether `text` can be taken apart as an address: `https://[` cannot."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True


def _safe(url: str) -> str:
    """Give an address that cannot leave the attribute that it is printed into: templates print it as it is."""
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", url)
