"""The marks at which Material lists tags, `<!-- material/tags -->`: one that it cannot read would stop the build.

https://squidfunk.github.io/mkdocs-material/plugins/tags/#listings
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from typing import Any

import yaml

from studywiki.diagnostics import Diagnostic
from studywiki.pages.source_page import SourcePage
from studywiki.text import verbatim
from studywiki.text.source import Edit

PLUGINS = ("material/tags", "tags")
"""The names by which mkdocs.yml may call Material's plugin."""

_MARK = re.compile(r"<!--\s*?(?P<name>material/tags)(?P<options>.*?)\s*-->", re.IGNORECASE | re.DOTALL)
_LISTS = ("include", "exclude")
_OPTIONS = {"scope": bool, "shadow": bool, "toc": bool, "layout": str, **dict.fromkeys(_LISTS, list)}


_SHOWN = "\ue5da"
"""Keeps a mark in code, which its author wants to be seen, from Material, which would read it there too."""


def marks(text: str) -> list[re.Match[str]]:
    """Give the marks in `text` that are not in code."""
    found = list(_MARK.finditer(text))
    code = [one for one in verbatim.stretches(text) if one.kind is not verbatim.Kind.COMMENT] if found else []
    return [mark for mark in found if not any(one.start <= mark.start() < one.end for one in code)]


def hidden(text: str) -> str:
    """Give `text` with the marks in code out of Material's sight, until `seen` gives them back."""
    if not _MARK.search(text):
        return text
    live = {mark.start() for mark in marks(text)}
    return _MARK.sub(lambda mark: mark[0] if mark.start() in live else f"<!--{_SHOWN}{mark[0][4:]}", text)


def seen(text: str) -> str:
    """Undo `hidden`."""
    return text.replace(_SHOWN, "") if _SHOWN in text else text


def checked(page: SourcePage, listings: Container[str]) -> SourcePage:
    """Give `page` with every unreadable mark made a plain comment, and a diagnostic for each.

    `listings` are the names of the listings that mkdocs.yml sets up.
    """
    text = page.source.text
    bad = [mark for mark in marks(text) if not _is_right(mark["options"], listings)]
    if not bad:
        return page
    edits = [Edit(mark.start("name"), mark.end("name"), "material-tags") for mark in bad]
    found = [
        Diagnostic("tag-listing-unreadable", page.source.locate(mark.start(), mark.end()), {"text": mark[0]})
        for mark in bad
    ]
    return replace(page, source=page.source.edited(edits), diagnostics=(*page.diagnostics, *found))


def _is_right(options: str, listings: Container[str]) -> bool:
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
    return all(isinstance(tag, str | int | float | bool) for key in _LISTS for tag in loaded.get(key, ()))
