"""The heading that a page is called by, before the page is rendered."""

from __future__ import annotations

import re

from studywiki.text.blocks import Blocks

_HEADING = re.compile(r"^#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_TRIES = 20
"""Lines that look like one: a page's title stands at its top."""


def first(text: str) -> str | None:
    """Give the words of the first `# heading` of a page's Markdown that stands in no quote, list, box or code.

    None where there is none, or none among the first lines that look like one.
    """
    for number, found in enumerate(_HEADING.finditer(text)):
        if number == _TRIES:
            break
        if any(heading.start == found.start() for heading in Blocks(text[: found.end()]).headings):
            return found[1]
    return None
