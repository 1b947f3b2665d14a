"""The sidebar's links to machines that no reader can reach. `file:` is no address that the sidebar takes at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studywiki.diagnostics import Diagnostic, Severity
from studywiki.sidebar.model import Entry
from studywiki.wiki import schemes


def private_links(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """The entries, and those below them, that lead to the author's own machine or network."""
    for entry in entries:
        if entry.address and entry.address.absolute and schemes.is_private(entry.address.text):
            values = {"address": entry.address.text}
            yield Diagnostic("link-to-private-address", entry.address.location, values, Severity.INFO)
        yield from private_links(entry.children)
