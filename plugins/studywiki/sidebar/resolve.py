"""The entries of a sidebar, against the pages that the wiki has, become its navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from studywiki.diagnostics import Cause, Diagnostic, FileGone, Location, Severity
from studywiki.sidebar import conditions
from studywiki.sidebar.model import Address, Entry
from studywiki.sidebar.nav import Item, LinkItem, PageItem, PlaceItem, SectionItem
from studywiki.sidebar.suggestions import Suggestions
from studywiki.wiki import schemes, suffixes
from studywiki.wiki.meaning import Kind, Meaning
from studywiki.wiki.wiki import Wiki

_HOST = re.compile(r"(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|kr|edu|dev|ai)(?:[/:?#]|$))", re.I)
_NOWHERE = {"#", "/#", "#!", "#0"}
"""Addresses by which an old sidebar says that an entry leads nowhere, and only holds others."""
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
    wiki: Wiki,
    wanted: Mapping[str, frozenset[str]] | None = None,
    *,
    once: bool = True,
) -> Resolved:
    """The navigation of `entries`.

    `wanted` says whom the wiki is for (`conditions.wanted`). With `once` each page has one place, and another entry
    that names it is reported; without, all entries are links.
    """
    resolver = _Resolver(wiki, wanted or {}, once=once)
    items = resolver.items(entries)
    return Resolved(items, resolver.listed, resolver.diagnostics)


class _Resolver:
    def __init__(self, wiki: Wiki, wanted: Mapping[str, frozenset[str]], *, once: bool) -> None:
        self.wiki = wiki
        self.suggestions = Suggestions(wiki)
        self.wanted = wanted
        self.once = once
        self.listed: set[str] = set()
        self.placed: dict[str, Location] = {}
        self.diagnostics: list[Diagnostic] = []

    def items(self, entries: Iterable[Entry]) -> tuple[Item, ...]:
        """What `entries` show."""
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
        found = self._file(entry.address) if entry.address else None
        if found:
            self.listed.add(found.path)
        for child in entry.children:
            self._note_hidden(child)

    def _own(self, entry: Entry) -> PageItem | PlaceItem | LinkItem | None:
        """What the entry itself leads to."""
        address = entry.address
        if address is None or (entry.children and address.text in _NOWHERE):
            return None
        if not schemes.is_readable(address.text) and address.absolute:
            self._report("sidebar-link-broken", address.location, Severity.ERROR, url=address.text)
            return None
        found = self._file(address)
        if found is None and (there := self.wiki.meaning(address.text)).kind is Kind.BESIDE:
            return LinkItem(_safe(self.wiki.beside(there) + there.query + there.fragment), entry.title or there.beside)
        if found is None and address.absolute:
            return LinkItem(_safe(address.text), entry.title or re.sub(r"^(?:\w+:)?/*|/$", "", address.text))
        if found is None:
            self._report_missing(address)
            return None
        self.listed.add(found.path)
        page = self.wiki.pages.get(found.path)
        if page and not page.published:
            self._report("sidebar-page-unpublished", address.location, Severity.INFO, page=found.path)
            return None
        if not found.exact:
            self._report("sidebar-page-case", address.location, page=address.text, path=found.path)
        if page is None and found.path.lower().endswith(suffixes.NO_PAGES):
            self._report("sidebar-not-a-page", address.location, page=found.path)
        return self._page(entry, address, found)

    def _file(self, address: Address) -> Meaning | None:
        """The page or file of the wiki that an address means; None where it means none."""
        found = self.wiki.meaning(address.text)
        return found if found.kind is Kind.FILE else None

    def _page(self, entry: Entry, address: Address, found: Meaning) -> PageItem | PlaceItem:
        page = self.wiki.pages.get(found.path)
        title = entry.title or (page.title if page else found.path.rpartition("/")[2])
        if address.text in _NOWHERE:
            return PlaceItem(found.path, "", title)
        if found.anchor or page is None or not self.once:
            return PlaceItem(found.path, _safe(found.anchor), title)
        if found.path in self.placed:
            first = self.placed[found.path]
            self._report("sidebar-page-twice", address.location, page=address.text, first=str(first))
            return PlaceItem(found.path, "", title)
        self.placed[found.path] = address.location
        return PageItem(found.path, entry.title)

    def _title_of(self, own: PageItem | PlaceItem | LinkItem | None) -> str | None:
        if isinstance(own, PageItem) and own.title is None:
            return self.wiki.pages[own.path].title
        return own.title if own else None

    def _report_missing(self, address: Address) -> None:
        name, gone = address.text, FileGone(address.text)
        if _HOST.match(name):
            fixed = f"https://{name}"
            self._report("sidebar-link-without-scheme", address.location, cause=gone, page=name, fixed=fixed)
        elif (scheme := schemes.scheme(name)) and name[len(scheme) + 1 : len(scheme) + 2].strip():
            self._report("sidebar-link-scheme", address.location, url=name, scheme=scheme)
        elif meant := self.suggestions.find(name):
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


def _safe(url: str) -> str:
    """An address that cannot leave the attribute that it is printed into: templates print it as it is."""
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", url)
