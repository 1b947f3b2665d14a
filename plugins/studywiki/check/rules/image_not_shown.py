"""Addresses of pages that show an image, in the place of the image's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.check.image_addresses import image_addresses
from studywiki.diagnostics import Diagnostic, Replacement

_WEB = r"(?:https?:)?//(?:www\.)?"
_PAGE_OF_IMAGE = re.compile(
    rf"{_WEB}(?:drive\.google\.com/(?:file/(?:u/\d+/)?d/|open\?|drive/)|docs\.google\.com/(?:file|document|presentation)/d/"
    r"|photos\.app\.goo\.gl/|photos\.google\.com/(?:share|photo|album)/|1drv\.ms/|onedrive\.live\.com/(?!embed|download)"
    r"|imgur\.com/(?:a/|gallery/)?\w+/?$|notion\.so/(?!image/)|[\w-]+\.notion\.site/(?!image/)|chatgpt\.com/|ibb\.co/\w+/?$|postimg\.cc/\w+/?$)",
    re.IGNORECASE,
)
_GITHUB = re.compile(
    rf"{_WEB}github\.com/[\w.-]+/[\w.-]+/blob/[^?#\s]+(?P<query>\?[^#\s]*)?(?P<rest>#\S*)?$", re.IGNORECASE
)
_DROPBOX = re.compile(rf"{_WEB}dropbox\.com/s[\w/]*/[^?#\s]+(?P<query>\?[^#\s]*)?$", re.IGNORECASE)
_SHOWS = re.compile(r"[?&](?:raw=(?:true|1)|dl=1)\b")
_SIGNS = (
    "google.",
    "goo.gl",
    "1drv",
    "onedrive",
    "imgur",
    "notion.so",
    "github.com",
    "dropbox",
    "chatgpt",
    "ibb.co",
    "postimg",
)


def image_not_shown(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report an image whose address is that of a page around it: of a drive, an album, or GitHub's view of a file.

    Bad:
        # 구조

        ![합성곱 신경망](https://drive.google.com/file/d/1aBcDeFg/view?usp=sharing)

    Good:
        # 구조

        ![합성곱 신경망](https://github.com/study/wiki/blob/main/cnn.png?raw=true)

        [사진첩](https://drive.google.com/file/d/1aBcDeFg/view)
    """
    if not any(sign in page.markup.text for sign in _SIGNS):
        return
    for address in image_addresses(page):
        right = _right(address.written)
        if right is None:
            continue
        fix = Replacement(address.place, address.written, right) if right and address.place.end_column else None
        yield Diagnostic("image-not-shown", address.place, {"image": _short(address.written)}, fix=fix)


def _right(address: str) -> str | None:
    """The image's own address; empty where it is not known, None where `address` may be it."""
    if _PAGE_OF_IMAGE.match(address):
        return ""
    if (found := _GITHUB.match(address)) and not _SHOWS.search(found["query"] or ""):
        return "" if found["query"] or found["rest"] else f"{address}?raw=true"
    if (found := _DROPBOX.match(address)) and not _SHOWS.search(found["query"] or ""):
        query = found["query"] or ""
        return address.replace("dl=0", "raw=1") if "dl=0" in query else f"{address}{'&' if query else '?'}raw=1"
    return None


def _short(address: str) -> str:
    return address if len(address) <= 100 else f"{address[:99]}…"
