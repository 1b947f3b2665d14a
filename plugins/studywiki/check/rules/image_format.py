"""Images in formats that browsers do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic

_FORMAT = re.compile(
    r"\.(?P<format>heic|heif|tiff?|psd|ai|eps|pdf|docx?|pptx?|hwpx?|dng|cr2|mp4|mov)(?=[?#]|$)", re.IGNORECASE
)


def image_format(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report an image that is a photograph as phones save it (HEIC), a print's (TIFF, PDF), or none at all.

    Bad:
        # 구조

        ![칠판](https://example.com/IMG_0123.HEIC)

    Good:
        # 구조

        ![칠판](https://example.com/IMG_0123.jpg)

        [칠판 사진](https://example.com/IMG_0123.HEIC)
    """
    for image in page.markup.images:
        found = _FORMAT.search(image.target[:2000]) if not image.target.startswith("data:") else None
        if found:
            start = max(page.markup.text.find(image.target, image.start, image.end), image.start)
            place = page.locate(start, start + len(image.target))
            yield Diagnostic("image-format", place, {"image": image.target, "format": found["format"].upper()})
