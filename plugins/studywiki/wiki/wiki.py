"""The wiki around a page: its pages and files, and the one answer to what an address means in it.

The old wiki's links live on: `/doc_caffe_intro.html`, a `permalink`, a post's address (`/2016/01/02/name/`), the
address at which the wiki is published. Paths may be percent-escaped, in NFC or NFD, with a backslash from Windows,
without an extension or with an old one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import normalize
from urllib.parse import quote

from msgspec.structs import replace

from studywiki.wiki import own_site, schemes, suffixes
from studywiki.wiki.meaning import Kind, Meaning
from studywiki.wiki.names import Names, from_root
from studywiki.wiki.page import WikiPage
from studywiki.wiki.similar import Similar
from studywiki.wiki.spelling import plain, read_path
from studywiki.wiki.surroundings import Surroundings

_OF_THE_SITE = {"", "sitemap.xml", "404.html", "feed.xml", "search.html", "robots.txt", "favicon.ico"}
"""Files that the site has without a source."""
_MARKS = re.compile(r"[#?:%]")
"""What ends or escapes a path in an address, and may be a letter of a file's name: `C#.md`, `100%.md`."""


@dataclass(frozen=True)
class Wiki:
    """The pages and files of a wiki."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Path in the docs folder, of pages too -> address in the site, from its root: `가/a.md` -> `%EA%B0%80/a.html`."""
    pages: Mapping[str, WikiPage] = field(default_factory=dict)
    """What is known of the pages among them, by their paths."""
    sites: Sequence[str] = ()
    """Where the wiki is published: `https://group.github.io/wiki`."""
    around: Surroundings = field(default_factory=Surroundings)
    """The repository that it lies in."""
    unpublished: Sequence[str] = ()
    """The paths of files that lie in the docs folder and are no part of the site."""

    @classmethod
    def of(cls, pages: Iterable[WikiPage], files: Iterable[str] = (), sites: Sequence[str] = ()) -> Wiki:
        """The wiki of `pages` and of other files at the paths `files`, each at its own path in the site."""
        known = {page.path: page for page in pages}
        addresses = {path: f"{suffixes.file_stem(path)}.html" for path in known}
        return cls(addresses | {path: path for path in files}, known, sites)

    def meaning(self, address: str, page: str | None = None) -> Meaning:
        """What `address`, written on `page` (a path in the docs folder), means.

        Without `page` it is an address of the wiki itself, as in its sidebar, and counts from the docs folder.
        """
        address = address.strip()
        within = self.within(address)
        local = within or address
        rest, mark, fragment = local.partition("#")
        path, question, query = rest.partition("?")
        parts = Meaning(
            self._kind(local, path),
            written=path,
            query=question + query,
            fragment=mark + fragment,
            has_site=bool(within),
        )
        is_of_wiki = parts.kind is not Kind.OUTSIDE and (path or page is None)
        for names, exact in ((self._names, True), (self._folded, False)):
            for read, reading in self._as_names(local, parts):
                if found := next(filter(None, map(names.own, self._tries(read, page))), None):
                    return replace(reading, kind=Kind.FILE, path=found, exact=exact)
            tries = self._tries(read_path(path) or "/", page) if is_of_wiki else ()
            if found := next(filter(None, map(names.find, tries)), None):
                return replace(parts, kind=Kind.FILE, path=found, exact=exact)
        if parts.kind is Kind.OUTSIDE:
            return replace(parts, kind=Kind.NOTHING, has_site=True) if self._is_gone(address) else parts
        return self._otherwise(parts, read_path(path), page) if parts.kind is Kind.NOTHING else parts

    def _is_gone(self, address: str) -> bool:
        """Whether an address of the wiki's own repository leads to nothing there."""
        path = self.around.within(address)
        if path is None or self.around.top is None or self.around.is_folder(path) is not None:
            return False
        own = self.around.in_docs(path)
        return own is None or self._names.own(normalize("NFC", own)) is None

    def _otherwise(self, parts: Meaning, path: str, page: str | None) -> Meaning:
        """What an address means that names no file of the site: `path` is what it is read as."""
        if not parts.has_site:
            there = self.around.path(path, page)
            is_folder = self.around.is_folder(there) if there is not None else None
            if there is not None and is_folder is not None and (is_folder or self.around.in_docs(there) is None):
                return replace(parts, kind=Kind.BESIDE, beside=there, is_folder=is_folder)
        bare = path.removeprefix("/")  # Liquid's `link` begins so
        if "/" not in bare and not suffixes.split(bare)[1]:
            for names, exact in ((self._names, True), (self._folded, False)):
                if only := names.only(bare):
                    return replace(parts, kind=Kind.FILE, path=only, exact=exact)
        hidden = next(filter(None, map(self._hidden.own, self._tries(path, page))), "")
        return replace(parts, unpublished=hidden)

    def _as_names(self, local: str, parts: Meaning) -> Iterator[tuple[str, Meaning]]:
        """A file's own name is that file, whatever its letters would be in an address: the name and the parts then."""
        if not self._has_marks or not _MARKS.search(local):
            return
        before, mark, place = local.rpartition("#")
        whole, anchored = ((local, "", ""), (before, "", mark + place))
        for written, query, fragment in (whole, anchored, (parts.written, parts.query, parts.fragment)):
            reading = replace(parts, written=written, query=query, fragment=fragment)
            yield from ((read, reading) for read in (normalize("NFC", written), read_path(written)) if written)

    def _kind(self, local: str, path: str) -> Kind:
        """What an address is that means no file."""
        if schemes.leads_out(local):
            return Kind.OUTSIDE
        if not path:
            return Kind.HERE
        return Kind.SITE if path.startswith("/") and path.strip("/") in _OF_THE_SITE else Kind.NOTHING

    def _tries(self, path: str, page: str | None) -> Iterator[str]:
        """The paths from the docs folder that `path`, without escapes, may be on `page`."""
        if page is None or path.startswith("/"):
            rooted = from_root(path)
            yield rooted
            if page is None and posixpath.basename(suffixes.stem(rooted)) == "README":
                yield posixpath.dirname(rooted)  # to who lists pages it is the folder's own, as on GitHub
            yield from (f"{rooted}/"[len(base) :].rstrip("/") for base in self._bases if f"{rooted}/".startswith(base))
            if self.around.root and (own := self.around.in_docs(rooted)) is not None:
                yield own
            return
        homes = (normalize("NFC", page), plain(self.files.get(page, "")), "")
        for folder in dict.fromkeys(map(posixpath.dirname, homes)):
            joined = posixpath.normpath(posixpath.join(folder, path))
            if joined != ".." and not joined.startswith("../"):
                yield "" if joined == "." else joined
            elif (there := self.around.path(path, page)) is not None and self.around.root:  # and maybe in again
                yield from filter(None, [self.around.in_docs(there)])

    def within(self, href: str) -> str | None:
        """What follows the wiki's own published address in `href`, from the root; None where it is another's."""
        return own_site.within(href, self.sites, self._tops)

    def similar(self, href: str) -> str | None:
        """The path of a file whose name is nearly that of `href`, for a hint."""
        return self._similar.find(href)

    def link(self, page: str, path: str) -> str:
        """The way from the address of `page` to that of `path`, both in the site."""
        here = posixpath.dirname(self.files.get(page, ""))
        there = self.files[path]
        way = posixpath.relpath(there or ".", here or ".") if there not in ("", ".", "./") else _up(here)
        return way + "/" if there.endswith("/") and not way.endswith("/") else way

    def source_link(self, page: str, path: str) -> str:
        """The way from the file `page` to the file `path`, as Markdown links between files are written."""
        return quote(posixpath.relpath(path, posixpath.dirname(page) or "."), safe="/()!$&'*+,;=:@~")

    def beside(self, meaning: Meaning, *, as_picture: bool = False) -> str:
        """The address, on the forge, of what `meaning` found beside the wiki."""
        verb = "tree" if meaning.is_folder else "raw" if as_picture else "blob"
        return self.around.address(meaning.beside, verb)

    def leads_somewhere(self, page: str, way: str) -> bool:
        """Whether `way`, from the address of `page`, is the address of a file in the site."""
        here = posixpath.dirname(plain(self.files.get(page, "")))
        return posixpath.normpath(posixpath.join(here, plain(way))) in self._addresses

    @cached_property
    def _permalinks(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for page in self.pages.values():  # of two the first has it
            if page.permalink and page.path in self.files:
                found.setdefault(page.permalink, page.path)
        return found

    @cached_property
    def _old(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for page in self.pages.values():
            for old in page.old if page.path in self.files else ():
                found.setdefault(old, page.path)
        return found

    @cached_property
    def _names(self) -> Names:
        return Names(self.files, self._permalinks, old=self._old)

    @cached_property
    def _folded(self) -> Names:
        return Names(self.files, self._permalinks, str.casefold, old=self._old)

    @cached_property
    def _hidden(self) -> Names:
        return Names(self.unpublished, {})

    @cached_property
    def _similar(self) -> Similar:
        return Similar(self.files)

    @cached_property
    def _has_marks(self) -> bool:
        return any(map(_MARKS.search, self.files))

    @cached_property
    def _bases(self) -> list[str]:
        return own_site.bases(self.sites)

    @cached_property
    def _addresses(self) -> set[str]:
        return {posixpath.normpath(plain(address)) for address in self.files.values()}

    @cached_property
    def _tops(self) -> set[str]:
        """The beginnings of every address that the wiki's files have or had."""
        asked = (plain(link).strip("/") for link in (*self._permalinks, *self._old))
        known = [*self.files, *map(plain, self.files.values()), *asked]
        return {part.partition("/")[0] for path in known for part in (path, re.sub(r"\.\w+$", "", path))}


def _up(folder: str) -> str:
    return "/".join([".."] * len([part for part in folder.split("/") if part])) or "."
