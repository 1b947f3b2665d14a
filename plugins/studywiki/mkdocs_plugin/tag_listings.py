"""The marks at which Material lists tags, `<!-- material/tags -->`: one that it cannot read would stop the build.

https://squidfunk.github.io/mkdocs-material/plugins/tags/#listings
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic
from studywiki.markup import markup
from studywiki.markup.literal_text import Kind
from studywiki.pages.source_page import SourcePage
from studywiki.text.source import Edit

PLUGINS = ("material/tags", "tags")
"""The names by which mkdocs.yml may call Material's plugin."""

_NAMED = re.compile(r"[\w\s./-]*")
"""Paths of pages that may list tags: Material makes a regular expression of the path as it is.
https://github.com/squidfunk/mkdocs-material/blob/9.6.0/material/plugins/tags/structure/listing/manager/__init__.py#L309"""
_HEADING = re.compile(r"<h[1-6][^<>]*>", re.IGNORECASE)
_OWN_PLACE = re.compile(
    r'<h([1-6]) id="([^"{}<>]*)/slug">(?:<a class="toclink" href="#\2/slug">)?\2/name(?:</a>)?'
    r'(?:<a class="headerlink" href="#\2/slug"[^<>{}/]*>[^<>{}/]*</a>)?</h\1>'
)
"""What becomes of the heading by which Material marks the place of a list, with `toc`'s links in it."""

_OPEN = re.compile(r"<!--\s*?(?P<name>material/tags)", re.IGNORECASE)
_LISTS = ("include", "exclude")
_OPTIONS = {"scope": bool, "shadow": bool, "toc": bool, "layout": str, **dict.fromkeys(_LISTS, list)}


_SHOWN = "\ue5da"
"""Keeps a mark in code, which its author wants to be seen, from Material, which would read it there too."""


class Mark(Struct, frozen=True):
    """A place in a page's Markdown where Material is to list tags."""

    text: str
    start: int
    end: int
    name: tuple[int, int]
    """Where `material/tags` stands in the page."""
    options: str
    """YAML."""


def _all(text: str) -> Iterator[Mark]:
    """Every mark in `text`, as Material finds them; in linear time also where none is closed."""
    at = 0
    for opened in _OPEN.finditer(text):
        if opened.start() < at:
            continue
        end = text.find("-->", opened.end())
        if end < 0:
            return
        at = end + len("-->")
        yield Mark(text[opened.start() : at], opened.start(), at, opened.span("name"), text[opened.end() : end])


def marks(text: str) -> list[Mark]:
    """The marks in `text` that are not in code."""
    found = list(_all(text))
    code = [one for one in markup.of(text).stretches if one.kind is not Kind.COMMENT] if found else []
    return [mark for mark in found if not any(one.start <= mark.start < one.end for one in code)]


def hidden(text: str) -> str:
    """`text` with the marks in code out of Material's sight, until `seen` gives them back."""
    live = {mark.start for mark in marks(text)}
    parts, at = [], 0
    for mark in _all(text):
        if mark.start not in live:
            parts += [text[at : mark.start], f"<!--{_SHOWN}"]
            at = mark.start + len("<!--")
    return "".join([*parts, text[at:]])


def seen(text: str) -> str:
    """Undo `hidden`."""
    return text.replace(_SHOWN, "") if _SHOWN in text else text


def without_false_places(html: str) -> str:
    """`html`, a page's, in which Material takes no heading but its own for the place of a list of tags.

    It looks for any whose `id` is what it has given its own, and fills its text as a format string.
    https://github.com/squidfunk/mkdocs-material/blob/9.6.0/material/plugins/tags/structure/listing/manager/__init__.py#L279-L296
    """

    def checked(start: re.Match[str]) -> str:
        own = "/slug" not in start[0] or _OWN_PLACE.match(html, start.start())
        return start[0] if own else start[0].replace("/slug", "-slug")

    return _HEADING.sub(checked, html) if "/slug" in html else html


def checked(
    page: SourcePage, listings: Callable[[], Container[str]], layouts: Callable[[], Container[str]]
) -> SourcePage:
    """`page` with every unreadable mark made a plain comment, and a diagnostic for each.

    `listings` gives the names of the listings that mkdocs.yml sets up, `layouts` those of the theme's folders of
    templates for them.
    """
    if page.is_too_much:
        return page
    text = page.source.text
    named = bool(_NAMED.fullmatch(page.path))
    bad = [mark for mark in marks(text) if not named or not _is_right(mark.options, listings(), layouts())]
    if not bad:
        return page
    edits = [Edit(*mark.name, "material-tags") for mark in bad]
    code, values = ("tag-listing-unreadable", {}) if named else ("tag-listing-file-name", {"path": page.path})
    found = [Diagnostic(code, page.source.locate(mark.start, mark.end), {"text": mark.text, **values}) for mark in bad]
    return replace(page, source=page.source.edited(edits), diagnostics=(*page.diagnostics, *found))


def _is_right(options: str, listings: Container[str], layouts: Container[str]) -> bool:
    try:
        loaded: Any = yaml.safe_load(options)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    if isinstance(loaded, str):
        return loaded in listings
    if not isinstance(loaded, dict):
        return not loaded
    if not all(key in _OPTIONS and isinstance(value, _OPTIONS[key]) for key, value in loaded.items()):
        return False
    if loaded.get("layout", "default") not in layouts:
        return False
    return all(isinstance(tag, str | int | float | bool) for key in _LISTS for tag in loaded.get(key, ()))
