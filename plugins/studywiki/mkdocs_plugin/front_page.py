"""The wiki's front page: where it has none, another page stands in, so that its address is no dead end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key

from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.wiki import suffixes

PLACE = "index.html"
_NAMES = ("index", "readme")


def missing(files: Files, leading: dict[str, File], read: Pages, config: MkDocsConfig) -> Iterator[Diagnostic]:
    """Enter into `leading` the page that stands in for a front page, where there is none; gives what to say of it.

    That is the page with `homepage: true`, one that is nearly called so, the sidebar's first, or the first of all; to
    be called when `config.nav` is what it will be.
    """
    pages = [
        file for file in files.documentation_pages() if file.inclusion.is_included() and file.dest_uri != "404.html"
    ]
    if PLACE in leading or not pages or any(file.dest_uri == PLACE and file.inclusion.is_included() for file in files):
        return
    if any(suffixes.file_stem(file.src_uri) in ("index", "README") for file in pages):
        return  # another plugin has given it another place, as `i18n` does for each language
    pages.sort(key=file_sort_key)
    chosen = next((file for file in pages if read.read(file).meta.get("homepage") is True), None)
    if chosen:
        leading[PLACE] = chosen
        return
    near = (file for file in pages if "/" not in file.src_uri and file.name.lower() in _NAMES)
    listed = (files.get_file_from_path(path) for path in _paths(config.nav))
    first = next(near, None) or next((file for file in listed if file in pages), pages[0])
    leading[PLACE] = first
    where = folders(config)
    values = {"path": where.shown_of_docs("index.md"), "page": where.shown_of_docs(first.src_uri)}
    yield Diagnostic("no-front-page", where.home, values)


def _paths(nav: Any) -> Iterator[str]:  # noqa: ANN401  MkDocs' form of it is lists, mappings and strings
    if isinstance(nav, str):
        yield nav
    for inner in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _paths(inner)
