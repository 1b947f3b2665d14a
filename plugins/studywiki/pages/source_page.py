"""The bytes of a page's file become a `SourcePage`: text, front matter, line numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from studywiki import bounds
from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.markup import weight
from studywiki.pages import encoding, front_matter
from studywiki.text.resting import Resting
from studywiki.text.source import Source

_LONGEST_CHARACTER = 4
"""Bytes of a character, in UTF-8."""


class SourcePage(Struct, frozen=True):
    """A page as its author wrote it."""

    path: str
    """Path below the docs folder, with slashes: `folder/page.md`."""
    source: Source
    """The Markdown after the front matter, without leading blank lines."""
    meta: Mapping[str, Any]
    """The front matter, in JSON's types; the keys that this wiki knows have the type that `front_matter` says."""
    given: Mapping[str, Location] = field(default_factory=dict)
    """The keys of it that the page has not written itself, and where they stand."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was wrong with the file's encoding or front matter."""
    head: str = ""
    """The text of the file above it: the front matter, as it was written."""
    is_too_much: bool = False
    """It holds more than can be rendered in seconds: its source is shown as it stands, and no rule reads it."""


def read(path: str, data: bytes, file: str | None = None) -> SourcePage:
    """Read the page at `path` (below the docs folder) from `data`; `file` is its name in diagnostics.

    Never raises: whatever the bytes are, there is a page.
    """
    name = file if file is not None else path
    cut = _cut(data)
    whole, diagnostics = encoding.read(data[:cut], name)
    meta, body_at, faults = front_matter.split(whole.text, name)
    while whole.text.startswith("\n", body_at):
        body_at += 1
    told = [*diagnostics, *(replace(each, location=whole.place(each.location)) for each in faults)]
    source = whole.part(body_at)
    if cut < len(data):
        last = Location(name, source.origins[-1])
        told.append(Diagnostic("page-too-large", last, {"limit": str(bounds.PAGE // 1000)}))
    excess = weight.excess(source.text)
    if excess:
        told.append(_too_much(excess, source))
    head = whole.text[:body_at]
    return SourcePage(path, source, meta, diagnostics=tuple(told), head=head, is_too_much=excess is not None)


class Plain(Struct, frozen=True):
    """What there is to be known of a page that is read as it was saved, and of which nothing is to be told."""

    meta: dict[str, Any]
    body: int
    """The offset at which its Markdown starts."""


def plain(page: SourcePage, data: bytes) -> Plain | None:
    """What is to be known of `page`, which was read from `data`; None where it takes more than that."""
    if page.diagnostics or page.is_too_much:
        return None
    try:
        is_as_saved = f"{page.head}{page.source.text}" == data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Plain(dict(page.meta), len(page.head)) if is_as_saved else None


def read_again(path: str, data: bytes, known: Plain, file: str) -> SourcePage:
    """As `read`: `known` is what `plain` has given of the same `data`."""
    text = data.decode("utf-8")
    head, body = text[: known.body], text[known.body :]
    return SourcePage(path, Source.below(head, body, file), known.meta, head=head)


def resting(page: SourcePage, data: bytes, known: Plain) -> SourcePage:
    """As `page`, its text packed: `known` is what `plain` has given of it and the same `data`."""
    return replace(page, source=Resting(data, known.body, page.source.file))


def _too_much(excess: weight.Excess, source: Source) -> Diagnostic:
    place, limit = source.locate(excess.at), str(excess.limit)
    if excess.shown == "\n":
        return Diagnostic("page-too-many-lines", place, {"limit": limit}, Severity.ERROR)
    return Diagnostic("page-too-much", place, {"mark": excess.shown, "limit": limit}, Severity.ERROR)


def _cut(data: bytes) -> int:
    """How much of `data` is read: all, or whole lines of what a page may have; of a longer line, whole characters."""
    if len(data) <= bounds.PAGE:
        return len(data)
    end = data.rfind(b"\n", 0, bounds.PAGE)
    if end > bounds.PAGE // 2:
        return end + 1
    # within a line: not within a character
    ends = range(bounds.PAGE, bounds.PAGE - _LONGEST_CHARACTER, -1)
    return next((end for end in ends if not encoding.as_written(data[:end], "").damaged), bounds.PAGE)
