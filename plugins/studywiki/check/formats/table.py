"""Every format, by its name on the command line."""

from __future__ import annotations

from collections.abc import Callable

from studywiki.check.formats.github import github
from studywiki.check.formats.json import as_json
from studywiki.check.formats.links import links
from studywiki.check.formats.report import Report
from studywiki.check.formats.sarif import sarif
from studywiki.check.formats.text import text

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "github": github,
    "json": as_json,
    "sarif": sarif,
    "links": links,
}
"""Name on the command line -> what writes it."""
