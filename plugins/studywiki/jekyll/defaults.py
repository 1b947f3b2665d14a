"""Front matter that a Jekyll wiki's `_config.yml` gives to many pages at once: `defaults`.

https://jekyllrb.com/docs/configuration/front-matter-defaults/ and
https://github.com/jekyll/jekyll/blob/v4.3.3/lib/jekyll/frontmatter_defaults.rb

    defaults:
      - scope: {path: "projects", type: "pages"}    the beginning of a path, stars in it; one of the collections
        values: {permalink: "/:basename/"}

What a page says itself goes before, and of two defaults that of the longer path. All keys are read as a page's own, but
for `title`: one that many pages have is none's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from msgspec import Struct

from studywiki import bounds
from studywiki.diagnostics import Diagnostic, Location
from studywiki.jekyll.scopes import Scope
from studywiki.pages.collections import Collections
from studywiki.pages.front_matter_types import KNOWN, Plain, coerced, with_tag

_PAGES = "pages"
_NOT_FOR_MANY = ("title",)
_ADDED = "categories"
"""What a page has beside those that it is given."""
_OF_DOCUMENTS = ("published",)
"""What Jekyll heeds for posts and collections alone: https://github.com/jekyll/jekyll/issues/2885 ."""


class Given(Struct, frozen=True):
    """A value of front matter, and where it stands."""

    value: Any
    place: Location


class Defaults:
    """The defaults of one wiki."""

    def __init__(
        self,
        node: yaml.Node | None = None,
        file: str = "_config.yml",
        docs: str = "",
        collections: Collections | None = None,
    ) -> None:
        """Take the value of `defaults` in `file`, and the path of the docs folder from Jekyll's source."""
        self.found: list[Diagnostic] = []
        """What is wrong with them."""
        self._docs = docs
        self._collections = collections or Collections()
        self._sets = list(_Reading(file, self.found).sets(node)) if node else []

    def __bool__(self) -> bool:
        return bool(self._sets)

    def of(self, path: str) -> dict[str, Given]:
        """What the page at `path`, below the docs folder, is given."""
        found = self._collections.of(path)
        kind = found[0].name if found else _PAGES
        names = {path, f"{self._docs}/{path}" if self._docs else path}  # a wiki may have moved below its `_config.yml`
        fitting = [(scope, values) for scope, values in self._sets if scope.holds(names, kind)]
        given: dict[str, Given] = {}
        for _, values in sorted(fitting, key=lambda each: each[0].weight):  # of two alike the later one wins
            given |= values
        return given if found else {key: each for key, each in given.items() if key not in _OF_DOCUMENTS}


def merged(own: Mapping[str, Any], given: Mapping[str, Given]) -> dict[str, Any]:
    """The front matter of a page that has `own`, and is given `given`."""
    found: dict[str, Any] = {key: each.value for key, each in given.items()}
    for key, value in own.items():
        there = found.get(key)
        found[key] = {**there, **value} if isinstance(there, dict) and isinstance(value, dict) else value
        if key == _ADDED:
            found[key] = [*_listed(there), *_listed(value)]
    return with_tag(found)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  what JSON holds
    return value.split() if isinstance(value, str) else value if isinstance(value, list) else []


class _Reading:
    """Reads the sets, up to a size that no honest wiki reaches: every page is given them."""

    def __init__(self, file: str, found: list[Diagnostic]) -> None:
        self._file = file
        self._found = found
        self._plain = Plain()
        self._left = bounds.DEFAULTS_TEXT

    def sets(self, node: yaml.Node) -> Iterator[tuple[Scope, dict[str, Given]]]:
        """The scopes, each with its values."""
        every = node.value if isinstance(node, yaml.SequenceNode) else []
        try:
            for number, each in enumerate(every):
                if number == bounds.DEFAULTS:
                    raise OverflowError
                parts = self._mapping(each)
                if isinstance(parts.get("values"), yaml.MappingNode):
                    yield self._scope(parts.get("scope")), self._values(parts["values"])
        except OverflowError:
            limits = {"limit": str(bounds.DEFAULTS), "size": f"{bounds.DEFAULTS_TEXT:,}"}
            self._found.append(Diagnostic("site-defaults-too-many", self._place(node), {"path": self._file, **limits}))

    def _mapping(self, node: yaml.Node | None) -> dict[str, yaml.Node]:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        return {self._plain.text(key): value for key, value in pairs if isinstance(key, yaml.ScalarNode)}

    def _scope(self, node: yaml.Node | None) -> Scope:
        parts = self._mapping(node)
        path, kind = (self._text(parts.get(key)) for key in ("path", "type"))
        return Scope(path or "", kind)

    def _text(self, node: yaml.Node | None) -> str | None:
        is_text = isinstance(node, yaml.ScalarNode) and not self._plain.is_null(node)
        return self._plain.text(node) if node and is_text else None

    def _values(self, node: yaml.Node) -> dict[str, Given]:
        found: dict[str, Given] = {}
        for key, value in self._mapping(node).items():
            try:
                read = coerced(key, value, self._plain)
            except ValueError:
                values = {"key": key, "value": self._plain.written(value)[:60]}
                self._found.append(Diagnostic("front-matter-wrong-type", self._place(value), values))
                continue
            if key in KNOWN and isinstance(read, str | list):
                read = read[: bounds.META_TEXT if isinstance(read, str) else bounds.META_LIST]
            if read is None or key in _NOT_FOR_MANY:
                continue
            self._left -= len(key) + len(json.dumps(read))
            if self._left < 0:
                raise OverflowError
            found[key] = Given(read, self._place(value))
        return found

    def _place(self, node: yaml.Node) -> Location:
        mark = node.start_mark
        return Location(self._file, mark.line + 1, mark.column + 1) if mark else Location(self._file)
