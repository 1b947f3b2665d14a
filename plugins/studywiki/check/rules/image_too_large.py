"""Images that keep readers waiting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic, Location, Severity

LIMIT = 1_000_000
"""Bytes."""
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|tiff?)$", re.IGNORECASE)
_LIQUID = re.compile(r"\{\{[^{}]*\}\}")


def image_too_large(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report an image of more than 1 MB where it is first shown; one that no page shows, at its own file.

    Bad:
        === docs/index.md
        # 구조

        ![현미경 사진](photo.png)
        === docs/photo.png 1000001

    Good:
        === docs/index.md
        # 구조

        ![현미경 사진](photo.png)
        === docs/photo.png 1000000
    """
    large = {path: size for path, size in wiki.files.items() if size > LIMIT and _IMAGE.search(path)}
    if not large:
        return
    for page in wiki.concerned(image_too_large.__name__):
        for image in page.markup.images:
            path = wiki.wiki.meaning(_LIQUID.sub("", image.target), page.path).path
            if path in large:
                yield _report(page.locate(image.start, image.end), path, large.pop(path))
    for path, size in sorted(large.items()):
        yield _report(Location(wiki.folders.shown_of_docs(path)), path, size)


def has_images(page: CheckedPage) -> bool:
    """Whether `page` shows images."""
    return bool(page.markup.images)


def _report(place: Location, path: str, size: int) -> Diagnostic:
    values = {"image": path, "size": f"{size / 1_000_000:.1f}"}
    return Diagnostic("image-too-large", place, values, Severity.INFO)
