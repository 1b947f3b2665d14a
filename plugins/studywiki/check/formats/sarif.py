"""For code scanning: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from studywiki.check.formats.report import Report
from studywiki.diagnostics import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report) -> str:
    """Write one run; columns count Unicode code points."""
    codes = sorted({each.name for each in report.told})
    driver = {
        "name": "studywiki",
        "version": version("mkdocs-studywiki"),
        "rules": [{"id": code} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "ko" if report.language == "ko" else "en",
        "results": [_result(report, each, codes.index(each.name)) for each in report.told],
        "properties": {"total": len(report.diagnostics), **report.counts()},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(report: Report, diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    words, place = report.words(diagnostic), diagnostic.location
    region: dict[str, int] = {"startLine": place.line, "startColumn": place.column}
    if place.end_column:
        region["endColumn"] = place.end_column
    return {
        "ruleId": diagnostic.name,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{words.message}\n{words.hint}".strip()},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(report.prefix + place.file), "uriBaseId": "%SRCROOT%"},
                    "region": region,
                }
            }
        ],
    }
