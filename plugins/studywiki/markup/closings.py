"""Where what closes something stands in a text, and what keeps it from closing: found once, and looked up from then on.

None of it hangs on the text's blocks, which are not known before it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from studywiki.markup.dollars import Dollars

_TICKS = re.compile(r"`+")
_BLANK = re.compile(r"\n[ \t>]*(?=\n)")
_NO_FORMULA = re.compile(r"[가-힣]+|^[ \t>]*#|```", re.MULTILINE)


class Closings:
    """Where each mark that closes something stands in `text` (LF line ends, no front matter)."""

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

    @cached_property
    def dollars(self) -> Dollars:
        """Its dollars."""
        return Dollars(self.text if "$" in self.text else "")

    @cached_property
    def ticks(self) -> Mapping[int, list[int]]:
        """Runs of backticks, by how many they are."""
        found: dict[int, list[int]] = defaultdict(list)
        for run in _TICKS.finditer(self.text):
            found[len(run[0])].append(run.start())
        return found

    @cached_property
    def blanks(self) -> list[int]:
        """Blank lines."""
        return [m.start() for m in _BLANK.finditer(self.text)]

    @cached_property
    def words(self) -> list[int]:
        """What stands in no formula of several paragraphs."""
        return [m.start() for m in _NO_FORMULA.finditer(self.text)]
