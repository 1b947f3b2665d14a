"""Images without words for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity


def image_no_alt(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report an image without alternative text; `alt=""` in HTML says that an image is decoration, and is left alone.

    Bad:
        # 구조

        ![](https://example.com/cnn.png)

    Good:
        # 구조

        ![합성곱 신경망의 층](https://example.com/cnn.png)

        <img src="https://example.com/line.png" alt="">
    """
    for image in page.markup.images:
        if image.alt is None or not (image.alt.strip() or image.is_html):
            values = {"image": image.target or page.markup.text[image.start : image.end]}
            yield Diagnostic("image-no-alt", page.locate(image.start, image.end), values, Severity.INFO)
