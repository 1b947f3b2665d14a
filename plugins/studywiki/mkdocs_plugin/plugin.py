"""The MkDocs plugin: each event in a few lines, handing over to a room."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from studywiki.diagnostics import Diagnostic, StoppedError
from studywiki.mkdocs_plugin import (
    checking,
    jekyll_config,
    languages,
    map_page,
    metadata,
    navigation,
    page_store,
    preset,
    reading,
    redirects,
    site_folder,
    wiki,
)
from studywiki.mkdocs_plugin.build_log import BuildLog
from studywiki.mkdocs_plugin.building import Building, check_date
from studywiki.mkdocs_plugin.contents import Contents
from studywiki.mkdocs_plugin.editing import Editing
from studywiki.mkdocs_plugin.finished_pages import Finisher
from studywiki.mkdocs_plugin.finishing import Finishing
from studywiki.mkdocs_plugin.keeping import Keeping, not_printed_from, printed_from
from studywiki.mkdocs_plugin.lifetime import Lifetime
from studywiki.mkdocs_plugin.made_files import MadeFiles
from studywiki.mkdocs_plugin.nav_events import NavEvents
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_events import PageEvents
from studywiki.mkdocs_plugin.priorities import FIRST, LAST
from studywiki.mkdocs_plugin.progress import Progress
from studywiki.mkdocs_plugin.remembering import Remembering
from studywiki.mkdocs_plugin.searching import Searching
from studywiki.mkdocs_plugin.serving import Serving
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.rendering import Rendering
from studywiki.theme import nav_script, site
from studywiki.theme.sidebar import Sidebar
from studywiki.wiki.wiki import Wiki

log = get_plugin_logger("studywiki")


class StudyWikiPlugin(Lifetime, NavEvents, PageEvents, Finishing, BasePlugin[StudyWikiConfig]):
    """Everything that a wiki needs, as one plugin."""

    def __init__(self) -> None:
        self.rendering = Rendering()
        self.rendering.around = wiki.page_around
        self.typesetting = Typesetting(self.rendering)
        self.building = Building(log)
        self.made, self.keeping, self.searching = MadeFiles(), Keeping(), Searching()
        self.build_log = BuildLog(log)
        self.serving, self.progress = Serving(self, log), Progress(log)
        self.language = "en"
        self.pages: page_store.Pages
        self.ours: Sequence[Extension] = ()
        self.wiki, self.onward = Wiki(), Onward()
        self.leading: list[tuple[dict[str, File], Onward, str]] = []  # of the build, and of those within it
        self.command: preset.Command = "build"
        self.found: list[Diagnostic] = []
        """What reading and rendering have met, until all pages are known."""
        self.dirty = self.checking = False  # `studywiki check` sets that: all rules run, nothing is said but `problems`
        self.problems: list[Diagnostic] = []

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the wiki needs, before other plugins read the configuration."""
        self.language, self.building.language = languages.of(config)
        self.contents = Contents(config)
        self.keeping.begin(config, self.config)
        self.found, self.problems = [], []
        check_date()
        within = self.building.goes_on(config)
        if within:
            self.building.begin_within()
            self.progress.mark("reading")
            preset.withdraw(config, self.ours)
            navigation.withdraw(config, preset.written(config))
        elif self.checking:
            self.found.extend(site_folder.problems(config))
        else:
            self.made.end()
            self.searching.begin()
            self.build_log.begin(self.language)  # once more: a strict build's counter, a serve's rebuild
            self.serving.begin(config)
            self.remembering = Remembering(config, config.site_dir, self.language)
            if not (self.dirty or self.config.profile):
                self.remembering.leave(config, self.keeping.store, log)
            self.progress.begin(config, self.language, profile=self.config.profile)
            self.found.extend(self.building.begin(config, self.command, dirty=self.dirty, language=self.language))
        self.pages = page_store.Pages(config)
        self.titles = Titles(self.typesetting.title)
        self.found.extend(self.typesetting.begin(config, self.config, self.language))
        self.jekyll = jekyll_config.site(config, self.pages)
        self.contents = Contents(config, jekyll_config.left_out(config, self.jekyll))
        self.ours = reading.apply(
            config, self.config, self.command, self.typesetting, self.jekyll, lambda: self.wiki, self.language
        )
        self.keeping.lend(config, self.typesetting.engine, self.searching.analyser)
        navigation.prepare(config, self.config)
        sidebar = navigation.spelling(config, self.config)
        self.editing = Editing.of(config, preset.written(config), sidebar, self.language)
        self.themed = config.theme.name == "material"
        return config

    @event_priority(LAST)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Walk the docs folder before MkDocs does."""
        self.pages.begin()
        self.contents = Contents(config, jekyll_config.left_out(config, self.jekyll))
        self.contents.begin()

    @event_priority(FIRST + 1)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Report what is wrong, now that every page is rendered; prepare the templates, before tags print titles."""
        self.progress.mark("checking")
        self.found.extend(metadata.missing_templates(files, self.pages, env, config))
        self.problems = checking.problems(
            config, self.config, files, self.pages, self.wiki, self.onward, self.found, advice=self.checking
        )
        self.serving.keep(config, files, env, self.found)
        self.found = []
        if not self.checking:
            told = not_printed_from(config) if self.themed and self.config.cache else []
            self.build_log.report([*self.problems, *told], self.building.language)
        self.progress.pages("finishing", len(files.documentation_pages()))
        shown = [file.page for file in files.documentation_pages() if isinstance(file.page, Page)]
        if not self.checking:
            self.searching.enter(files, self.pages, self.typesetting.title, config)
        metadata.finish(shown)
        self.titles.settle(shown, self.nav, navigation.bar(config))
        if self.themed:
            diagrams = any(self.pages.has_diagram(page) for page in shown)
            site.add_parts(files, self.made.file, config, diagrams=diagrams)
            nav = nav_script.name(self.language if self.building.is_within else "")
            self.sidebar = Sidebar.of(self.nav, config, env)
            site.add_nav(files, self.made.file, config, self.sidebar, nav, env)
            site.prepare(env, config, nav=nav, map_page=map_page.fill(files, self.map, self.sidebar))
        of_all = printed_from(config, self.nav, files, themed=self.themed)
        around = self.sidebar.depends if self.themed else str
        self.finisher = Finisher(self.keeping.store, of_all, around, self.onward.leads)
        self.finisher.enter(env, config)
        return env

    @event_priority(LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site, with what leads on, in the old one's place; not where a strict build has warned."""
        if config.strict and (unheard := self.build_log.unheard()):
            raise StoppedError(unheard)
        if not self.building.is_within:
            self.searching.write(config)
        self.build_log.report(redirects.leave(*self.leading.pop(), config), self.building.language)
        self.build_log.report(self.building.publish(), self.building.language)
        self.serving.end()
        if self.building.is_published:
            self.remembering.keep(config, self.keeping.store, self.problems)
        self.keeping.end()
        if not self.building.goes_on(config):
            self.progress.summary()

    @event_priority(LAST)
    def on_build_error(self, error: Exception) -> None:
        """Say what was found until the build stopped: it may be why. Leave the old site as it was."""
        self.contents.end()
        self.progress.end()
        self.keeping.end()
        self.build_log.report(self.found, self.building.language)
        self.building.fail(error)
