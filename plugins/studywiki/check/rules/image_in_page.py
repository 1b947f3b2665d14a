"""Images whose bytes are written into the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity

LIMIT = 50_000
"""Bytes of an image; four letters stand for three."""
_DATA = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=-]{1,40}){0,4};base64,(?P<letters>[A-Za-z0-9+/=]+)")


def image_in_page(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report an image of more than 50 kB in base64: nobody can read or edit the page around it, and search stumbles.

    Bad:
        # 구조

        ![합성곱](data:image/png;base64,AAAA…)

    Good:
        # 구조

        ![합성곱](data:image/png;base64,iVBORw0KGgo=)
    """
    text = page.markup.text
    if ";base64," not in text:
        return
    for found in _DATA.finditer(text):
        size = len(found["letters"]) * 3 // 4
        if size > LIMIT:
            place = page.locate(found.start(), found.start("letters"))
            yield Diagnostic("image-in-page", place, {"size": f"{size / 1000:.0f}"}, Severity.INFO)
