"""The heading that a page is called by, before the page is rendered."""

from __future__ import annotations

import re

from studywiki.markup import markup
from studywiki.markup.blocks import Blocks
from studywiki.markup.layout import Guess

_HEADING = re.compile(r"^#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_MAYBE_HIDDEN = re.compile(r"```|~~~|<")
"""What has to stand above a heading for it to be code, or HTML: it begins a line, so it stands in no quote or list."""


def first(text: str) -> str | None:
    """The words of the first `# heading` of a page's Markdown that stands in no quote, list, box or code."""
    found = _HEADING.search(text)
    if not found or not _MAYBE_HIDDEN.search(text, 0, found.start()):
        return found[1] if found else None
    if not any(code.start < found.start() < code.end for code in Guess(text).code):
        above = Blocks(text[: found.end()])  # what is above a heading decides on it, and that is little text
        if any(heading.start == found.start() for heading in above.headings):
            return found[1]
    starts = {heading.start for heading in markup.of(text).blocks.headings}
    return next((each[1] for each in _HEADING.finditer(text) if each.start() in starts), None)
