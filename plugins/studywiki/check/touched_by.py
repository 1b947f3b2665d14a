"""Which problems a change is to blame for: those in what it touches, and those that it makes elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from unicodedata import normalize
from urllib.parse import unquote

from studywiki.diagnostics import Diagnostic, EntryGone, FileGone, OtherFile


def caused(diagnostic: Diagnostic, changed: Mapping[str, str]) -> bool:
    """Tell whether the change of the files `changed` (name -> `A`, `D` or `M`) has to do with `diagnostic`.

    A page that is gone breaks the links of pages that nobody touched, a heading that is renamed those to its anchor, a
    new page may take another's title.
    """
    if normalize("NFC", diagnostic.location.file) in {normalize("NFC", file) for file in changed}:
        return True
    match diagnostic.cause:
        case FileGone(address):
            return _stem(address) in {_stem(file) for file, how in changed.items() if how == "D"}
        case OtherFile(file):
            other = normalize("NFC", file)
            return any(f"/{normalize('NFC', each)}".endswith(f"/{other}") for each in changed)
        case EntryGone():
            return any(file.endswith((".yml", ".yaml")) for file in changed)
    return False


def _stem(address: str) -> str:
    """The name of the file that an address, or a path, ends in, without its extension."""
    path = re.split(r"[?#]", unquote(address), maxsplit=1)[0].rstrip("/")
    return normalize("NFC", posixpath.splitext(posixpath.basename(path))[0]).casefold()
