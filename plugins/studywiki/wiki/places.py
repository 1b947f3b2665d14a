"""The place in the site's folder that an old address of a page has: one that stays in it, and is a page's.

As Jekyll writes pages, and GitHub serves them: https://jekyllrb.com/docs/permalinks/

    /a/b.html  ->  a/b.html
    /a/b/      ->  a/b/index.html
    /a/b       ->  a/b.html

Every place ends in `.html`, so that none is that of a style, a script or an index of the search.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from unicodedata import category

from studywiki.wiki import schemes
from studywiki.wiki.spelling import read_path

_LONGEST_PART, _LONGEST = 255, 1_000
"""Bytes of a name, as file systems have it, and of the whole place: an address of a browser has hardly more."""
_PAGE = ".html"
_NO_NAMES = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode's categories of what is in no name: characters of control, halves of others, ends of lines."""
_NO_SIGNS = re.compile(r'[<>:"|?*\x7f]')
"""Signs that Windows has in no name, nor archives of GitHub's."""
_OF_THE_SITE = ("assets", "search")
"""Folders that the theme and the search write to."""
_MISSING = "404.html"


def place(address: str, bases: Sequence[str] = ()) -> str | None:
    """The place of `address`, below the site's folder; None where it has none.

    `bases` are the folders in which the wiki is published, as `own_site.bases` gives them: they are no part of it.
    """
    text = address.strip()
    if len(text) > 3 * _LONGEST or not text or any(mark in text for mark in "?#") or schemes.leads_out(text):
        return None
    path = "/" + read_path(text).lstrip("/")
    path = next((path[len(base) :] for base in bases if path.startswith(f"/{base}")), path)
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if not all(map(_is_name, parts)) or any(part.casefold().endswith(_PAGE) for part in parts[:-1]):
        return None
    written = "/".join(parts)
    if path.endswith(("/", "/.")):
        if written.casefold().endswith(_PAGE):
            return None
        found = posixpath.join(written, "index.html")
    else:
        found = written if written.endswith(_PAGE) else written + _PAGE
    longest = max(len(part.encode()) for part in found.split("/"))
    return found if longest <= _LONGEST_PART and len(found.encode()) <= _LONGEST else None


def address(written: str) -> str:
    """The address of the place `written`, from the site's root, as people write it."""
    return f"/{written.removesuffix('index.html')}" if f"/{written}".endswith("/index.html") else f"/{written}"


def is_reserved(written: str) -> bool:
    """Whether the place `written` is the site's own, whatever is there: the theme's, the search's, what is missing."""
    return written.casefold().partition("/")[0] in _OF_THE_SITE or written.casefold() == _MISSING


def above(written: str) -> list[str]:
    """The folders that the place `written` lies in, the topmost first."""
    parts = written.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _is_name(part: str) -> bool:
    """Whether `part` may be the name of a file or folder: no hidden one, nothing that leads up, nothing invisible."""
    if part.startswith(".") or "\ufffd" in part or _NO_SIGNS.search(part):
        return False
    return not any(category(sign) in _NO_NAMES for sign in part)
