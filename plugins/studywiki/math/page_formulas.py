"""What is kept of a page's formulas from the step that sets them aside to the one that puts them back."""

from __future__ import annotations

import re

from studywiki.math import page

MARK = "\x02studywiki-formula:{}\x03"
"""What stands in the page's HTML for the formula with a number, until it is put back."""
# ten digits: an author can write a mark in HTML (`&#2;`), and Python refuses numbers of thousands
MARK_RE = re.compile("\x02studywiki-formula:([0-9]{1,10})\x03")
PLAIN = "\x02studywiki-plain:{}\x03"
"""What stands there for its plain text."""
PLAIN_RE = re.compile("\x02studywiki-plain:([0-9]{1,10})\x03")
_ADOPTED = 1_000_000_000
"""Numbers from here on are none of the page's own."""


class Kept:
    """One page's formulas and headings."""

    def __init__(self) -> None:
        self.formulas: dict[int, page.Set] = {}
        """The page's formulas, by their number in Python-Markdown's stash of HTML."""
        self.headings: dict[str, str] = {}
        """The page's headings that hold more than words: anchor -> HTML, with the marks of its formulas."""

        self.first = ""
        """The anchor of the page's first heading of the first level that stands in no quote, list or box."""

    def adopt(self, formula: page.Set) -> int:
        """Take in a formula of a text that is converted within the page; gives its number."""
        number = _ADOPTED + len(self.formulas)
        self.formulas[number] = formula
        return number

    def clear(self) -> None:
        """Forget the page before."""
        self.formulas, self.headings, self.first = {}, {}, ""
