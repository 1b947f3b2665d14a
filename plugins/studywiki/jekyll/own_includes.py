"""What an include of the wiki's own shows: its file in `_includes`, filled with what the page gives it.

Only what is certain: an include with a loop, another include or a value that nobody knows is none that is known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from studywiki.diagnostics import Diagnostic
from studywiki.jekyll import control, output
from studywiki.jekyll.expressions import Variables
from studywiki.jekyll.growth import Unknown
from studywiki.jekyll.literal_text import Prose
from studywiki.text.source import Source

Read = Callable[[str], str | None]
"""Gives the text of an include by its name (`image.html`); None where there is none."""
_NOT_CERTAIN = re.compile(r"\{%-?\s*(?:for|tablerow|case|include\w*)\b|<script\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)  # that stops at the next opening: linear time


def filled(text: str, given: Mapping[str, str], variables: Variables) -> str | None:
    """The include `text` with the parameters `given`; None where what it shows is not certain."""
    if _NOT_CERTAIN.search(text):
        return None
    told: list[Diagnostic] = []
    variables.assign("include", dict(given))
    source = Source.of(_COMMENT.sub("", text))
    source = source.edited(control.edits(source, Prose(source.text), variables, told.append))
    source = source.edited(output.edits(source, Prose(source.text), variables, told.append))
    variables.assign("include", Unknown)
    if told or "{%" in source.text:
        return None
    # a blank line would end a block of HTML, and an indented one be code
    html = "\n".join(line.strip() for line in source.text.split("\n") if line.strip())
    for value in given.values():  # {{ site.url }}/{{ include.url }}: before the wiki's root there is nothing
        if value.startswith("/"):
            html = re.sub(rf"(?<=[\"'])/(?={re.escape(value)})", "", html)
    return html
