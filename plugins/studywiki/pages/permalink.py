"""The addresses that Jekyll gives a page: what its `permalink` says, or what `_config.yml` sets for all.

https://jekyllrb.com/docs/permalinks/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from studywiki.pages import placeholders
from studywiki.pages.collections import Collections

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER = re.compile(r":([a-z_]+)")


class NotCertainError(Exception):
    """A placeholder that cannot be filled: `name` is as it was written."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def old(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses that the front matter `meta` calls old."""
    written = meta.get("redirect_from")
    return tuple(each for each in written if isinstance(each, str)) if isinstance(written, list) else ()


class Addresses:
    """The addresses of one wiki's pages."""

    def __init__(self, style: str = "", collections: Collections | None = None) -> None:
        """Take the `permalink` of `_config.yml`, empty where the wiki never was Jekyll's, and its collections."""
        self._is_jekyll = bool(style)
        self._template = _STYLES.get(style or "date", style)
        self._collections = collections or Collections()

    def asked(self, path: str, meta: Mapping[str, Any]) -> str | None:
        """The address that the front matter `meta` of the page at `path` asks for; None where none, or not certain."""
        written = meta.get("permalink")
        try:
            return self.filled(written, path, meta) if isinstance(written, str) and written.strip() else None
        except NotCertainError:
            return None

    def filled(self, permalink: str, path: str, meta: Mapping[str, Any]) -> str:
        """The address that `permalink` gives the page at `path`, with the front matter `meta`.

        Raises `NotCertainError` for a placeholder that the page has no value for.
        """
        if ":" not in permalink or re.match(r"https?:", permalink):
            return permalink
        found = self._collections.of(path)
        values = placeholders.of_document(*found, path, meta) if found else placeholders.of_page(path)

        def value(found: re.Match[str]) -> str:
            # the longest name that there is: Jekyll reads `:title_x` as `:title` and `_x`
            names = found[1].split("_")
            for end in range(len(names), 0, -1):
                name = "_".join(names[:end])
                if name in values:
                    return values[name] + "".join(f"_{rest}" for rest in names[end:])
            raise NotCertainError(found[0])

        return re.sub(r"/{2,}", "/", _PLACEHOLDER.sub(value, permalink))

    def published(self, path: str, meta: Mapping[str, Any]) -> str | None:
        """The address at which Jekyll published the page at `path`, which asks for none; None where not certain.

        A post's name says that it is one, whatever the wiki is.
        """
        found = self._collections.of(path)
        if not found:
            return self._of_page(path) if self._is_jekyll else None
        collection, _ = found
        end = "/" if self._template.endswith("/") else ":output_ext"
        of_all = self._template if collection.is_posts else f"/:collection/:path{end}"
        template = _STYLES.get(collection.permalink, collection.permalink) or of_all
        try:
            return self.filled(template if template.startswith("/") else f"/{template}", path, meta)
        except NotCertainError:
            return None

    def _of_page(self, path: str) -> str:
        stem, _ = posixpath.splitext(path)
        if posixpath.basename(stem) in ("index", "README"):
            return posixpath.join("/", posixpath.dirname(stem), "").replace("//", "/")
        return f"/{stem}/" if self._template.endswith("/") else f"/{stem}.html"
