"""What a web server, and the browser behind it, may take a file for, by its name and its first bytes.

Servers know hundreds of names, and not the same ones. What one of them has no type for, it sends without or as
`application/octet-stream`; without, browsers look at the bytes, of which markup must start with `<` after white space:
https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type . XML of any name may hold a script,
and starts so as well: https://mimesniff.spec.whatwg.org/#xml-mime-type . So names are asked for what does not start so,
or may rightly start so.

Apache reads a name from its end to its start until it knows a part (`a.html.ko`, `a.svg.bak`):
https://httpd.apache.org/docs/2.4/mod/mod_mime.html#multipleext ; Windows drops dots and blanks at the end of a name.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from mimetypes import MimeTypes


class Kind(Enum):
    """What becomes of a file that a contributor has put beside the pages."""

    DOCUMENT = auto()
    """HTML: it is written anew."""
    DRAWING = auto()
    """SVG: it is written anew."""
    RUNS = auto()
    """It may run at the reader or on the server, and is left out."""
    HOST = auto()
    """It tells the host how to serve the site, and is left out."""
    SAFE = auto()
    """It is published as it is."""


_HTML = frozenset([".html", ".htm", ".shtml"])
_LEFT_OUT = frozenset([".hta", ".htc", ".htx", ".htmls", ".stm", ".shtm", ".mht", ".mhtml", ".eml", ".nws", ".xht"])
_ON_SERVERS = re.compile(r"\.(?:php\d?|phtml|pht|phar|phps|asp|aspx|ashx|asmx|cshtml|jsp|jspx|jspf|cgi|fcgi|cfm)")
"""What cannot be read here, and what runs on some servers."""
_SHOWN_AS_TEXT = frozenset([".txt", ".csv", ".tsv", ".js", ".css"])
"""What every server has a type for that is never opened as markup, and may start with `<`."""
_SEEN_OR_HEARD = ("image/", "audio/", "video/", "font/")
_PACKED = frozenset([".gz", ".br", ".zst", ".bz2", ".xz", ".z", ".zz", ".lzma"])
"""What a server may unpack on its way to the browser, as what the name before it says."""
_KINDS = MimeTypes()
_BEFORE_MARKUP = bytes(range(0x21)) + b"\xef\xbb\xbf\xfe\xff"
"""White space, byte order marks, and the zero bytes of UTF-16."""
HEAD = 4_096
"""Bytes by which markup is known; browsers look at 1,445 of them."""
_AT_NAME_END = ". \t\r\n\x0b\x0c\x00\x1c\x1d\x1e\x1f\x85\xa0\u3000"

_HOSTS = frozenset(["web.config", "staticwebapp.config.json", "_headers", "_redirects", "_worker.js", "_routes.json"])
_HOSTS |= {"netlify.toml", "vercel.json", "now.json", "wrangler.toml", "firebase.json", "router", "cors", "auth"}
"""Azure's and IIS's, Netlify's and Cloudflare's, Vercel's, surge.sh's. `CNAME`, GitHub's, is how owners name a site."""


def kind(name: str, head: bytes) -> Kind:
    """Tell what the file `name` (its path, with slashes) may be taken for; `head` are its first `HEAD` bytes."""
    if _tells_host(name):
        return Kind.HOST
    suffixes = _suffixes(name)
    for number, suffix in enumerate(reversed(suffixes)):
        found = _known(suffix)
        if found is Kind.SAFE or (found and not number):
            return found
        if found is None and _KINDS.guess_type(f"a{suffix}")[0]:
            break
        if found:
            before = suffixes[len(suffixes) - number :]
            return Kind.RUNS if any(each in _PACKED for each in before) else found
    start = head.lstrip(_BEFORE_MARKUP)[:1]
    return Kind.RUNS if start == b"<" or (not start and len(head) == HEAD) else Kind.SAFE


def _known(suffix: str) -> Kind | None:
    """What `suffix` alone tells; None where the bytes must be looked at."""
    if suffix in _HTML:
        return Kind.DOCUMENT
    if suffix == ".svg":
        return Kind.DRAWING
    if suffix in _LEFT_OUT or suffix == ".svgz" or _ON_SERVERS.fullmatch(suffix):
        return Kind.RUNS
    if suffix in _SHOWN_AS_TEXT or (_KINDS.guess_type(f"a{suffix}")[0] or "").startswith(_SEEN_OR_HEARD):
        return Kind.SAFE
    return None


def _suffixes(name: str) -> list[str]:
    """The parts of a file's name that start with a dot, in lower case: `.tar`, `.gz`."""
    bare = name.rpartition("/")[2].rstrip(_AT_NAME_END).lower()
    return [f".{part.strip(_AT_NAME_END)}" for part in bare.split(".")[1:]]


def _tells_host(name: str) -> bool:
    folder, _, own = name.lower().rpartition("/")
    if own in ("web.config", "staticwebapp.config.json"):  # these work in every folder
        return True
    return not folder and own in _HOSTS
