"""Which file of the wiki an address means, however its author wrote it.

The old wiki's links live on: `/doc_caffe_intro.html`, a `permalink`, a post's address (`/2016/01/02/name/`), the
address at which the wiki is published. Paths may be percent-escaped, in NFC or NFD, with a backslash from Windows,
without an extension.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

_POST = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})/([^/]+?)(?:\.html?|/)?$")
_SOURCES = (".md", ".markdown")
_OF_THE_SITE = {"sitemap.xml", "404.html", "feed.xml", "search.html", "robots.txt", "favicon.ico"}
"""Files that the site has without a source."""


@dataclass(frozen=True)
class Wiki:
    """The files of a wiki."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Path in the docs folder -> address in the site, relative to its root: `가/a.md` -> `%EA%B0%80/a.html`."""
    permalinks: Mapping[str, str] = field(default_factory=dict)
    """`permalink` of a page's front matter -> its path."""
    addresses: Sequence[str] = ()
    """Where the wiki is published: `https://group.github.io/wiki`."""

    def find(self, page: str, href: str) -> str | None:
        """Give the path of the file that `href` on `page` means; None where there is none.

        `page` is a path in the docs folder, `href` an address without query and fragment.
        """
        path = plain(href).replace("\\", "/")
        if not path.startswith("/"):
            at_home = [posixpath.dirname(page), posixpath.dirname(unquote(self.files.get(page, "")))]
            tries = [*dict.fromkeys(posixpath.join(folder, path) for folder in at_home), path]
        else:
            tries = [path.lstrip("/"), *self._below_bases(path)]
        return next((found for one in tries for found in self._matches(one)), None)

    def find_in_any_case(self, page: str, href: str) -> str | None:
        """Give the path of the file that `href` means but for upper and lower case; None where there is none."""
        folded, paths = self._folded
        found = folded.find(page.casefold(), plain(href).casefold())
        return paths[found] if found is not None else None

    def is_own(self, path: str) -> bool:
        """Tell whether `path`, from the root, is a file that the site has without a source."""
        return path.strip("/") in _OF_THE_SITE or path.strip("/") == ""

    def within(self, href: str) -> str | None:
        """Give what follows the wiki's own published address in `href`, from the root; None where it is another's."""
        bare = re.sub(r"^https?:", "", href, flags=re.IGNORECASE)
        for address in self.addresses:
            own = re.sub(r"^https?:", "", address).rstrip("/")
            if own.strip("/") and bare.lower().startswith(own.lower()) and bare[len(own) : len(own) + 1] in ("", "/"):
                rest = "/" + bare[len(own) :].lstrip("/")
                return None if own.count("/") == 2 and self._is_a_neighbours(own, rest) else rest
        return None

    def _is_a_neighbours(self, own: str, path: str) -> bool:
        """Tell whether `path` is that of another repository's site, which GitHub publishes below the owner's own."""
        first, _, below = plain(path.partition("?")[0].partition("#")[0]).lstrip("/").partition("/")
        if not own.lower().endswith(".github.io") or not first or _POST.search(path) or ("." in first and not below):
            return False
        return not any(known == first or known.startswith(f"{first}/") for known in self._tops)

    @cached_property
    def _tops(self) -> set[str]:
        """The beginnings of every address that the wiki's pages have or had."""
        known = [*self.files, *map(plain, self.files.values()), *(plain(link).strip("/") for link in self.permalinks)]
        return {part for path in known for part in (path, re.sub(r"\.\w+$", "", path))}

    def similar(self, href: str) -> str | None:
        """Give the path of a file whose name is nearly that of `href`, for a hint."""
        name = posixpath.basename(plain(href).rstrip("/"))
        stem = re.sub(r"\.(?:html?|md|markdown)$", "", name)
        if name in self._by_name:
            return self._by_name[name]
        if stem not in self._near:
            close = difflib.get_close_matches(stem, self._by_stem, n=1, cutoff=0.8) if len(stem) > 3 else []
            self._near[stem] = self._by_stem[close[0]] if close else None
        return self._near[stem]

    @cached_property
    def _near(self) -> dict[str, str | None]:
        """What was found near names that are asked for, again and again by a page that has an old one everywhere."""
        return {}

    def link(self, page: str, path: str) -> str:
        """Give the way from the address of `page` to that of `path`, both in the site."""
        here = posixpath.dirname(self.files.get(page, ""))
        there = self.files[path]
        way = posixpath.relpath(there or ".", here or ".") if there not in ("", ".", "./") else _up(here)
        return way + "/" if there.endswith("/") and not way.endswith("/") else way

    def source_link(self, page: str, path: str) -> str:
        """Give the way from the file `page` to the file `path`, as Markdown links between files are written."""
        return quote(posixpath.relpath(path, posixpath.dirname(page) or "."), safe="/()!$&'*+,;=:@~")

    def leads_somewhere(self, page: str, way: str) -> bool:
        """Tell whether `way`, from the address of `page`, is the address of a file in the site."""
        here = posixpath.dirname(unquote(self.files.get(page, "")))
        there = posixpath.normpath(posixpath.join(here, plain(way)))
        return there in self._addresses

    @cached_property
    def _addresses(self) -> set[str]:
        return {posixpath.normpath(plain(address)) for address in self.files.values()}

    def _below_bases(self, path: str) -> Iterator[str]:
        """Give `path` without the folder that the wiki is published in."""
        for address in self.addresses:
            base = unquote(urlsplit(address).path).rstrip("/")
            if base and path.startswith(base + "/"):
                yield path[len(base) :].lstrip("/")

    def _matches(self, path: str) -> Iterator[str]:
        """Give the files that `path`, relative to the root, may mean, the likeliest first."""
        tidy = posixpath.normpath(path) if path else "."
        if tidy.startswith(".."):
            return
        tidy = "" if tidy == "." else tidy
        stem = re.sub(r"\.(?:html?|md|markdown)$", "", tidy)
        tries = [tidy, *(stem + source for source in _SOURCES)]
        tries += [posixpath.join(tidy, name) for name in ("index.md", "README.md", "index.html")]
        for one in tries:
            if found := self._by_path.get(one):
                yield found
        if found := self._by_permalink.get(stem.strip("/")):
            yield found
        post = _POST.search("/" + path)
        if post:
            year, month, day, name = post.groups()
            if found := self._by_stem.get(f"{year}-{int(month):02}-{int(day):02}-{name}"):
                yield found
        elif "_posts/" in path and (found := self._by_stem.get(posixpath.basename(stem))):
            yield found

    @cached_property
    def _folded(self) -> tuple[Wiki, dict[str, str]]:
        """The same wiki in lower case, and the path that each of its paths stands for."""
        files = {path.casefold(): url.casefold() for path, url in self.files.items()}
        permalinks = {link.casefold(): path.casefold() for link, path in self.permalinks.items()}
        return Wiki(files, permalinks, self.addresses), {path.casefold(): path for path in self.files}

    @cached_property
    def _by_path(self) -> dict[str, str]:
        return {unicodedata.normalize("NFC", path): path for path in self.files}

    @cached_property
    def _by_permalink(self) -> dict[str, str]:
        tidy = ((re.sub(r"\.html?$", "", plain(link)).strip("/"), path) for link, path in self.permalinks.items())
        return {link: path for link, path in tidy if link}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {posixpath.basename(path): original for path, original in self._by_path.items()}

    @cached_property
    def _by_stem(self) -> dict[str, str]:
        pages = ((posixpath.splitext(name), path) for name, path in self._by_name.items())
        return {stem: path for (stem, suffix), path in pages if suffix in _SOURCES}


def respelt(written: str, path: str) -> str:
    """Give the address `written` with the case of `path`, the file that it means in another case; the rest stays."""
    suffix = r"\.(?:html?|md|markdown)$"
    real = re.sub(suffix, "", path).split("/")
    end = re.search(suffix, written, re.IGNORECASE)
    parts = (written[: end.start()] if end else written).split("/")
    if end is None and plain(parts[-1]).casefold() != real[-1].casefold():
        real = path.split("/")
    for back in range(1, min(len(parts), len(real)) + 1):
        if plain(parts[-back]).casefold() != real[-back].casefold():
            break
        if plain(parts[-back]) != real[-back]:
            parts[-back] = real[-back] if parts[-back] == plain(parts[-back]) else quote(real[-back])
    extension = end[0].lower() if end else ""
    return "/".join(parts) + extension


def plain(href: str) -> str:
    """Give an address as it is read: without escapes, in NFC."""
    return unicodedata.normalize("NFC", unquote(href))


def _up(folder: str) -> str:
    return "/".join([".."] * len([part for part in folder.split("/") if part])) or "."
