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
from studywiki.glossary.model import Glossary
from studywiki.glossary.shown import Shown
from studywiki.mkdocs_plugin import (
    checking,
    glossary_file,
    glossary_pages,
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
    taking_over,
    what_prints,
    wiki,
)
from studywiki.mkdocs_plugin.build_log import BuildLog
from studywiki.mkdocs_plugin.building import Building, check_date
from studywiki.mkdocs_plugin.collecting import Collecting
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
from studywiki.mkdocs_plugin.prerequisites import Prerequisites
from studywiki.mkdocs_plugin.priorities import FIRST, LAST
from studywiki.mkdocs_plugin.progress import Progress
from studywiki.mkdocs_plugin.remembering import Remembering
from studywiki.mkdocs_plugin.searching import Searching
from studywiki.mkdocs_plugin.serving import Serving
from studywiki.mkdocs_plugin.sidebar_files import SidebarFiles
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.page.render import Renderer
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
        self.made, self.keeping, self.collecting = MadeFiles(), Keeping(), Collecting()
        self.searching = Searching()
        self.build_log = BuildLog(log)
        self.serving, self.progress = Serving(self, log), Progress(log)
        self.language = "en"
        self.pages: page_store.Pages
        self.ours: Sequence[Extension] = ()
        self.wiki, self.glossary, self.onward = Wiki(), Glossary(), Onward()
        self.shown = Shown()
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
            self.remembering = Remembering(config, config.site_dir, self.language, profile=self.config.profile)
            self.remembering.leave(config, self.keeping.store, log)
            self.collecting.begin()
            self.progress.begin(config, self.language, profile=self.config.profile)
            self.found.extend(self.building.begin(config, self.command, dirty=self.dirty, language=self.language))
        self.pages = page_store.Pages(config, self.keeping.store)
        self.titles = Titles(self.typesetting.title)
        self.found.extend(self.typesetting.begin(config, self.config, self.language))
        self.jekyll = jekyll_config.site(config, self.pages)
        self.contents = Contents(config, jekyll_config.left_out(config, self.jekyll))
        self.ours = reading.apply(
            config,
            self.config,
            self.command,
            self.typesetting,
            self.jekyll,
            lambda: self.wiki,
            lambda: self.shown,
            self.language,
        )
        self.keeping.lend(config, self.rendering, self.typesetting.engine, self.searching.analyser)
        navigation.prepare(config, self.config)
        glossary_file.prepare(config, self.config)
        self.sidebars = SidebarFiles(config, self.keeping.store)
        sidebar = navigation.spelling(config, self.config, self.sidebars)
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
        self.keeper.answered.save()
        self.found.extend(metadata.missing_templates(files, self.pages, env, config))
        self.problems = checking.problems(
            config,
            self.config,
            files,
            self.pages,
            self.wiki,
            self.glossary,
            self.onward,
            self.found,
            advice=self.checking,
        )
        self.serving.keep(config, files, env, self.found)
        self.found = []
        if not self.checking:
            told = not_printed_from(config) if self.themed and self.config.cache else []
            self.build_log.report([*self.problems, *told], self.building.language)
        self.progress.pages("finishing", len(files.documentation_pages()))
        shown = [file.page for file in files.documentation_pages() if isinstance(file.page, Page)]
        if not self.checking:
            same = [term.names() for term in self.glossary.terms]
            self.searching.enter(files, self.pages, self.typesetting.title, config, same)
        metadata.finish(shown)
        self.titles.settle(shown, self.nav, navigation.bar(config))
        self.prerequisites = Prerequisites(self.pages, self.wiki, self.titles, self.typesetting.title, self.language)
        self.prerequisites.settle(files, self.nav)
        if self.themed:
            diagrams = any(self.pages.has_diagram(page) for page in shown)
            site.add_parts(files, self.made.file, config, diagrams=diagrams)
            nav = nav_script.name(self.language if self.building.is_within else "")
            if not self.checking:
                self._explain(files, shown, config)
            self.sidebar = Sidebar.of(self.nav, config, env)
            site.add_nav(files, self.made.file, config, self.sidebar, nav, env)
            site.prepare(env, config, nav=nav, map_page=map_page.fill(files, self.map, self.sidebar))
        self.lets_go = self.command == "build" and not what_prints.is_looked_at_later(config)
        self.unchanged = taking_over.begin(config, self.building.replaced, self.keeping.store)
        of_all = printed_from(config, self.nav, files, themed=self.themed)
        around = self.sidebar.depends if self.themed else str
        self.finisher = Finisher(
            self.keeping.store, of_all, around, self.onward.leads, self.unchanged, self.build_log.hide
        )
        self.finisher.enter(env, config)
        return env

    def _explain(self, files: Files, pages: Sequence[Page], config: MkDocsConfig) -> None:
        """Add what the terms of the glossary mean, and say in its page where they are mentioned."""
        lists = glossary_pages.fill(pages, self.pages.rendered, self.language)
        if self.shown.terms:
            options = reading.chosen(config, self.config, self.language)
            renderer = Renderer(options, self.typesetting.wiki, engine=self.typesetting.engine)
            texts = glossary_pages.texts(self.shown, renderer, self.keeper.by, self.keeping.store)
            text = glossary_pages.script(self.shown, texts, pages, lists, lambda page: self.titles.of(page).text)
            site.add_terms(files, self.made.file, config, glossary_pages.FILE, text)

    @event_priority(LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site, with what leads on, in the old one's place; not where a strict build has warned."""
        if config.strict and (unheard := self.build_log.unheard()):
            raise StoppedError(unheard)
        if not self.building.is_within:
            self.searching.write(config, self.unchanged)
        self.build_log.report(redirects.leave(*self.leading.pop(), config, self.unchanged), self.building.language)
        self.unchanged.settle()
        self.build_log.report(self.building.publish(), self.building.language)
        self.serving.end()
        if self.building.is_published:
            taking_over.keep(config, self.unchanged, self.keeping.store)
            self.remembering.keep(config, self.keeping.store, self.build_log.said)
        self.keeping.end()
        if not self.building.goes_on(config):
            self.progress.summary()
            self.collecting.end()

    @event_priority(LAST)
    def on_build_error(self, error: Exception) -> None:
        """Say what was found until the build stopped: it may be why. Leave the old site as it was."""
        self.contents.end()
        self.collecting.end()
        self.progress.end()
        self.keeping.end()
        self.build_log.report(self.found, self.building.language)
        self.building.fail(error)
