r"""Which dollar closes a formula: the next one, but for those in the words of the formula, `$\text{if $x$}$`.

TeX counts braces. Only in those of words may a dollar stand, so only these are counted: elsewhere it is a mistake, and
what is after it is no formula.
https://katex.org/docs/supported.html#style-color-size-and-font
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_TOKEN = re.compile(
    r"[\\\n${}](?:"  # a set in front: what begins with none of these is passed over quickly
    r"(?<=\\)(?:(?:text[a-z]*|[mhf]box) ?(?P<words>\{)|.)|(?<=\n)[ \t>]*(?=\n)|(?<=[${}]))",
    re.DOTALL,
)
_INLINE = re.compile(r"(?!\s)(?:[^\\]|\\.)*(?:[^\s\\]|\\.)", re.DOTALL)
# MathJax pages also write $ \lambda W $
_SPACED = re.compile(r"[ \t]+(?![ \t])(?=.*[\\^_=])(?:[^\n\\\uac00-\ud7a3]|\\.)+")
_CROSSED = re.compile(r"(?:[^\\]|\\[^()])*\\\).*\\\(", re.DOTALL)  # `$( v_1 \) and \( v_2 )$`
_GROUPS = 64
"""Groups of words with dollars that one formula may have: real ones have two or three."""


class Dollars:
    """The dollars of `text` that no backslash stands before."""

    def __init__(self, text: str) -> None:
        self._places: list[int] = []
        self._groups: dict[int, tuple[int, int]] = {}  # number of a dollar -> the innermost words that it stands in
        opened: list[tuple[int, int, bool]] = []  # where a group begins, the waiting dollars before it, if it is words
        waiting: list[int] = []
        for token in _TOKEN.finditer(text):
            sign = token[0]
            if sign[0] == "\n":  # a blank line
                opened, waiting = [], []
            elif token["words"]:
                opened.append((token.start(), len(waiting), True))
            elif sign == "{":
                opened.append((token.start(), len(waiting), False))
            elif sign == "$":
                waiting.append(len(self._places))
                self._places.append(token.start())
            elif sign == "}" and opened:
                start, before, is_words = opened.pop()
                if is_words and (len(waiting) - before) % 2 == 0:
                    self._groups |= dict.fromkeys(waiting[before:], (start, token.end()))
                    del waiting[before:]

    def closing(self, start: int, end: int) -> int | None:
        """Offset before `end` of the dollar that closes the one at `start`."""
        at = bisect_right(self._places, start)
        for _ in range(_GROUPS):
            if at == len(self._places) or self._places[at] >= end:
                return None
            group = self._groups.get(at)
            if not group or group[0] < start:
                return self._places[at]
            at = bisect_left(self._places, group[1])
        return None


def fits(content: str) -> bool:
    """Tell whether `$content$` may be a formula: no blanks inside the dollars, or signs of TeX between them."""
    return bool(_INLINE.fullmatch(content) or _SPACED.fullmatch(content)) and not _CROSSED.match(content)
