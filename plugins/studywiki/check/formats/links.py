"""For an issue: the links to other sites that are dead, where they are written, and the copies of them. It is Markdown.

https://docs.github.com/rest/issues/issues: a body has at most 65,536 characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from studywiki.check.formats.report import Report
from studywiki.check.formats.summary import cell, link
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.external.codes import CODES

_ROOM = 60_000


def links(report: Report) -> str:
    """Write a table of the dead links, each address once; nothing where all are alive."""
    dead: dict[str, list[Diagnostic]] = {}
    for each in report.diagnostics:
        if each.code in CODES and each.severity is not Severity.INFO:
            dead.setdefault(each.values["address"], []).append(each)
    return "".join(f"{line}\n" for line in _lines(report, dead)) if dead else ""


def _lines(report: Report, dead: dict[str, list[Diagnostic]]) -> Iterator[str]:
    yield from (report.say("links_heading", count=len(dead)), "", report.say("links_row"), "|---|---|---|---|")
    room = _ROOM
    for number, (address, found) in enumerate(sorted(dead.items())):
        message = report.words(found[0]).message.removesuffix(f": {address}")
        places = "<br>".join(_place(report, each) for each in found[:5]) + (" …" if found[5:] else "")
        cells = (cell(address), cell(message), places, link(report.say("links_copy"), found[0].values["copy"]))
        row = f"| {' | '.join(cells)} |"
        room -= len(row) + 1
        if room < 0:
            yield from ("", report.say("cut", count=len(dead) - number))
            break
        yield row
    yield from ("", report.say("links_end"))


def _place(report: Report, diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    shown = cell(f"{place.file}:{place.line}")
    if not report.source:
        return shown
    return f"[{shown}](<{report.source}{quote(place.file, errors='surrogateescape')}?plain=1#L{place.line}>)"
