"""The summary of a run on GitHub: the pages that a change touches, and what no annotation has told. It is Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, unquote

from studywiki.check.formats.report import Report
from studywiki.diagnostics import Diagnostic
from studywiki.terminal.printable import visible
from studywiki.wiki import schemes, suffixes

BYTES = 900_000
"""GitHub takes 1 MiB of summary from a step, and nothing of a longer one."""
_PAGE_BYTES = 100_000
"""Of it, for the table of changed pages."""


def summary(report: Report, rest: Sequence[Diagnostic]) -> str:
    """Write the pages that the change touches, and the problems `rest` as a table; empty where there is neither."""
    changed = "".join(f"{line}\n" for line in _pages(report))
    return changed + "".join(f"{line}\n" for line in _table(report, rest, BYTES - len(changed.encode())))


def _table(report: Report, rest: Sequence[Diagnostic], room: int) -> Iterator[str]:
    if not rest:
        return
    yield from ("", report.say("heading", count=len(rest)), "", report.say("row"), "|---|---|---|---|")
    for number, each in enumerate(rest):
        words = report.words(each)
        row = _row(cell(text) for text in (str(each.location), each.name, words.message, words.hint))
        room -= len(row.encode()) + 1
        if room < 0:
            yield from ("", report.say("cut", count=len(rest) - number))
            return
        yield row


def _pages(report: Report) -> Iterator[str]:
    """The lines about the pages that the change touches, each before and after it."""
    rows = list(_changed(report))
    if not rows:
        return
    yield from ("", report.say("pages"), "", report.summed(), "", report.say("pages_row"))
    yield "|---|---|---|"
    room = _PAGE_BYTES
    for number, row in enumerate(rows):
        room -= len(row.encode()) + 1
        if room < 0:
            yield from ("", report.say("cut", count=len(rows) - number))
            return
        yield row


def _changed(report: Report) -> Iterator[str]:
    for file, status in sorted(report.changed.items()):
        if file not in report.urls and not (status == "D" and suffixes.is_page(file.lower())):
            continue
        url = report.published + report.urls.get(file, "")
        before = report.say("new") if status == "A" else link(report.say("see"), url if file in report.urls else "")
        after = link(report.say("text"), report.source + quote(file, errors="surrogateescape"))
        after += f" <code>{cell(unquote(report.urls.get(file, '')))}</code>"  # its file in the site that can be had
        yield _row((cell(file), before, report.say("gone") if status == "D" else after))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def link(words: str, url: str) -> str:
    """A link with the text `words`; a dash where `url` is none of the web's."""
    whole = quote(url, safe="/:?#[]@!$&'()*+,;=%~", errors="surrogateescape")  # what of it is encoded, stays
    return f"[{words}](<{whole}>)" if schemes.is_web(url) else "-"


def cell(text: str) -> str:
    """`text` as a table's cell that shows it as it is: no mark-up, no link, no page of anybody who is named."""
    shown = _MARKS.sub(lambda found: f"&#{ord(found[0])};", visible(text, lines=True).strip())
    return _NAMES.sub(r"\g<0>&#8203;", shown).replace("\n", "<br>")


_MARKS = re.compile(r"[&<>|`*_\[\]()!#@:\\~$]|(?<=www)\.", re.IGNORECASE)
_NAMES = re.compile(r"&#(?:64|35);")
"""GitHub links `@name`, `a@b.c` and `#1` even where the sign is a reference; not before a blank of no width."""
