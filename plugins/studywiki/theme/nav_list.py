"""The whole sidebar as lists within lists: the map of the wiki."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from studywiki.theme.outline import Outline


def html(outline: Outline, page: Page) -> str:
    """The lists, with links as they start from `page`. Titles are HTML: `Titles.settle` has made them so."""
    return "".join(_list(outline, None, page, ' class="studywiki-map"'))


def _list(outline: Outline, section: Any, page: Page, attributes: str = "") -> Iterator[str]:  # noqa: ANN401  MkDocs' or a plugin's
    yield f"<ul{attributes}>\n"
    for place in outline.listed(section):
        item = place.item
        own = outline.index(item) if item.children else item
        title = item.typeset["title"] if getattr(item, "typeset", None) else item.title
        if own is None:
            yield f"<li>{title}"
        else:
            yield f'<li><a href="{escape(normalize_url(own.url, page))}">{title}</a>'
        if item.children and outline.listed(item):
            yield from _list(outline, item, page)
        yield "</li>\n"
    yield "</ul>\n"
