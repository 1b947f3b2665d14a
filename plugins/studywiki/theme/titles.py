"""Titles become HTML before any template prints them.

Material prints titles as they are, and takes them for HTML: those from a heading are, those from front matter and the
navigation are the author's plain text. https://github.com/squidfunk/mkdocs-material/issues/2229 is one of the cases.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_BARE_AMPERSAND = re.compile(r"&(?!#\d+;|#[xX][0-9a-fA-F]+;|\w+;)")


def escaped(title: object) -> str:
    """Give a title as HTML. One that is HTML already (`A &amp; B`, from a heading) stays as it is."""
    text = _BARE_AMPERSAND.sub("&amp;", str(title))
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def plain(title: object) -> str:
    """Give a title as text, for what is no HTML: a form's field, an address."""
    return html.unescape(re.sub(r"<[^<>]*>", "", str(title))).strip()


def make_safe(pages: Iterable[Page], nav: Navigation) -> None:
    """Escape the titles of every page, section and link, in place."""
    for page in pages:
        if page.title is not None:
            page.title = escaped(page.title)
        for key in ("title", "description", "author"):
            if page.meta.get(key) is not None:
                page.meta[key] = escaped(page.meta[key])
    for item in _items(nav.items):
        if not isinstance(item, Page) and item.title:
            item.title = escaped(item.title)


def _items(items: Iterable[Any]) -> Iterable[StructureItem]:
    for item in items:
        yield item
        yield from _items(item.children or ())
