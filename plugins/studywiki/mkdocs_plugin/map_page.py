"""The map of the wiki: the page that has the whole sidebar as lists, where the other pages have a part of it.

It is what a reader without script has instead of the rest, and the one page that grows with the wiki.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from studywiki.messages.phrases import spoken
from studywiki.mkdocs_plugin import own_pages
from studywiki.mkdocs_plugin.made_files import MadeFiles
from studywiki.theme import nav_list
from studywiki.theme.outline import ENTRIES
from studywiki.theme.sidebar import PRUNE, Sidebar

_NAMES = ("map.md", "wiki-map.md")


def add(files: Files, made: MadeFiles, config: MkDocsConfig, language: str) -> str | None:
    """The name of the page, added where the sidebar is too large to be whole in every page."""
    if config.theme.name != "material" or PRUNE in (config.theme.get("features") or ()):
        return None
    entries = _count(config.nav) if config.nav else _count_of_folders(files)
    if entries <= ENTRIES:
        return None
    return own_pages.add(files, made, config, _NAMES, spoken("theme", language)["map"], "")


def fill(files: Files, name: str | None, sidebar: Sidebar) -> str:
    """The address of the page `name`, which has got its lists; nothing where there is no such page.

    Titles are settled by then.
    """
    file = files.src_uris.get(name) if name else None
    if file is None or not isinstance(file.page, Page):
        return ""
    file.page.content = nav_list.html(sidebar.outline, file.page)
    return file.page.url


def _count(nav: Any) -> int:  # noqa: ANN401  what YAML holds
    """The entries of `config.nav`."""
    if isinstance(nav, dict):
        return sum(1 + (_count(inner) if isinstance(inner, list) else 0) for inner in nav.values())
    return sum(_count(each) for each in nav) if isinstance(nav, list) else 1


def _count_of_folders(files: Files) -> int:
    """The entries that MkDocs makes of files where nobody has written a nav."""
    paths = [file.src_uri for file in files.documentation_pages() if file.inclusion.is_in_nav()]
    return len(paths) + len({path.rpartition("/")[0] for path in paths} - {""})
