"""Which addresses a link, an image or a frame may have."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "ftps", "sms", "xmpp", "irc", "ircs"})
"""Of links; none of them runs anything."""

_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_DRIVE = re.compile(r"[a-zA-Z]:[\\/](?!/)")
_PICTURE = re.compile(r"data:image/(?:png|gif|jpe?g|webp|avif|bmp|svg\+xml|x-icon)[;,]", re.IGNORECASE)
_LOCAL = re.compile(r"(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$", re.IGNORECASE)


def scheme(address: str) -> str:
    """The scheme of `address` as a browser reads it, which passes over blanks and control characters."""
    found = _SCHEME.match(_BLANK.sub("", address))
    return found[1].lower() if found else ""


def runs(address: str) -> bool:
    """Tell whether `address` may run something, or is of a kind that nobody needs in a wiki."""
    found = scheme(address)
    return bool(found) and found not in SCHEMES


def is_on_own_machine(address: str) -> bool:
    r"""Tell whether `address` is a file of the author's own machine: `file:///a.pdf`, `C:\a.pdf`."""
    return scheme(address) == "file" or bool(_DRIVE.match(address.strip()))


def is_picture(address: str) -> bool:
    """Tell whether `address` holds a picture itself; as the source of an image, an SVG runs nothing."""
    return bool(_PICTURE.match(address.strip()))


def is_private(address: str) -> bool:
    """Tell whether `address` leads to the author's own machine or network, where no reader can follow."""
    try:
        host = urlsplit(address.strip()).hostname or ""
        if not host:
            return False
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(_LOCAL.search(host)) if "host" in locals() else False
