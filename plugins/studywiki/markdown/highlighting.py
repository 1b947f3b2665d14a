"""How much of a page's code is highlighted: the lexers of many languages take the square of a block's length.

Pygments' lexers are regular expressions that are tried at every character, and no step of them can be counted. So what
is counted is the worst that a block of its length may cost, whatever it holds.
"""

from __future__ import annotations

from studywiki import bounds
from studywiki.markdown import lexers


class Highlighting:
    """What one page may still have highlighted."""

    def __init__(self) -> None:
        self._left = bounds.HIGHLIGHTED

    def allows(self, language: str, code: str) -> bool:
        """Whether `code` may be highlighted as `language`, which is then taken off; a language nobody knows is free."""
        name = _lexer(language)
        cost = len(code) ** 2 * bounds.SLOW_LEXERS.get(name, 1) if name else 0
        if cost > self._left:
            return False
        self._left -= cost
        return True


def _lexer(language: str) -> str:
    """Pygments' own name of `language`; empty where it knows none, or it takes it for words."""
    kind = lexers.kind(language)
    name: str = kind.aliases[0] if kind else ""
    return "" if name == "text" else name
