"""Which tags of the author's text are shown as text, since the page names them rather than means them."""

from __future__ import annotations

import re
from bisect import bisect_left

from studywiki.markup import markup
from studywiki.sanitising import policy

_ENDS = ("script", "style", "iframe")
"""Elements that are named where nothing in their block ends them; those of `policy.NAMED` are everywhere."""


class Named:
    """What is known of one text; `prose` is the text with blanks for what is code or a comment."""

    def __init__(self, text: str, prose: str) -> None:
        self._text, self._prose = text, prose
        self._closings: dict[str, list[int]] = {}
        self._has_form = "<form" in prose.lower()

    def holds(self, name: str, start: int) -> bool:
        """Whether the tag of the element `name` at `start` is text."""
        if name in policy.NAMED:
            return not (self._has_form and name == "textarea")
        if name not in _ENDS or (name == "iframe" and " src" in self._prose[start : start + 300]):
            return False
        if name not in self._closings:
            closing = re.compile(rf"</{name}[\s>]", re.IGNORECASE)
            self._closings[name] = [found.start() for found in closing.finditer(self._prose)]
        closings, blocks = self._closings[name], markup.of(self._text).blocks
        at = bisect_left(closings, start)
        return at == len(closings) or closings[at] >= blocks.block_end(start)
