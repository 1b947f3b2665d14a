"""For a pull request: GitHub's workflow commands, which become annotations on the lines of the files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message

GitHub shows ten annotations of each kind a step. What is wrong in the files of the pull request comes first; what is
left over goes into the run's summary as a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote, unquote

from studywiki.check.caused import caused
from studywiki.check.formats.report import Report
from studywiki.diagnostics import Diagnostic, Severity

LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_RANK = [Severity.ERROR, Severity.WARNING, Severity.INFO]
_SUMMARY_BYTES = 900_000
"""GitHub takes 1 MiB of summary from a step, and nothing of a longer one."""
_PAGES = 200
"""Pages in the table of changed ones: 100 kB."""


def github(report: Report) -> str:
    """Write the annotations, and add the table to the file `report.summary`; without one, the rest is plain lines."""
    ordered = sorted(
        report.told,
        key=lambda each: (not caused(each, report.changed), _RANK.index(each.severity)),
    )
    shown: list[str] = []
    rest: list[Diagnostic] = []
    told = Counter[Severity]()
    for each in ordered:
        told[each.severity] += 1
        if told[each.severity] <= LIMIT:
            shown.append(_command(report, each))
        else:
            rest.append(each)
    if report.summary:
        with report.summary.open("a", encoding="utf-8") as file:
            file.write(pages(report) + (_table(report, rest) if rest else ""))
    if rest and report.summary:
        shown.append(report.say("rest", count=len(rest)))
    elif rest:
        shown += [_log_line(report, each) for each in rest]
    clean = report.say("clean", pages=report.pages)
    counted = report.say("summary", pages=report.pages, **report.counts())
    return "\n".join([*shown, counted if report.diagnostics else clean]) + "\n"


def _command(report: Report, diagnostic: Diagnostic) -> str:
    words, place = report.words(diagnostic), diagnostic.location
    properties = {"file": report.prefix + place.file, "line": str(place.line), "col": str(place.column)}
    if place.end_column:
        properties |= {"endLine": str(place.line), "endColumn": str(place.end_column)}
    properties["title"] = diagnostic.name
    listed = ",".join(f"{name}={_escaped_property(value)}" for name, value in properties.items())
    message = _escaped(f"{words.message}\n{words.hint}".strip())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}"


def _escaped(data: str) -> str:
    # https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    return data.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def _log_line(report: Report, diagnostic: Diagnostic) -> str:
    """Give a line of the log: a blank ahead keeps it from being a command, whatever the author wrote."""
    message = " ".join(report.words(diagnostic).message.split())
    return f" {diagnostic.location}: {diagnostic.name}  {message}"


def _table(report: Report, rest: Sequence[Diagnostic]) -> str:
    lines = ["", report.say("heading", count=len(rest)), "", report.say("row"), "|---|---|---|---|"]
    size = 0
    for number, each in enumerate(rest):
        words = report.words(each)
        cells = (str(each.location), each.name, words.message, words.hint)
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
        size += len(lines[-1].encode()) + 1
        if size > _SUMMARY_BYTES:
            lines += ["", report.say("cut", count=len(rest) - number - 1)]
            break
    return "\n".join(lines) + "\n"


def pages(report: Report) -> str:
    """Write the pages that the change touches, each before and after it; empty where it touches none."""
    rows = []
    for file, status in sorted(report.changed.items()):
        if file not in report.urls and not (status == "D" and file.lower().endswith(".md")):
            continue
        url = report.published + report.urls.get(file, "")
        before = report.say("new") if status == "A" else _link(report.say("see"), url if file in report.urls else "")
        after = _link(report.say("text"), report.source + quote(file))
        after += f" <code>{_cell(unquote(report.urls.get(file, '')))}</code>"  # its file in the site that can be had
        after = report.say("gone") if status == "D" else after
        rows.append(f"| {_cell(file)} | {before} | {after} |")
    if not rows:
        return ""
    counted = report.say("summary", pages=report.pages, **report.counts())
    clean = report.say("clean", pages=report.pages)
    heading = ["", report.say("pages"), "", counted if report.diagnostics else clean, "", report.say("pages_row")]
    return "\n".join([*heading, "|---|---|---|", *rows[:_PAGES]]) + "\n"


def _link(words: str, url: str) -> str:
    return f"[{words}](<{url}>)" if url.startswith(("https://", "http://")) else "-"


def _cell(text: str) -> str:
    """Give `text` as a table's cell that shows it as it is: authors' own text is in it."""
    escaped = "".join(f"&#{ord(char)};" if char in "&<>|`*_[]()!#@:\\~$" else char for char in text)
    return escaped.strip().replace("\n", "<br>")
