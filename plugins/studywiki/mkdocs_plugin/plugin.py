"""The MkDocs plugin: each event in a few lines, handing over to a room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from jinja2 import Environment
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from studywiki.diagnostics import Diagnostic, StoppedError
from studywiki.mkdocs_plugin import (
    attachments,
    checking,
    front_page,
    jekyll_config,
    languages,
    metadata,
    navigation,
    page_store,
    preset,
    reading,
    redirects,
    search_index,
    site_folder,
    snippets,
    tag_page,
    what_prints,
    wiki,
    workers,
)
from studywiki.mkdocs_plugin.build_log import BuildLog
from studywiki.mkdocs_plugin.building import Building, check_date
from studywiki.mkdocs_plugin.contents import Contents
from studywiki.mkdocs_plugin.editing import Editing
from studywiki.mkdocs_plugin.finished_pages import Finisher
from studywiki.mkdocs_plugin.finishing import Finishing
from studywiki.mkdocs_plugin.keeping import Keeping, printed_from, rendered_by
from studywiki.mkdocs_plugin.kept_pages import Keeper
from studywiki.mkdocs_plugin.lifetime import Lifetime
from studywiki.mkdocs_plugin.made_files import MadeFiles
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_events import PageEvents
from studywiki.mkdocs_plugin.priorities import BEFORE_ALL, FIRST, LAST
from studywiki.mkdocs_plugin.progress import Progress
from studywiki.mkdocs_plugin.remembering import Remembering
from studywiki.mkdocs_plugin.serving import Serving
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.page.answers import Answers
from studywiki.rendering import Rendering
from studywiki.theme import site
from studywiki.wiki.wiki import Wiki

log = get_plugin_logger("studywiki")


class StudyWikiPlugin(Lifetime, PageEvents, Finishing, BasePlugin[StudyWikiConfig]):
    """Everything that a wiki needs, as one plugin."""

    def __init__(self) -> None:
        self.rendering = Rendering()
        self.rendering.around = wiki.page_around
        self.typesetting = Typesetting(self.rendering)
        self.building = Building(log)
        self.made, self.keeping = MadeFiles(), Keeping()
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
            self.build_log.begin(self.language)  # once more: a strict build's counter, a serve's rebuild
            self.serving.begin(config)
            self.remembering = Remembering(config, config.site_dir, self.language)
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
        self.keeping.lend(config, self.typesetting.engine)
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
        sidebar = list(navigation.build(config, self.config, files, self.wiki))
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
        self.keeper = Keeper(self.keeping.store, by, self.pages, answers, made, look, self.checking)
        self.keeper.enter(files)
        self.found.extend([] if self.checking else told)

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
            self.build_log.report(self.problems, self.building.language)
        self.progress.pages("finishing", len(files.documentation_pages()))
        shown = [file.page for file in files.documentation_pages() if isinstance(file.page, Page)]
        metadata.finish(shown)
        self.titles.settle(shown, self.nav, navigation.bar(config))
        if self.themed:
            diagrams = any(self.pages.has_diagram(page) for page in shown)
            site.add_parts(files, self.made.file, config, diagrams=diagrams)
            site.prepare(env, config)
            search_index.take_over(config, self.pages.article)
        of_all = printed_from(config, self.nav, files, themed=self.themed)
        whole = what_prints.whole(self.nav)
        self.finisher = Finisher(self.keeping.store, of_all, lambda _: whole, self.onward.leads)
        self.finisher.enter(env, config)
        return env

    @event_priority(LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site, with what leads on, in the old one's place; not where a strict build has warned."""
        if config.strict and (unheard := self.build_log.unheard()):
            raise StoppedError(unheard)
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
