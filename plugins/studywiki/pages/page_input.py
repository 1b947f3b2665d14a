"""What a page is rendered from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from studywiki.text.source import Source


class PageInput(Struct, frozen=True):
    """A page's text as its author wrote it, and what stands above it."""

    source: Source
    """Its Markdown without front matter."""
    path: str = ""
    """Below the docs folder; empty where there is no wiki around the page."""
    meta: Mapping[str, Any] = field(default_factory=dict)
    """Its front matter."""
    as_source: bool = False
    """Whether it is too much to be rendered: its source is what is shown."""
