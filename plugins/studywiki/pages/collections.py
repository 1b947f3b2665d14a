"""The collections that a Jekyll wiki's `_config.yml` declares: folders whose pages have addresses of their own.

https://jekyllrb.com/docs/collections/ . `_posts` is one in every wiki, and may lie in any folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from msgspec import Struct

_POSTS = "posts"
_POSTS_FOLDER = "_posts"


class Collection(Struct, frozen=True):
    """A folder of pages."""

    name: str
    """As `_config.yml`, and the `type` of its defaults, have it."""
    folder: str
    """Seen from Jekyll's source: `_tools`, `all/_tools`."""
    permalink: str = ""
    """The addresses that its pages have; empty where they have those of all."""

    @property
    def is_posts(self) -> bool:
        """Whether its pages are posts, whose names begin with a day."""
        return self.name == _POSTS


class Collections:
    """The collections of one wiki, as far as their pages are written."""

    def __init__(self, config: Mapping[str, Any] | None = None, docs: str = "") -> None:
        """Take what `_config.yml` says, and the path of the docs folder from Jekyll's source."""
        config = config or {}
        self._below = f"{docs}/" if docs else ""
        above = str(config.get("collections_dir") or "").strip("/")
        declared = config.get("collections")
        declared = declared if isinstance(declared, dict) else {}
        self._others = [
            Collection(name, normalize("NFC", posixpath.join(above, f"_{name}")), _text(has, "permalink"))
            for name, has in declared.items()
            if name != _POSTS and isinstance(has, dict) and has.get("output") is True
        ]
        self._posts = Collection(_POSTS, _POSTS_FOLDER, _text(declared.get(_POSTS), "permalink"))
        self.folders = frozenset(each.folder for each in self._others)
        """Where those lie that are no posts, seen from Jekyll's source."""

    def of(self, path: str) -> tuple[Collection, str] | None:
        """The collection of the page at `path`, below the docs folder, and its path in that; None where it has none."""
        path = normalize("NFC", path)
        whole = self._below + path
        for each in self._others:
            if whole.startswith(f"{each.folder}/"):
                return each, whole.removeprefix(f"{each.folder}/")
        _, found, inner = f"/{path}".rpartition(f"/{_POSTS_FOLDER}/")
        return (self._posts, inner) if found else None


def _text(mapping: object, key: str) -> str:
    found = mapping.get(key) if isinstance(mapping, dict) else None
    return found.strip() if isinstance(found, str) else ""
