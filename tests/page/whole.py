"""A page as the plugin renders it, with all that is told of it, and no wiki around it."""

from __future__ import annotations

from functools import cache

from markdown import Markdown

from studywiki.check import run
from studywiki.check.checked_wiki import CheckedPage, Wiki
from studywiki.diagnostics import Diagnostic
from studywiki.markdown.extensions import EXTENSIONS
from studywiki.math.engine import Engine
from studywiki.math.extension import MathExtension
from studywiki.math.page import Wiki as Formulas
from studywiki.page import pipeline
from studywiki.pages import source_page
from studywiki.rendering import Rendering


@cache
def _engine() -> Engine:
    return Engine()


def rendered(data: bytes, file: str = "a.md") -> tuple[str, list[Diagnostic]]:
    """Give the HTML of the page whose file holds `data`, and what `studywiki check` says of it."""
    page, rendering = source_page.read(file, data, file), Rendering()
    md = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    math = MathExtension(rendering, _engine(), Formulas("ko"))
    md.registerExtensions(pipeline.extensions(rendering, math, pipeline.Options()), {})
    rendering.begin(page.source, file, page.meta, as_source=page.is_too_much)
    html = md.convert(page.source.text)
    found = [*page.diagnostics, *rendering.diagnostics]
    checked = CheckedPage(page, data, html, tuple(rendering.anchored), page.is_too_much)
    return html, run.run(Wiki({file: checked}), found)
