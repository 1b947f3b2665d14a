"""What the plugin `document-dates` writes into pages: its icons by name, and its dates, which a script of it shows.

Contributors may write the same. The script shows `data-tippy-raw` as HTML: so there is nothing in it that HTML knows.
https://github.com/jaywhj/mkdocs-document-dates/blob/main/mkdocs_document_dates/static/core/core.js
"""

from __future__ import annotations

import re

ATTRIBUTES = frozenset({"data-icon", "data-tippy-content", "data-tippy-raw"})
"""Of a `span`."""
_ICONS = frozenset({"doc_created", "doc_updated", "doc_author", "doc_authors"})
_DATE = re.compile(r"[\w .,:/+-]{1,60}")


def icon(_: str, written: str) -> str | None:
    """The name of an icon; None for another text."""
    return written if written in _ICONS else None


def nothing(_: str, written: str) -> str | None:
    """An attribute without a value; None for one that has any."""
    return None if written else ""


def date(_: str, written: str) -> str | None:
    """A date as it is shown; None for what could be more."""
    return written if _DATE.fullmatch(written) else None
