"""The bytes of a page's file become a `SourcePage`: text, front matter, line numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studywiki.diagnostics import Diagnostic, Location
from studywiki.pages import encoding, front_matter
from studywiki.text.source import Source

LARGEST = 500_000
"""Bytes of a page that are read: some ten seconds of rendering, and five times the largest that people write."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as its author wrote it."""

    path: str
    """Path below the docs folder, with slashes: `folder/page.md`."""
    source: Source
    """The Markdown after the front matter, without leading blank lines."""
    meta: Mapping[str, Any]
    """The front matter, in JSON's types; the keys that this wiki knows have the type that `front_matter` says."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was wrong with the file's encoding or front matter."""


def read(path: str, data: bytes, file: str | None = None) -> SourcePage:
    """Read the page at `path` (below the docs folder) from `data`; `file` is its name in diagnostics.

    Never raises: whatever the bytes are, there is a page.
    """
    name = file if file is not None else path
    cut = _cut(data)
    text, diagnostics = encoding.decode(data[:cut], name)
    meta, body_at, faults = front_matter.split(text, name)
    body = text[body_at:]
    leading = len(body) - len(body.lstrip("\n"))
    first_line = text.count("\n", 0, body_at) + leading + 1
    told = [*diagnostics, *faults]
    if cut < len(data):
        last = Location(name, first_line + body[leading:].count("\n"))
        told.append(Diagnostic("page-too-large", last, {"limit": str(LARGEST // 1000)}))
    return SourcePage(path, Source.of(body[leading:], name, first_line), meta, tuple(told))


def _cut(data: bytes) -> int:
    """Give how much of `data` is read: all, or whole lines of what a page may have."""
    if len(data) <= LARGEST:
        return len(data)
    end = data.rfind(b"\n", 0, LARGEST)
    return end + 1 if end > LARGEST // 2 else LARGEST
