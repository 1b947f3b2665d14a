"""Addresses as they are read, and an address in the case of the file that it means."""

from __future__ import annotations

from unicodedata import normalize
from urllib.parse import quote, unquote

from studywiki.wiki import suffixes


def plain(href: str) -> str:
    """An address as it is read: without escapes, in NFC."""
    return normalize("NFC", unquote(href))


def read_path(written: str) -> str:
    """The path in an address as it is read, with the slashes that Windows writes the other way."""
    return plain(written).replace("\\", "/")


def respelt(written: str, path: str) -> str:
    """The address `written` with the case of `path`, the file that it means in another case; the rest stays."""
    real = suffixes.stem(path).split("/")
    end = suffixes.split(written.lower())[1]
    parts = (written[: -len(end)] if end else written).split("/")
    if not end and plain(parts[-1]).casefold() != real[-1].casefold():
        real = path.split("/")
    for back in range(1, min(len(parts), len(real)) + 1):
        if plain(parts[-back]).casefold() != real[-back].casefold():
            break
        if plain(parts[-back]) != real[-back]:
            parts[-back] = real[-back] if parts[-back] == plain(parts[-back]) else quote(real[-back])
    return "/".join(parts) + end
