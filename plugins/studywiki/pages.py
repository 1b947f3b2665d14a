"""The bytes of a page's file become a `SourcePage`: text, front matter, line numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studywiki import encoding, front_matter
from studywiki.diagnostics import Diagnostic
from studywiki.source import Source


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
    text, diagnostics = encoding.decode(data, name)
    meta, body_at, faults = front_matter.split(text, name)
    body = text[body_at:]
    leading = len(body) - len(body.lstrip("\n"))
    first_line = text.count("\n", 0, body_at) + leading + 1
    return SourcePage(path, Source.of(body[leading:], name, first_line), meta, (*diagnostics, *faults))
