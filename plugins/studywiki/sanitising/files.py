"""Files that lie beside the pages and that a browser would open as a page of the site's own.

What is published of them does not depend on how their bytes are read: it is written anew, and in ASCII, which every
encoding that a browser may guess, or be told by the host, reads alike. Those that do not, UTF-7, ISO-2022-KR and HZ
among them, no browser reads any more: https://encoding.spec.whatwg.org/#replacement
"""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import PurePosixPath

from msgspec import Struct

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.html_elements import END_LEFT_OUT, VOID
from studywiki.pages import encoding
from studywiki.sanitising import cleaner, drawings
from studywiki.sanitising.file_kinds import Kind

LARGEST = 10_000_000
"""Bytes of a file that is read."""
_MOST_NESTED = 2_000_000
"""Tags of a document times how many of them are open at once: parsing one takes time and room in proportion to it."""
_TITLE = re.compile(r"<title[^<>]*>([^<]{0,500})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_ITSELF = VOID | END_LEFT_OUT | {"a"}
"""Browsers close these themselves; a link, where the next one starts."""
_PLAIN = re.compile(rb"[\t\n\r\x20-\x7e]*")
_MARKUP = re.compile(rb"[<>&]")
_LAYOUT = (
    '<!doctype html>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
    "<title>{title}</title>\n{body}\n"
)


class Treated(Struct, frozen=True):
    """What is to be published in a file's place."""

    data: bytes | None
    """None: nothing."""
    diagnostics: tuple[Diagnostic, ...] = ()


def treated(kind: Kind, data: bytes, file: str) -> Treated:
    """What is published of a file that is not `Kind.SAFE`; `file` is its name in diagnostics. Never raises."""
    if kind is Kind.HOST:
        return Treated(None, (Diagnostic("file-tells-host", Location(file), {"path": file}),))
    if kind is Kind.RUNS or len(data) > LARGEST:
        return _left_out(file)
    return _document(data, file) if kind is Kind.DOCUMENT else _drawing(data, file)


def _left_out(file: str) -> Treated:
    return Treated(None, (Diagnostic("file-left-out", Location(file), {"path": file}),))


def _drawing(data: bytes, file: str) -> Treated:
    try:
        clean, removed = drawings.cleaned(data)
    except drawings.UnreadableError as error:
        return Treated(None, (Diagnostic("drawing-unreadable", Location(file), {"path": file, "why": str(error)}),))
    found = (Diagnostic("html-removed", Location(file, line), {"what": what}) for line, what in removed)
    return Treated(clean, tuple(found))


def _document(data: bytes, file: str) -> Treated:
    """The text of an HTML file as a plain page; a line without any markup, as sites are claimed with, as it is."""
    if _PLAIN.fullmatch(data) and not _MARKUP.search(data):
        return Treated(data)
    text, faults = encoding.decode(data, file)
    if _nested(text) > _MOST_NESTED:
        return _left_out(file)
    body = cleaner.clean(text)
    title = _TITLE.search(text)
    name = unescape(title[1]).strip() if title else PurePosixPath(file).stem
    page = _LAYOUT.format(title=escape(name, quote=False), body=body).encode("ascii", "xmlcharrefreplace")
    if body != text:
        return Treated(page, (Diagnostic("file-cleaned", Location(file), {"path": file}),))
    return Treated(page, tuple(fault for fault in faults if fault.severity is not Severity.INFO))


def _nested(text: str) -> int:
    """The number of a document's tags, times how many of them are open at once, as far as can be told."""
    count = depth = deepest = 0
    for tag in _TAG.finditer(text):
        count += 1
        if tag[2].lower() not in _CLOSED_BY_ITSELF:
            depth += -1 if tag[1] else 1
            deepest = max(deepest, depth)
    return count * deepest
