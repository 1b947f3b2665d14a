"""A page as the plugin renders it, with all that is told of it, and no wiki around it."""

from __future__ import annotations

from functools import cache

from studywiki.check import run
from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic
from studywiki.page.render import Renderer
from studywiki.pages import source_page
from studywiki.pages.page_input import PageInput
from studywiki.wiki.wiki import Wiki


@cache
def _renderer() -> Renderer:
    return Renderer()


def rendered(data: bytes, file: str = "a.md", wiki: Wiki | None = None) -> tuple[str, list[Diagnostic]]:
    """Give the HTML of the page whose file holds `data`, and what `studywiki check` says of it.

    In a `wiki` its links are looked at too.
    """
    around = wiki or Wiki()
    page = source_page.read(file, data, file)
    made = _renderer().render(PageInput(page.source, file, page.meta, as_source=page.is_too_much), around)
    checked = CheckedPage(page, lambda: data, made.article.anchors, tuple(made.anchored), passed_by=page.is_too_much)
    return made.html, run.run(CheckedWiki({file: checked}), [*page.diagnostics, *made.diagnostics])
