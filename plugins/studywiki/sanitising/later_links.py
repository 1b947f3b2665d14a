"""Elements that another plugin makes links of, when all pages are known: `<autoref>` of `mkdocs-autorefs`.

It reads their attributes, unescapes the values, and prints them into the page as they are, so none may hold what ends
an attribute or begins a tag. One without an identifier stops the build.
https://github.com/mkdocstrings/autorefs/blob/1.4.3/src/mkdocs_autorefs/_internal/references.py#L330-L420
"""

from __future__ import annotations

import re

from studywiki.html_elements import names

ELEMENT = "autoref"
ATTRIBUTES = set(names("identifier slug optional backlink-type backlink-anchor"))
_ALIKE = str.maketrans({'"': "”", "<": "‹", ">": "›"})
"""Where it finds no such place, it shows the identifier in brackets, as it was written."""
_OF_NOTHING = re.compile(r"<autoref (?![^<>]*?identifier=)[^<>]*>")


def value(name: str, written: str) -> str | None:
    """The value that the attribute `name` is to have in place of `written`; None: none."""
    return written.translate(_ALIKE) if name in ATTRIBUTES else None


def settled(html: str) -> str:
    """The clean `html`, in which those that refer to nothing are left alone by the plugin."""
    return _OF_NOTHING.sub("<autoref>", html) if "<autoref " in html else html
