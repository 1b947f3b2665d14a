"""The events in which the wiki's files are gathered, its pages read, and the navigation made of them."""

from __future__ import annotations

from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from studywiki.diagnostics import Diagnostic
from studywiki.glossary import explained
from studywiki.glossary.model import Glossary
from studywiki.jekyll.site import Site
from studywiki.mkdocs_plugin import (
    attachments,
    checking,
    front_page,
    glossary_file,
    map_page,
    navigation,
    page_store,
    snippets,
    tag_page,
    what_prints,
    wiki,
    workers,
)
from studywiki.mkdocs_plugin.building import Building
from studywiki.mkdocs_plugin.contents import Contents
from studywiki.mkdocs_plugin.editing import Editing
from studywiki.mkdocs_plugin.keeping import Keeping, rendered_by
from studywiki.mkdocs_plugin.kept_pages import Keeper
from studywiki.mkdocs_plugin.made_files import MadeFiles
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.priorities import BEFORE_ALL, FIRST, LAST
from studywiki.mkdocs_plugin.progress import Progress
from studywiki.mkdocs_plugin.sidebar_files import SidebarFiles
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.page.answers import Answers
from studywiki.theme import site
from studywiki.wiki.wiki import Wiki


class NavEvents:
    """The plugin's part in these events."""

    config: StudyWikiConfig
    contents: Contents
    """The docs folder, walked."""
    pages: page_store.Pages
    """Those of this build."""
    made: MadeFiles
    typesetting: Typesetting
    building: Building
    keeping: Keeping
    editing: Editing
    sidebars: SidebarFiles
    progress: Progress
    jekyll: Site
    wiki: Wiki
    glossary: Glossary
    onward: Onward
    map: str | None
    """The name of the map of the wiki, where there is one."""
    leading: list[tuple[dict[str, File], Onward, str]]
    found: list[Diagnostic]
    """What reading has met."""
    language: str
    themed: bool
    checking: bool

    @event_priority(BEFORE_ALL)
    def _gather(self, files: Files, **_: object) -> Files:
        """Have MkDocs hold the docs folder's files that can be published."""
        self.found.extend(self.contents.enter(files))
        return files

    @event_priority(FIRST)
    def _read_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Read every page, before the navigation is made of them."""
        self.found.extend(attachments.settle(files, config, self.config))
        page_store.leave_out_unpublished(files, self.pages)
        self.typesetting.read_labels(page_store.texts(files, self.pages))
        if self.themed:
            site.add_files(files, self.made.file, config)
        return files

    @event_priority(-FIRST - 1)
    def _enter_sidebar(self, files: Files, config: MkDocsConfig) -> Files:
        """Make the sidebar MkDocs' nav: after the other plugins have added their files, or put others for them."""
        if not self.building.is_within:  # of the languages that `i18n` builds, at -FIRST, the first has it
            tag_page.add(files, self.made, self.pages, config, self.language)
        self.old = wiki.old_addresses(files, self.pages, config, self.jekyll)
        self.found.extend(self.old.settle(files))
        self.wiki = wiki.wiki(files, self.pages, config, self.jekyll, self.editing.surroundings())
        self.glossary, told = glossary_file.read(config, self.config)
        self.found.extend([*told, *explained.faults(self.glossary, self.wiki)] if not self.building.is_within else [])
        sidebar = list(navigation.build(config, self.config, files, self.wiki, self.sidebars))
        self.map = None if self.building.is_within else map_page.add(files, self.made, config, self.language)
        front = front_page.missing(files, self.old.leading, self.pages, config)
        self.onward = Onward.of(files, self.pages, self.wiki, config, self.old.leading)
        self.found.extend([*sidebar, *self.contents.unread(files, sidebar), *front, *self.onward.found])
        self.leading.append((self.old.leading, self.onward, self.language))
        return files

    on_files = CombinedEvent(_gather, _read_pages, _enter_sidebar)

    @event_priority(-FIRST)
    def _settle_nav(self, nav: Navigation, files: Files, config: MkDocsConfig) -> Navigation:
        """Give the sidebar's links to places their addresses; pages may link to what was added since it was read."""
        self.wiki = wiki.wiki(files, self.pages, config, self.jekyll, self.editing.surroundings())
        self.found.extend(self.jekyll.refused)
        navigation.settle(nav, files)
        self.nav = nav
        self._keep(files, config)
        return nav

    @event_priority(LAST)
    def _work_ahead(self, nav: Navigation, files: Files, config: MkDocsConfig) -> Navigation:
        """Render on all cores what nobody has rendered yet."""
        workers.work_ahead(self.keeper, config, files, self.config.workers, self.progress)
        self.progress.pages("rendering", len(files.documentation_pages()))
        return nav

    on_nav = CombinedEvent(_settle_nav, _work_ahead)

    def _keep(self, files: Files, config: MkDocsConfig) -> None:
        """Have pages look for what earlier builds have made of them."""
        math, site = self.typesetting.wiki, self.jekyll
        by, told = rendered_by(config, self.config, self.language, math)
        answers = Answers(self.wiki, site, site.include, math.equations, snippets.answers(config))
        look = partial(checking.look_at, pages=self.pages, advice=self.checking)
        made = self.typesetting.rendered
        self.keeper = Keeper(
            self.keeping.store, by, self.pages, answers, made, look, self.checking, what_prints.unknown(config) is None
        )
        self.keeper.enter(files)
        self.found.extend([] if self.checking else told)
