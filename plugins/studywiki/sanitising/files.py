"""Files that lie beside the pages and that a browser would open as a page of the site's own.

What may run is decided by what a web server would call the file, and where that is not sure, by whether it is markup:
dozens of names are served as XML, and XML of any name may hold a script. https://mimesniff.spec.whatwg.org/#xml-mime-type
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from mimetypes import MimeTypes
from pathlib import PurePosixPath

from studywiki.diagnostics import Diagnostic, Location
from studywiki.pages import encoding
from studywiki.sanitising import cleaner, drawings

_HTML = frozenset({".html", ".htm", ".shtml"})
_SHOWN_AS_TEXT = frozenset({".txt", ".csv", ".tsv", ".js", ".mjs", ".cjs", ".css", ".json", ".ipynb", ".map"})
"""What is never opened as markup, whatever it starts with."""
_LEFT_OUT = frozenset({".svgz", ".hta", ".htc", ".php", ".phtml", ".php5", ".asp", ".aspx", ".jsp", ".cgi"})
"""What cannot be read here, and what runs on some servers."""
_SEEN_OR_HEARD = ("image/", "audio/", "video/", "font/")
_KINDS = MimeTypes()
_BEFORE_MARKUP = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
HEAD = 4_096
"""Bytes by which markup is known."""
_LARGEST = 10_000_000
_TITLE = re.compile(r"<title[^<>]*>([^<]{0,500})", re.IGNORECASE)
_LAYOUT = (
    '<!doctype html>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
    "<title>{title}</title>\n{body}\n"
)


@dataclass(frozen=True, slots=True)
class Treated:
    """What is to be published in a file's place."""

    data: bytes | None
    """None: nothing."""
    diagnostics: tuple[Diagnostic, ...] = ()


def may_run(name: str, head: bytes) -> bool:
    """Tell whether a browser may open the file `name` as a page; `head` are its first `HEAD` bytes."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _HTML or suffix in _LEFT_OUT or suffix == ".svg":
        return True
    if suffix in _SHOWN_AS_TEXT or (_KINDS.guess_type(f"a{suffix}")[0] or "").startswith(_SEEN_OR_HEARD):
        return False
    start = head.lstrip(_BEFORE_MARKUP)[:1]
    return start == b"<" or (not start and len(head) == HEAD)


def treated(name: str, data: bytes, file: str) -> Treated:
    """Give what of a file that `may_run` is published; `file` is its name in diagnostics. Never raises."""
    suffix = PurePosixPath(name).suffix.lower()
    left_out = Treated(None, (Diagnostic("file-left-out", Location(file), {"path": file}),))
    if len(data) > _LARGEST:
        return left_out
    if suffix in _HTML:
        return _document(data, file)
    return _drawing(data, file) if suffix == ".svg" else left_out


def _drawing(data: bytes, file: str) -> Treated:
    try:
        clean, removed = drawings.cleaned(data)
    except drawings.UnreadableError as error:
        return Treated(None, (Diagnostic("drawing-unreadable", Location(file), {"path": file, "why": str(error)}),))
    found = (Diagnostic("html-removed", Location(file, line), {"what": what}) for line, what in removed)
    return Treated(clean, tuple(found))


def _document(data: bytes, file: str) -> Treated:
    """Give the text of an HTML file as a plain page; one without any markup, as sites are claimed with, as it is."""
    text = encoding.decode(data, file)[0]
    body = cleaner.clean(text)
    if body == text:
        return Treated(data)
    title = _TITLE.search(text)
    page = _LAYOUT.format(title=escape(title[1].strip() if title else PurePosixPath(file).stem, quote=False), body=body)
    return Treated(page.encode(), (Diagnostic("file-cleaned", Location(file), {"path": file}),))
