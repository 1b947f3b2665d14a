"""Jekyll's front matter: a YAML mapping between two lines of `---` at the top of a page.

https://jekyllrb.com/docs/front-matter/
"""

from __future__ import annotations

import datetime
import re
from typing import Any

import yaml

from studywiki.diagnostics import Diagnostic, Location

_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def split(text: str, file: str) -> tuple[dict[str, Any], int, list[Diagnostic]]:
    """Read the front matter of `text`.

    Gives the mapping in JSON's types (dates as ISO strings), the offset at which the body starts, and what was wrong,
    placed in `file`. Front matter that is not YAML is dropped, with a diagnostic.
    """
    found = _BLOCK.match(text)
    if not found:
        return {}, 0, []
    try:
        loaded = yaml.safe_load(found["yaml"])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Location(file, mark.line + 2, mark.column + 1) if mark else Location(file)
        why = getattr(error, "problem", None) or str(error)
        return {}, found.end(), [Diagnostic("front-matter-not-yaml", place, {"why": why})]
    return (_plain(loaded) if isinstance(loaded, dict) else {}), found.end(), []


def _plain(value: Any) -> Any:  # noqa: ANN401  YAML holds anything
    """Give `value` in JSON's types."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    return str(value)
