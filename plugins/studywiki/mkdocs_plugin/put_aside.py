"""A page's HTML that is put aside: MkDocs hands the page on, and nobody needs its words before templates print it.

Only for pages whose HTML nobody changes or looks through on the way: no plugin but those that we know is there.
"""

from __future__ import annotations

from mkdocs.structure.pages import Page

from studywiki.cache import digests
from studywiki.page.packed import Packed


class Aside(str):
    """Stands for HTML on its way through plugins that do not look at it."""

    __slots__ = ("packed",)
    packed: Packed

    @classmethod
    def of(cls, packed: Packed) -> Aside:
        """What stands for `packed`."""
        made = cls()
        made.packed = packed
        return made

    def __bool__(self) -> bool:
        return True


class AsidePage(Page):
    """A page whose HTML may be put aside."""

    is_passed_on = False
    """Whether plugins have it now: they are given what stands for its HTML."""

    @property
    def content(self) -> str | None:
        """Its HTML; None before it is rendered."""
        held: str | None = vars(self).get("content")
        return held.packed.text if isinstance(held, Aside) and not self.is_passed_on else held

    @content.setter
    def content(self, value: str | None) -> None:
        if value or not (self.is_passed_on and packed(self)):  # what one made of nothing is none of its HTML
            vars(self)["content"] = value
            self.is_passed_on = False

    def put_aside(self, html: Packed) -> None:
        """Have `html` be its HTML, which is given to nobody before another is put in its place, or this once more."""
        vars(self)["content"] = Aside.of(html)
        self.is_passed_on = True

    def pass_on(self) -> None:
        """Have plugins be given what stands for its HTML, if it was put aside, until `take_back`."""
        self.is_passed_on = packed(self) is not None

    def take_back(self) -> None:
        """Have whoever asks be given its HTML again."""
        self.is_passed_on = False


def packed(page: Page | None) -> Packed | None:
    """The HTML of `page`, where it was put aside and nobody has changed it since."""
    held = vars(page).get("content") if page else None
    return held.packed if isinstance(held, Aside) else None


def digest(page: Page) -> bytes:
    """What stands for the HTML of `page`."""
    held = packed(page)
    return held.digest if held else digests.of_text(page.content)
