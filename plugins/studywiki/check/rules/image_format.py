"""Images in formats that browsers do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.check.image_addresses import image_addresses
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
    for address in image_addresses(page):
        written = address.written
        found = _FORMAT.search(written[:2000]) if not written.startswith("data:") else None
        if found:
            yield Diagnostic("image-format", address.place, {"image": written, "format": found["format"].upper()})
