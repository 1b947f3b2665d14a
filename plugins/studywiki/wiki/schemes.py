"""How addresses begin: what leads out of the wiki, what runs something, what no reader can follow.

Whether an address *has* a scheme is asked as browsers do (https://url.spec.whatwg.org/#scheme-state); whether it may
be *dangerous*, of all that a lenient reader could take for one.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

HARMLESS = frozenset({"http", "https", "mailto", "tel", "ftp", "ftps", "sms", "xmpp", "irc", "ircs"})
"""Of links; none of them runs anything."""
_SCRIPTS = {"javascript", "vbscript", "data"}

_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = re.compile(r"[\t\n\r]")
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB = re.compile(r"https?:(//)?", re.IGNORECASE)
_WEB_OR_MAIL = re.compile(r"(?:https?:)?//\S|mailto:\S", re.IGNORECASE)
_DRIVE = re.compile(r"[a-zA-Z]:[\\/](?!/)")
_PICTURE = re.compile(r"data:image/(?:png|gif|jpe?g|webp|avif|bmp|svg\+xml|x-icon)[;,]", re.IGNORECASE)
_LOCAL = re.compile(r"(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$", re.IGNORECASE)


def scheme(address: str) -> str:
    """The scheme of `address` as a browser reads it, in lower case; empty where it has none."""
    found = _SCHEME.match(_WITHIN.sub("", address.strip(_AROUND)))
    return found[1].lower() if found else ""


def leads_out(address: str) -> bool:
    """Whether `address` names another place by itself: with a scheme, or a host (`//a.b/c`)."""
    return address.lstrip(_AROUND).startswith("//") or bool(scheme(address))


def is_web(address: str) -> bool:
    """Whether `address` is one of the web's, with its scheme."""
    found = _WEB.match(address)
    return bool(found and found[1])


def is_web_or_mail(address: str) -> bool:
    """Whether `address` is what people write for a link out of the wiki: of the web, or mail."""
    return bool(_WEB_OR_MAIL.match(address))


def without_web(address: str) -> str:
    """`address` without `http:` and `https:`, which sites and their readers mix."""
    found = _WEB.match(address)
    return address[address.index(":") + 1 :] if found else address


def is_readable(address: str) -> bool:
    """Whether `address` can be taken apart: `https://[` cannot."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def suspected(address: str) -> str:
    """The scheme that the most lenient reader could see in `address`: one that passes over all blanks."""
    found = _SCHEME.match(_BLANK.sub("", address))
    return found[1].lower() if found else ""


def is_script(address: str) -> bool:
    """Whether a browser would run `address`: a link that does is shown, as on GitHub, but leads nowhere."""
    return suspected(address) in _SCRIPTS and not is_picture(address)


def runs(address: str) -> bool:
    """Whether `address` may run something, or is of a kind that nobody needs in a wiki."""
    found = suspected(address)
    return bool(found) and found not in HARMLESS


def is_on_own_machine(address: str) -> bool:
    r"""Whether `address` is a file of the author's own machine: `file:///a.pdf`, `C:\a.pdf`."""
    return suspected(address) == "file" or bool(_DRIVE.match(address.strip()))


def is_in_own_browser(address: str) -> bool:
    """Whether `address` is something that the author's own browser holds while a page is open: `blob:https://…`."""
    return suspected(address) == "blob"


def is_picture(address: str) -> bool:
    """Whether `address` holds a picture itself; as the source of an image, an SVG runs nothing."""
    return bool(_PICTURE.match(address.strip()))


def is_private(address: str) -> bool:
    """Whether `address` leads to the author's own machine or network, where no reader can follow."""
    try:
        host = urlsplit(address.strip()).hostname or ""
        if not host:
            return False
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(_LOCAL.search(host)) if "host" in locals() else False
