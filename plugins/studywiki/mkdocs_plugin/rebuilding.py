"""Pages of a finished build that are built again, by MkDocs' own steps, while all that other pages show stays.

What is found out on the way to concern other pages ends it: then the whole wiki is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from jinja2 import Environment

# MkDocs' own steps for one page, which it has under no public name:
# https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/commands/build.py#L161-L249
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from studywiki.diagnostics import Diagnostic
from studywiki.glossary import extension
from studywiki.mkdocs_plugin import metadata, page_store, rechecking, tag_listings
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.kept_pages import Keeper
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.mkdocs_plugin.prerequisites import Prerequisites
from studywiki.mkdocs_plugin.searching import Searching
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.wiki.wiki import Wiki


class WholeWikiError(Exception):
    """Why one page is not enough: `why` names the words, `file` what they speak of."""

    def __init__(self, why: str, file: str = "") -> None:
        super().__init__(why, file)
        self.why = why
        self.file = file


class Plugin(Protocol):
    """What is asked of the plugin."""

    config: StudyWikiConfig
    pages: Pages
    titles: Titles
    typesetting: Typesetting
    wiki: Wiki
    onward: Onward
    prerequisites: Prerequisites
    found: list[Diagnostic]
    problems: list[Diagnostic]
    keeper: Keeper
    searching: Searching


@dataclass
class Built:
    """A build that has ended: what its pages are built of."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    found: list[Diagnostic]
    """What reading and rendering met."""
    others: Sequence[str]
    """What may make of one page something that hangs on others."""
    unread: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The page of a path -> what MkDocs' object of it held, before the page was read."""

    def documents(self) -> Sequence[File]:
        """The files of the pages that are served, in MkDocs' order."""
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def pages_at(self, paths: Iterable[str]) -> list[File]:
        """The files of the pages that lie at the absolute `paths`. Raises `WholeWikiError` where one is no page."""
        own = {file.abs_src_path: file for file in self.documents() if page_store.is_own(file, self.config)}
        wanted = set(paths)
        strange = sorted(path for path in wanted if path not in own or own[path].src_uri not in self.unread)
        if strange:
            raise WholeWikiError("file", folders(self.config).shown(folders(self.config).root / strange[0]))
        return [file for path, file in own.items() if path in wanted]


def rebuild(files: Sequence[File], built: Built, plugin: Plugin) -> list[Diagnostic]:
    """Build the pages of `files` again, and write them; gives what a build would say of them, and is new of others.

    Raises `WholeWikiError`, and whatever MkDocs and plugins do.
    """
    for file in files:
        _read(file, built, plugin)
    paths = {file.src_uri for file in files}
    was = {path: plugin.pages.anchors.get(path) for path in paths}
    plugin.found = []
    for page in _pages(files):
        _render(page, built, plugin)
    plugin.searching.renew(_pages(files), plugin.pages, plugin.typesetting.title)
    plugin.prerequisites.fill(_pages(files))
    found, plugin.found = [*built.found, *plugin.found], []
    for page in _pages(files):
        _build_page(
            page,
            built.config,
            built.documents(),
            built.nav,
            built.env,
            excluded=page.file.inclusion.is_excluded(),
        )
    built.found = found
    moved = {path for path in paths if was[path] != plugin.pages.anchors.get(path)}
    around = rechecking.leading_to(moved, plugin.pages, plugin.wiki) - paths if moved else set()
    for page in _pages(file for file in built.documents() if file.src_uri in paths | around):
        page.validate_anchor_links(files=built.files, log_level=built.config.validation.links.anchors)
    return _told(paths, around, built, plugin)


def _pages(files: Iterable[File]) -> list[Page]:
    return [file.page for file in files if isinstance(file.page, Page)]


def _name(file: File, built: Built) -> str:
    return folders(built.config).shown_of_docs(file.src_uri)


def _read(file: File, built: Built, plugin: Plugin) -> None:
    """Read the page of `file` anew. Raises `WholeWikiError` where other pages have to do with what is not as it was."""
    pages, name = plugin.pages, _name(file, built)
    old = pages.read(file)
    pages.forget(file)
    new = pages.read(file)
    text = "" if new.is_too_much else new.source.text
    if old.head != new.head or dict(old.meta) != dict(new.meta) or plugin.onward.leads(file):
        raise WholeWikiError("front-matter", name)
    if page_store.title(old) != page_store.title(new):
        raise WholeWikiError("title", name)
    if extension.place(old.source.text) or extension.place(new.source.text):
        raise WholeWikiError("glossary", name)
    if tag_listings.marks(old.source.text) or tag_listings.marks(new.source.text):
        raise WholeWikiError("tags", name)
    if not plugin.typesetting.same_labels(file.src_uri, text):
        raise WholeWikiError("equations", name)
    if rechecking.including(name, pages, plugin.keeper.answers):
        raise WholeWikiError("snippet", name)
    read = {id(each) for each in old.diagnostics}
    made = pages.rendered.get(file.src_uri)
    read |= {id(each) for each in (made.diagnostics if made else ())}
    built.found = [each for each in built.found if id(each) not in read]


def _render(page: Page, built: Built, plugin: Plugin) -> None:
    """Render `page` as if it had never been read. Raises `WholeWikiError` where others show what has changed."""
    before, path = _shown(page, plugin), page.file.src_uri
    plugin.titles.forget(page)
    vars(page).clear()
    vars(page).update({**built.unread[path], "meta": dict(built.unread[path]["meta"])})
    _populate_page(page, built.config, built.files)
    metadata.missing_templates(Files([page.file]), plugin.pages, built.env, built.config)
    if path in plugin.pages.anchors and (article := plugin.pages.article(page)):
        plugin.pages.anchors[path] = article.anchors
    if page.file.inclusion.is_included():  # what only the preview shows, `on_env` passes by
        metadata.finish([page])
        plugin.titles.settle_page(page)
    if _shown(page, plugin) != before:
        raise WholeWikiError("title", _name(page.file, built))


def _shown(page: Page, plugin: Plugin) -> object:
    """What other pages may show of `page`, and the site has for its sake."""
    made = plugin.pages.rendered.get(page.file.src_uri)
    return (
        page.title,
        getattr(page, "typeset", None),
        plugin.titles.of(page),
        page.meta,
        page.canonical_url,
        page.edit_url,
        made is not None and made.article.has_diagram,
        frozenset(made.terms if made else ()),
    )


def _told(paths: set[str], around: set[str], built: Built, plugin: Plugin) -> list[Diagnostic]:
    """What is to be said of the pages at `paths`, and what is new of those `around` that lead to them."""
    config, where = built.config, folders(built.config)
    every = rechecking.problems(
        config,
        plugin.config,
        built.files,
        plugin.pages,
        plugin.wiki,
        plugin.onward,
        built.found,
        paths | around,
    )
    own = {where.shown_of_docs(path) for path in paths}
    names = own | {where.shown_of_docs(path) for path in around}
    told = [each for each in every if each.location.file in own or each not in plugin.problems]
    plugin.problems = [*(each for each in plugin.problems if each.location.file not in names), *every]
    return told
