"""A page's HTML that is put aside: MkDocs hands the page on, and nobody needs its words before templates print it.

Only for pages whose HTML nobody changes or looks through on the way: no plugin but those that we know is there.
"""

from __future__ import annotations

import re

from mkdocs.structure.pages import Page

from studywiki.cache import digests
from studywiki.page.packed import Packed

_MARK = ' data-search-exclude="1"'
_MARKS = re.compile(r"data-search-\w+=\"[^\"]+\"")
"""What Material's search takes out of a page when it has read it:
https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/plugins/search/plugin.py#L126-L137"""


class Aside(str):
    """Stands for HTML on its way through plugins that do not look at it: a mark, to see whether they take it out."""

    __slots__ = ("packed",)
    packed: Packed

    @classmethod
    def of(cls, packed: Packed) -> Aside:
        """What stands for `packed`."""
        made = cls(_MARK)
        made.packed = packed
        return made


class AsidePage(Page):
    """A page whose HTML may be put aside."""

    is_passed_on = False
    """Whether plugins have it now: they are given what stands for its HTML."""
    is_without_marks = False
    """Whether one has taken out what it has found there for the search."""
    _printed: str | None = None
    """Its HTML, unpacked, while templates print it."""

    @property
    def content(self) -> str | None:
        """Its HTML; None before it is rendered."""
        held: str | None = vars(self).get("content")
        if not isinstance(held, Aside) or self.is_passed_on:
            return held
        if self._printed is None or not self.active:  # templates ask for it several times while it is printed
            html = held.packed.text
            self._printed = without_marks(html) if self.is_without_marks else html
        html = self._printed
        self._printed = html if self.active else None
        return html

    @content.setter
    def content(self, value: str | None) -> None:
        if value == "" and self.is_passed_on and packed(self):
            self.is_without_marks, self._printed = True, None
        else:
            vars(self)["content"] = value
            self.is_passed_on = self.is_without_marks = False
            self._printed = None

    def put_aside(self, html: Packed) -> None:
        """Have `html` be its HTML, which is given to nobody before another is put in its place, or this once more."""
        self.content = Aside.of(html)
        self.is_passed_on = True

    def pass_on(self) -> None:
        """Have plugins be given what stands for its HTML, if it was put aside, until `take_back`."""
        self.is_passed_on = packed(self) is not None

    def take_back(self) -> None:
        """Have whoever asks be given its HTML again."""
        self.is_passed_on = False

    def let_go(self, *, wholly: bool = False) -> None:
        """Keep its HTML small again: it is printed. `wholly`: keep nothing of it."""
        self._printed = None
        if wholly and packed(self):
            vars(self)["content"] = None


def without_marks(html: str) -> str:
    """`html` without what is written there for the search, and the blank before each."""
    parts, at = [], 0
    for mark in _MARKS.finditer(html):
        start = mark.start()
        if start > at and html[start - 1].isspace():
            start -= 1
        parts.append(html[at:start])
        at = mark.end()
    return "".join([*parts, html[at:]])


def packed(page: Page | None) -> Packed | None:
    """The HTML of `page`, where it was put aside and nobody has changed it since."""
    held = vars(page).get("content") if page else None
    return held.packed if isinstance(held, Aside) else None


def digest(page: Page) -> tuple[bytes, bool]:
    """What stands for the HTML of `page`."""
    held = packed(page)
    if held and isinstance(page, AsidePage):
        return held.digest, page.is_without_marks
    return digests.of_text(page.content), False
