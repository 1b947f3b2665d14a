"""The words of a page's front matter that the glossary has a say in: its title, and what is said of the page.

Not tags: a tag is the name of a list of pages, and all pages of the list have to have it alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KEYS = ("title", "subtitle", "summary", "description", "keywords", "outcomes")
"""Keys whose values are words for readers."""


def words(meta: Mapping[str, Any]) -> str:
    """The words in the front matter `meta`, a value a line."""
    return "\n".join(value for key in KEYS for value in values(meta, key))


def values(meta: Mapping[str, Any], key: str) -> list[str]:
    """What `key` has in `meta`: one text, or those of a list."""
    value = meta.get(key)
    return [str(each) for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
