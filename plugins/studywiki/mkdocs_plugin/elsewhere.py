"""The wiki's links to other sites: of its pages and its sidebar, but for those that mkdocs.yml excepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from studywiki.check import external_links
from studywiki.diagnostics import Location
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.pages import encoding
from studywiki.pages.confined import RefusedError
from studywiki.sidebar.model import Entry
from studywiki.sidebar.parse import parse
from studywiki.wiki import schemes

_SIDEBAR = 2_000_000
"""Bytes of a sidebar that are read."""


def links(
    files: Iterable[File], pages: Pages, config: MkDocsConfig, options: StudyWikiConfig
) -> list[tuple[str, Location]]:
    """Each address of another site, with the place where it is written."""
    found = [link for file in files if not file.generated_by for link in _of_page(file, pages)]
    for name in dict.fromkeys(filter(None, (options.sidebar, options.topnav))):
        found += _of_sidebar(name, config)
    excepted = options.check_external_except
    return [(url, place) for url, place in found if not any(fnmatchcase(url, each) for each in excepted)]


def _of_page(file: File, pages: Pages) -> Iterator[tuple[str, Location]]:
    page = pages.read(file)
    if not page.is_too_much:
        yield from external_links.links(page.source)


def _of_sidebar(name: str, config: MkDocsConfig) -> list[tuple[str, Location]]:
    where = folders(config)
    path = where.named(name)
    try:
        data = where.confined(path).head(path, _SIDEBAR)
    except (FileNotFoundError, RefusedError):  # the sidebar itself tells of it
        return []
    shown = where.shown(path)
    return list(_of_entries(parse(encoding.decode(data, shown)[0], shown)[0].entries))


def _of_entries(entries: Iterable[Entry]) -> Iterator[tuple[str, Location]]:
    for entry in entries:
        if entry.address and entry.address.absolute and schemes.is_web(entry.address.text):
            yield entry.address.text, entry.address.location
        yield from _of_entries(entry.children)
