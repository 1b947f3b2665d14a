"""For which pages a default of `_config.yml` is: those below a path, and of a type.

https://github.com/jekyll/jekyll/blob/v4.3.3/lib/jekyll/frontmatter_defaults.rb#L98-L160 . A star is what it is in
Ruby's `Dir.glob`: within one name, or as `**/` any folders.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from studywiki.wiki.globs import compiled, is_wild, matches

_ONCE = {"page": "pages", "post": "posts", "draft": "drafts"}
"""How types were called once."""
_LONGEST = 1_000
_FOLDERS = compiled("*")
"""As `**`: any folders; the same list, and no other of its kind."""


class Scope:
    """One default's."""

    def __init__(self, path: str = "", kind: str | None = None) -> None:
        """Take the `path` and the `type` as they are written."""
        self._path = normalize("NFC", path.strip()).removeprefix("./").lstrip("/")[:_LONGEST]
        self._kind = _ONCE.get(kind, kind) if kind is not None else None
        parts = [part for part in self._path.split("/") if part] if is_wild(self._path) else []
        self._globs = [_FOLDERS if part == "**" else compiled(part) for part in parts]
        self.weight = (len(self._path), self._kind is not None)
        """The greater goes before."""

    def holds(self, names: Iterable[str], kind: str) -> bool:
        """Whether a page of the type `kind`, called one of `names`, is one of its."""
        return self._kind in (None, kind) and any(self._below(normalize("NFC", name)) for name in names)

    def _below(self, path: str) -> bool:
        if not self._globs:
            return path.startswith(self._path)
        parts = path.split("/")
        at = {0}  # how many of the parts of the path are behind
        for number, glob in enumerate(self._globs):
            if glob is _FOLDERS and number < len(self._globs) - 1:
                at = set(range(min(at), len(parts))) if at else at
            else:
                at = {n + 1 for n in at if n < len(parts) and glob and matches(glob, parts[n])}
        return bool(at)
