"""Where in a Markdown text the addresses of links and images are written: in Markdown, in definitions, in HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct

BLOT = "·"
"""Stands for each character that is not prose; it is no blank, so that a text of code is not an empty text."""
_LIQUID = r"\{\{[^{}\n]*\}\}"
_WRITTEN = rf"(?:{_LIQUID}|[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.)*\))+"
_TARGET = re.compile(
    rf"\]\([ \t]*(?:\n[ \t]*)?(?:<(?P<angled>[^<>\n]*)>|(?P<inline>{_WRITTEN}))"
    r"|^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\[(?!\^)(?:\\.|[^\[\]\\])+\]:[ \t]*"
    r"(?:<(?P<defined_angled>[^<>\n]*)>|(?P<defined>\S+))"
    r"|<[a-zA-Z][^<>]*?\s(?:href|src|poster)\s*=\s*"
    r"(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>]+))",
    re.MULTILINE,
)
_NO_LINE_END = re.compile(r"[^\n]+")
_DEFINED = {"defined", "defined_angled"}
_HTML = {"double", "single", "bare"}
_QUOTED = re.compile(r"\{\{\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)')[^{}]*\}\}")


class Target(Struct, frozen=True):
    """`text[start:end]` is an address."""

    start: int
    end: int
    address: str
    """As a browser reads it: without escapes, Liquid and entities, in NFC."""
    is_defined: bool = False
    """Whether it stands in a definition: `[label]: address`."""


def blotted(text: str, spans: list[tuple[int, int]]) -> str:
    """Give `text` with a blot for each character of `spans`, which are in order and may overlap."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            within = text[max(at, start) : end]
            blots = BLOT * len(within)
            parts += [text[at:start], blots if "\n" not in within else _NO_LINE_END.sub(_blots, within)]
            at = end
    return "".join([*parts, text[at:]])


def _blots(found: re.Match[str]) -> str:
    return BLOT * len(found[0])


def targets(words: str) -> Iterator[Target]:
    """Give the addresses in `words`, a text whose code is blotted out, in order."""
    for found in _TARGET.finditer(words):
        kind = found.lastgroup or ""
        written = found[kind] or ""
        address = read(written, of_html=kind in _HTML)
        yield Target(found.start(kind), found.end(kind), address, kind in _DEFINED)


def read(written: str, *, of_html: bool = False) -> str:
    """Give an address as a browser reads it."""
    plain = _QUOTED.sub(lambda found: found["d"] or found["s"] or "", written)
    plain = re.sub(_LIQUID, "", plain)
    plain = html.unescape(plain) if of_html else re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain)
    return normalize("NFC", unquote(plain))
