"""A page's HTML, packed small: most of a site's is never looked at where an earlier build has printed it."""

from __future__ import annotations

import zlib

from msgspec import Struct

from studywiki.cache import digests


class Packed(Struct, frozen=True):
    """HTML that `text` gives back."""

    data: bytes
    digest: bytes
    """What stands for the HTML."""
    is_plain: bool
    """Whether it holds nothing that a plugin which we know looks for in it."""

    @property
    def text(self) -> str:
        """The HTML."""
        return zlib.decompress(self.data).decode("utf-8", errors="surrogatepass")


_LOOKED_FOR = ("/slug", "<autoref ")
"""What Material's tags, and `autorefs`, have left in a page's HTML to find it there."""


def packed(html: str) -> Packed:
    """`html`, packed."""
    data = zlib.compress(html.encode("utf-8", errors="surrogatepass"), 1)
    return Packed(data, digests.of_text(html), not any(mark in html for mark in _LOOKED_FOR))
