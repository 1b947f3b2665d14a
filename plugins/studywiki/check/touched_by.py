"""Which problems a change is to blame for: those in what it touches, and those that it makes elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from unicodedata import normalize
from urllib.parse import unquote

from studywiki.diagnostics import Diagnostic

_LEAD_TO = {
    "broken-link": "target",
    "broken-image": "target",
    "sidebar-no-such-page": "page",
    "sidebar-link-without-scheme": "page",
}
"""Problems of an address that leads nowhere -> where its text is among the values."""
_OTHER = {"broken-anchor": "page", "duplicate-title": "other"}
"""Problems that two files have together -> where the other one is among the values."""


def caused(diagnostic: Diagnostic, changed: Mapping[str, str]) -> bool:
    """Tell whether the change of the files `changed` (name -> `A`, `D` or `M`) has to do with `diagnostic`.

    A page that is gone breaks the links of pages that nobody touched, a heading that is renamed those to its anchor, a
    new page may take another's title.
    """
    if normalize("NFC", diagnostic.location.file) in {normalize("NFC", file) for file in changed}:
        return True
    if key := _LEAD_TO.get(diagnostic.name):
        gone = {_stem(file) for file, how in changed.items() if how == "D"}
        return _stem(diagnostic.values.get(key, "")) in gone
    if key := _OTHER.get(diagnostic.name):
        other = normalize("NFC", diagnostic.values.get(key, ""))
        return any(f"/{normalize('NFC', file)}".endswith(f"/{other}") for file in changed)
    if diagnostic.name in ("sidebar-page-not-listed", "sidebar-folder-not-listed"):
        return any(file.endswith((".yml", ".yaml")) for file in changed)  # an entry may have been taken out
    return False


def _stem(address: str) -> str:
    """Give the name of the file that an address, or a path, ends in, without its extension."""
    path = re.split(r"[?#]", unquote(address), maxsplit=1)[0].rstrip("/")
    return normalize("NFC", posixpath.splitext(posixpath.basename(path))[0]).casefold()
