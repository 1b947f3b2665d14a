"""Addresses of images that are good for hours or days, and dead when others read the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.check.image_addresses import image_addresses
from studywiki.diagnostics import Diagnostic

_EXPIRES = re.compile(
    r"(?:https?:)?//(?:"
    r"[^/\s]*\.?fbcdn\.net/\S*[?&;]oe=[0-9a-f]|[^/\s]*cdninstagram\.com/\S*[?&;]oe=[0-9a-f]"
    r"|(?:cdn|media)\.discordapp\.(?:com|net)/(?:ephemeral-)?attachments/"
    r"|private-user-images\.githubusercontent\.com/|files\.oaiusercontent\.com/|[^/\s]*oaidalleapi\w*\.blob\.core\.windows\.net/"
    r"|prod-files-secure\.s3|[^/\s]*secure\.notion-static\.com|file\.notion\.so/|[^/\s]*\.?notion\.so/image/"
    r"|\S*[?&;](?:X-Amz-(?:Expires|Signature|Credential)=|X-Goog-(?:Expires|Signature)=)"
    r"|[^/\s]*amazonaws\.com/\S*[?&;](?:AWSAccessKeyId|Expires|Signature)="
    r"|[^/\s]*cloudfront\.net/\S*[?&;](?:Expires|Signature|Key-Pair-Id)="
    r"|[^/\s]*\.core\.windows\.net/\S*[?&;](?:se|sig)="
    r")",
    re.IGNORECASE,
)
"""Each is signed, or bound to who is signed in: Facebook, Discord, GitHub's private images, OpenAI, Notion, clouds."""
_SIGNS = (
    *("fbcdn", "cdninstagram", "discordapp", "githubusercontent", "oaiuser", "windows.net", "notion"),
    *("X-Amz", "x-amz", "X-Goog", "amazonaws", "cloudfront"),
)


def image_expires(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report an image at an address that was made for a while.

    Bad:
        # 구조

        ![합성곱 신경망](https://cdn.discordapp.com/attachments/12/34/cnn.png)

    Good:
        # 구조

        ![합성곱 신경망](https://user-images.githubusercontent.com/1/2.png)

        ![층](https://bucket.s3.amazonaws.com/layer.png?size=2)
    """
    if not any(sign in page.markup.text for sign in _SIGNS):
        return
    for address in image_addresses(page):
        written = address.written
        if _EXPIRES.match(written[:2000]):
            shown = written if len(written) <= 100 else f"{written[:99]}…"
            yield Diagnostic("image-expires", address.place, {"image": shown})
