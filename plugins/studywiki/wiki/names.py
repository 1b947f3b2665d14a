"""Every file of a wiki, by all the names that it has or had.

A page is known by its file (`folder/a.md`), its address (`folder/a.html`, `folder/a/`), both without their suffix or
with an old one (`a.markdown`, `a.htm`), the `permalink` and `redirect_from` of its front matter, and as a post of
Jekyll's by its date (`2016/01/02/name`). A folder's `index` may be its `README`. Hangul is compared in one normal form,
since macOS names files in another than people type.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from unicodedata import normalize

from studywiki.wiki import suffixes
from studywiki.wiki.spelling import read_path

_POST = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)-([^/]+)")
_DATE = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)")
_HOMES = ("index", "README")


class Names:
    """The files that a name may stand for, the likeliest first."""

    def __init__(
        self,
        paths: Iterable[str],
        permalinks: Mapping[str, str],
        fold: Callable[[str], str] = str,
        *,
        old: Mapping[str, str] | None = None,
    ) -> None:
        """Enter the files at `paths`, and the permalink -> path of those that have one; `fold` makes names alike.

        `old` are the addresses that pages say they had: they are none's that has them now.
        """
        self._fold = fold
        self._old: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self._permalinks: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._bare: dict[str, str | None] = {}
        self._posts: dict[str, str] = {}
        self._dated: dict[str, str] = {}
        for path in paths:
            name = fold(normalize("NFC", path))
            self._files.setdefault(name, path)
            if suffixes.is_meant_as_page(name):
                self._enter(suffixes.file_stem(name), path)
        for links, entered in ((permalinks, self._permalinks), (old or {}, self._old)):
            for link, path in links.items():
                stem = suffixes.stem(fold(from_root(read_path(link))))
                entered.setdefault(stem, path)
                entered.setdefault(_folder(stem), path)

    def _enter(self, stem: str, path: str) -> None:
        self._stems.setdefault(stem, path)
        self._folders.setdefault(_folder(stem, _HOMES, self._fold), path)
        above, _, name = stem.rpartition("/")
        self._bare[name] = None if name in self._bare else path
        if dated := _dated(name):
            self._dated.setdefault(dated, path)
            folder, posts, _ = f"/{above}/".partition("/_posts/")
            if posts:
                self._posts.setdefault(f"{folder}/{dated}", path)

    def own(self, name: str) -> str | None:
        """The path of the file that is called `name`, with or without a page's suffix; None where none is."""
        name = self._fold(name)
        return self._files.get(name) or self._stems.get(suffixes.stem(name))

    def only(self, name: str) -> str | None:
        """The path of the one page that is called `name`, in whatever folder; None where there is none, or more."""
        return self._bare.get(self._fold(name))

    def find(self, name: str) -> str | None:
        """The path of the file that `name` stands for, a path from the docs folder in NFC; None where there is none."""
        name = self._fold(name)
        stem, suffix = suffixes.split(name)
        folder = _folder(stem)
        asked = self._permalinks.get(stem) or self._permalinks.get(folder)
        own = self._stems.get(stem) or self._folders.get(folder) or self._files.get(posixpath.join(name, "index.html"))
        # what is written as a file is none's address; an address is first that of the page that asks for it
        found = own or asked if suffix in suffixes.MARKDOWN else asked or own
        return self._files.get(name) or found or self._post(stem) or self._old.get(stem) or self._old.get(folder)

    def _post(self, stem: str) -> str | None:
        """The post that has, or had, the address `stem`; in `_posts` itself the folder in it may be left out."""
        *above, name = stem.split("/")
        if _DATE.fullmatch(date := "/".join(above[-3:])):
            dated = _dated(f"{date.replace('/', '-')}-{name}") or ""
            folder = "".join(f"/{each}" for each in above[:-3])
            return self._posts.get(f"{folder}/{dated}") or self._dated.get(dated)
        return self._dated.get(_dated(name) or "") if "_posts" in above else None


def from_root(path: str) -> str:
    """A path as seen from the root, tidied; no `..` leads above it: https://url.spec.whatwg.org/#path-state ."""
    return posixpath.normpath("/" + path.lstrip("/")).lstrip("/")


def _folder(stem: str, homes: Iterable[str] = ("index",), fold: Callable[[str], str] = str) -> str:
    """A page's name where a folder's own page is named by the folder."""
    head, tail = posixpath.split(stem)
    return head if tail in map(fold, homes) else stem


def _dated(name: str) -> str | None:
    """The name of a post with two digits for month and day; None for what is no post's."""
    found = _POST.fullmatch(name)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}-{found[4]}" if found else None
