"""The file that an address which means nothing may have meant: a hint, never an answer."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable
from unicodedata import normalize

from studywiki.wiki import suffixes
from studywiki.wiki.spelling import plain


class Similar:
    """Files by the ends of their paths."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._names = {posixpath.basename(normalize("NFC", path)): path for path in paths}
        self._stems = {suffixes.stem(name): path for name, path in self._names.items() if suffixes.is_page(name)}
        self._near: dict[str, str | None] = {}
        """What was found near names that are asked for, again and again by a page that has an old one everywhere."""

    def find(self, href: str) -> str | None:
        """The path of a file whose name is nearly that of `href`."""
        name = posixpath.basename(plain(href).rstrip("/"))
        stem = suffixes.stem(name)
        if name in self._names:
            return self._names[name]
        if stem not in self._near:
            close = difflib.get_close_matches(stem, self._stems, n=1, cutoff=0.8) if len(stem) > 3 else []
            self._near[stem] = self._stems[close[0]] if close else None
        return self._near[stem]
