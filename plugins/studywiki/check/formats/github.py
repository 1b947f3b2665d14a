"""For a pull request: GitHub's workflow commands, which become annotations on the lines of the files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message

GitHub shows ten annotations of each kind a step. What is wrong in the files of the pull request comes first; what is
left over goes into the run's summary as a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from studywiki.check.formats.report import Report
from studywiki.check.formats.summary import summary
from studywiki.check.touched_by import caused
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.messages.os_errors import reason
from studywiki.terminal.printable import output, visible

LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_RANK = [Severity.ERROR, Severity.WARNING, Severity.INFO]


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
    in_summary = _in_summary(report, rest, shown)
    if rest and in_summary:
        shown.append(report.say("rest", count=len(rest)))
    elif rest:
        shown += [_log_line(report, each) for each in rest]
    return "\n".join([*shown, report.summed()]) + "\n"


def _in_summary(report: Report, rest: Sequence[Diagnostic], shown: list[str]) -> bool:
    """Add to the run's summary, and tell whether `rest` is there; that it cannot be written is added to `shown`."""
    if not report.summary:
        return False
    try:
        with report.summary.open("a", encoding="utf-8") as file:
            file.write(summary(report, rest))
    except OSError as error:
        shown.append(output(report.say("no_summary", why=reason(error, report.language).why)))
        return False
    return True


def _command(report: Report, diagnostic: Diagnostic) -> str:
    words, place = report.words(diagnostic), diagnostic.location
    file = "\n".join(visible(line) for line in place.file.split("\n"))  # a line break is part of the file's name
    properties = {"file": report.prefix + file, "line": str(place.line), "col": str(place.column)}
    if place.end_column:
        properties |= {"endLine": str(place.line), "endColumn": str(place.end_column)}
    properties["title"] = diagnostic.name
    listed = ",".join(f"{name}={_escaped_property(value)}" for name, value in properties.items())
    message = _escaped(output(f"{words.message}\n{words.hint}".strip()))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}"


def _escaped(data: str) -> str:
    # https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    return data.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(value: str) -> str:
    # `##[` has no code: the runner looks for it where it does not know the command before it
    return _escaped(value).replace("##[", "## [").replace(":", "%3A").replace(",", "%2C")


def _log_line(report: Report, diagnostic: Diagnostic) -> str:
    """A line of the log, which is no command, whatever the author wrote."""
    message = " ".join(report.words(diagnostic).message.split())
    return output(f" {diagnostic.location}: {diagnostic.name}  {message}")
