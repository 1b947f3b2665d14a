"""Where the addresses of a page's images stand: in the images, or in the definitions that they name."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Location
from studywiki.markup.markup import normal


class ImageAddress(Struct, frozen=True):
    """The address of an image as written, and its place."""

    written: str
    place: Location


def image_addresses(page: CheckedPage) -> Iterator[ImageAddress]:
    """The addresses of the images of `page`; one that several images name comes once."""
    text = page.markup.text
    named = set()
    for image in page.markup.images:
        if image.target:
            start = max(text.find(image.target, image.start, image.end), image.start)
            yield ImageAddress(image.target, page.locate(start, start + len(image.target)))
        elif image.label:
            named.add(normal(image.label))
    if not named:
        return
    for target in page.markup.targets:
        if target.is_defined and _label(text, target.start) in named:
            yield ImageAddress(text[target.start : target.end], page.locate(target.start, target.end))


def _label(text: str, at: int) -> str:
    """What the definition is called whose address begins at `at`."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return normal(before[before.find("[") + 1 : before.rfind("]:")])
