"""The sidebar's way into MkDocs: which file it is, what it needs to know, and its tree as `config.nav`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import weak_property

from studywiki.diagnostics import Diagnostic, Severity
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.kept_pages import KeptPage
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import known_as
from studywiki.mkdocs_plugin.private_links import private_links
from studywiki.mkdocs_plugin.sidebar_files import SidebarFiles
from studywiki.pages.confined import RefusedError
from studywiki.sidebar import conditions, nav
from studywiki.sidebar.model import Sidebar, Spelling
from studywiki.sidebar.orphans import orphans
from studywiki.sidebar.resolve import Resolved, resolve
from studywiki.wiki.folders import Folders
from studywiki.wiki.left_out import PATTERNS
from studywiki.wiki.wiki import Wiki

IN_JEKYLL = "_data/sidebar_doc.yml"
"""Where a Jekyll wiki has its sidebar, below the docs folder."""
OTHERS = "_data/sidebars"
"""Where a wiki on the old theme's newer versions has its sidebars: several, of which only its author can choose."""
_HERE = "studywiki:"
"""Marks a link to a place in the wiki, until MkDocs has checked that links in the nav have a scheme."""


class SidebarPage(KeptPage):
    """A page in the sidebar: only the page that its section's own title leads to is shown as the section's index."""

    heads_section = False
    known = ""
    """Its title before it is read, which plugins ask for in `on_nav` (`add-number`)."""

    @weak_property
    def title(self) -> str | None:
        """The title: what the sidebar, the page or a plugin says."""
        return Page.title.__get__(self, type(self)) or self.known or None

    @property
    def is_index(self) -> bool:
        """Tell Material's `navigation.indexes` what the sidebar says, not what the file is called."""
        return self.heads_section or (self.is_top_level and self.file.name == "index")


def prepare(config: MkDocsConfig, options: StudyWikiConfig) -> None:
    """Leave Jekyll's own files out of the site (what the user says in `exclude_docs` wins); watch the sidebar."""
    own = PathSpec().run_validation("\n".join(PATTERNS))
    config.exclude_docs = own + config.exclude_docs if config.exclude_docs else own
    watched = [sidebar_file(config, options), folders(config).named(options.topnav) if options.topnav else None]
    config.watch += [str(path) for path in watched if path and path.is_file()]


def withdraw(config: MkDocsConfig, mine: Mapping[str, Any]) -> None:
    """Take back what `build` has entered into `config`, of which `mine` was written: the wiki is built once more."""
    if mine.get("nav") is None:
        config.nav = None
    bar(config).clear()


def sidebar_file(config: MkDocsConfig, options: StudyWikiConfig) -> Path:
    """The path of the sidebar's file, whether or not it is there."""
    named = folders(config).named(options.sidebar)
    in_jekyll = folders(config).docs / IN_JEKYLL
    is_default = options.sidebar == type(options).sidebar.default
    return in_jekyll if is_default and not named.is_file() and in_jekyll.is_file() else named


def spelling(config: MkDocsConfig, options: StudyWikiConfig, read: SidebarFiles) -> tuple[str, Spelling]:
    """The sidebar's file as people know it, and how it is written; where there is none, how a new one is."""
    path = sidebar_file(config, options)
    sidebar = read.look(path)
    return folders(config).shown(path), sidebar.spelling if sidebar else Spelling.SHORT


def build(
    config: MkDocsConfig, options: StudyWikiConfig, files: Files, wiki: Wiki, read: SidebarFiles
) -> Iterator[Diagnostic]:
    """Set `config.nav` from the sidebar, unless mkdocs.yml has a `nav` of its own; gives what is wrong.

    The bar at the top goes to the templates as `config.extra["studywiki"]["topnav"]`: a list of
    `{"title": text, "url": for the filter `url`, "external": bool, "items": the same again, for a menu}`, whose titles
    `Titles.settle` makes HTML.
    """
    where = folders(config)
    home = where.home
    sidebar, refused = read.parsed(sidebar_file(config, options))
    yield from refused
    bars = [sidebar.topnav] if sidebar else []
    if options.topnav and where.named(options.topnav) != sidebar_file(config, options):
        topnav, found = read.parsed(where.named(options.topnav))
        yield from found or ([] if topnav else [Diagnostic("sidebar-file-missing", home, {"file": options.topnav})])
        bars += [topnav.topnav or topnav.entries] if topnav else []
    wanted, found = conditions.wanted(options.conditions, home)
    yield from found

    for bar in bars:
        yield from private_links(bar)
        resolved = resolve(bar, wiki, wanted, once=False)
        config.extra.setdefault("studywiki", {}).setdefault("topnav", []).extend(_bar(resolved.items, files))
        yield from resolved.diagnostics

    if config.nav is not None:
        if sidebar and sidebar.entries:
            yield Diagnostic("sidebar-nav-wins", home, {"sidebar": sidebar.file}, Severity.INFO)
    elif sidebar and sidebar.entries:
        yield from private_links(sidebar.entries)
        resolved = resolve(sidebar.entries, wiki, wanted)
        yield from resolved.diagnostics
        yield from _enter(config, files, sidebar, resolved, wiki)
    elif sidebar is None and not refused:
        is_default = options.sidebar == type(options).sidebar.default
        found_elsewhere = _elsewhere(where)
        code = "sidebar-none" if is_default else "sidebar-file-missing"
        values = {"file": options.sidebar}
        if is_default and found_elsewhere:
            code = "sidebar-elsewhere"
            values["found"] = found_elsewhere
        yield Diagnostic(code, home, values, Severity.INFO if is_default else Severity.WARNING)


def bar(config: MkDocsConfig) -> list[dict[str, Any]]:
    """The bar at the top, as `build` has entered it."""
    found: list[dict[str, Any]] = config.extra.get("studywiki", {}).get("topnav", [])
    return found


def settle(navigation: Navigation, files: Files) -> None:
    """The links to places in the wiki their addresses, now that MkDocs has accepted them."""
    for item in _walk(navigation.items):
        if isinstance(item, Link) and item.url.startswith(_HERE):
            path, _, anchor = item.url.removeprefix(_HERE).rpartition("#")
            item.url = _url(files, path, anchor)


def _elsewhere(where: Folders) -> str | None:
    """The first of the sidebars that an old wiki has several of."""
    try:
        names = where.confined().names(where.docs / OTHERS)
    except RefusedError:
        return None
    return next((f"{OTHERS}/{name}" for name in names if name.endswith(".yml")), None)


def _enter(
    config: MkDocsConfig, files: Files, sidebar: Sidebar, resolved: Resolved, wiki: Wiki
) -> Iterator[Diagnostic]:
    """Make what the sidebar resolved to MkDocs' nav; where nothing is left of it, MkDocs' own stays."""
    if not resolved.items:
        return
    config.nav = [_entry(item, config, files) for item in resolved.items]
    shown = {item.path for item in nav.pages(resolved.items)}
    for path in shown:
        page = getattr(files.src_uris.get(path), "page", None)
        if isinstance(page, SidebarPage):
            page.known = wiki.pages[path].title
    for file in files.documentation_pages():
        if known_as(file) not in shown and file.inclusion.is_in_nav():
            file.inclusion = InclusionLevel.NOT_IN_NAV  # reported here, in the author's terms, not by MkDocs
    if sidebar.whole:
        yield from orphans(wiki.pages.values(), resolved.listed, sidebar.spelling, sidebar.file)


def _entry(item: nav.Item, config: MkDocsConfig, files: Files, *, heads: bool = False) -> Any:  # noqa: ANN401
    """An item as it stands in `config.nav`."""
    if isinstance(item, nav.SectionItem):
        first = [_entry(item.index, config, files, heads=True)] if item.index else []
        return {item.title: first + [_entry(child, config, files) for child in item.children]}
    if isinstance(item, nav.PageItem):
        title = item.title
        file = files.src_uris.get(item.path)
        if file is not None and file.page is None:
            SidebarPage(title, file, config).heads_section = heads
        return item.path if title is None else {title: item.path}
    url = f"{_HERE}{item.path}#{item.anchor}" if isinstance(item, nav.PlaceItem) else item.url
    return {item.title: url}


def _bar(items: Iterable[nav.Item], files: Files) -> list[dict[str, Any]]:
    """The items of the bar at the top as the templates take them."""
    return [_bar_entry(item, files) for item in items]


def _bar_entry(item: nav.Item, files: Files) -> dict[str, Any]:
    if isinstance(item, nav.SectionItem):
        own = _bar([item.index], files) if item.index else []
        return {
            "title": item.title,
            "url": "",
            "external": False,
            "items": own + _bar(item.children, files),
        }
    external = isinstance(item, nav.LinkItem)
    url = item.url if isinstance(item, nav.LinkItem) else _url(files, item.path, getattr(item, "anchor", ""))
    return {"title": item.title or "", "url": url, "external": external, "items": []}


def _url(files: Files, path: str, anchor: str) -> str:
    file = files.get_file_from_path(path)
    return (file.url if file else path) + (anchor and f"#{anchor}")


def _walk(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _walk(item.children or ())
