"""Where what closes something stands in a text, found once and looked up from then on."""

from __future__ import annotations

import re
from bisect import bisect_left


class Closings:
    """Where each mark that closes something stands: found once, then looked up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lists: dict[str, list[tuple[int, int]]] = {}

    def after(self, offset: int, pattern: str) -> tuple[int, int] | None:
        """Span of the first match of `pattern` that starts at `offset` or later."""
        if pattern not in self._lists:
            self._lists[pattern] = [m.span() for m in re.finditer(pattern, self.text, re.IGNORECASE)]
        spans = self._lists[pattern]
        at = bisect_left(spans, (offset, 0))
        return spans[at] if at < len(spans) else None
