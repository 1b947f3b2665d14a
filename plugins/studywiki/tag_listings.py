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
from studywiki.pages import SourcePage
from studywiki.source import Edit

MARK = re.compile(r"<!--\s*?(?P<name>material/tags)(?P<options>.*?)\s*-->", re.IGNORECASE | re.DOTALL)
_LISTS = ("include", "exclude")
_OPTIONS = {"scope": bool, "shadow": bool, "toc": bool, "layout": str, **dict.fromkeys(_LISTS, list)}


def checked(page: SourcePage, listings: Container[str]) -> SourcePage:
    """Give `page` with every unreadable mark made a plain comment, and a diagnostic for each.

    `listings` are the names of the listings that mkdocs.yml sets up.
    """
    text = page.source.text
    bad = [mark for mark in MARK.finditer(text) if not _is_right(mark["options"], listings)]
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
