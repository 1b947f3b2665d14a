"""HTML tags in the prose of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from msgspec import Struct

_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:\s+[a-zA-Z_:@][a-zA-Z0-9_:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*(?P<empty>/?)>"
)


class Tag(Struct, frozen=True):
    """An HTML tag: `text[start:end]`."""

    start: int
    end: int
    name: str
    """In lower case."""
    closing: bool
    attributes: dict[str, str]
    """Names in lower case; values without entities."""


def find(text: str, prose: str) -> Iterator[Tag]:
    """Tags in `prose`, which is `text` with a blot for each character that is not prose; in order."""
    for found in _TAG.finditer(prose):
        if not _escaped(text, found.start()):
            name = found["name"].lower()
            yield Tag(found.start(), found.end(), name, bool(found["closing"]), _attributes(found[0]))


def outside_drawings(tags: list[Tag]) -> Iterator[Tag]:
    """Those of `tags` that are not within an `<svg>`, whose parts have names of their own."""
    depth = 0
    for tag in tags:
        if tag.name == "svg":
            depth = max(0, depth + (-1 if tag.closing else 1))
        elif not depth:
            yield tag


def _escaped(text: str, at: int) -> bool:
    start = at
    while start and text[start - 1] == "\\":
        start -= 1
    return bool((at - start) % 2)


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found.setdefault(name, value or "")


def _attributes(tag: str) -> dict[str, str]:
    if "=" not in tag and " " not in tag:
        return {}
    reader = _Attributes()
    reader.feed(tag)
    return reader.found
