"""Outcomes as diagnostics: what is gone is a problem, what is not certain a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.external.client import parsed
from studywiki.external.codes import OF_KIND
from studywiki.external.outcome import SURE, Outcome


def told(links: Iterable[tuple[str, Location]], outcomes: Mapping[str, Outcome]) -> Iterator[Diagnostic]:
    """The diagnostics of `links`, addresses and where they are written."""
    for address, place in links:
        outcome, url = outcomes.get(address), parsed(address)
        if outcome and url and outcome.kind in OF_KIND:
            values = {"address": address, "host": url.host or "", "copy": archived(address)}
            values["status"] = str(outcome.status or "-")
            severity = Severity.WARNING if outcome.kind in SURE else Severity.INFO
            yield Diagnostic(OF_KIND[outcome.kind], place, values, severity)


def archived(address: str) -> str:
    """Where the Internet Archive shows its last copy of `address`, if it has one."""
    return f"https://web.archive.org/web/{address}"
