"""A build as far as the rules need it, for `studywiki check`: every page is rendered, and nothing is written."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, cast

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.structure.files import Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from msgspec import Struct

from studywiki import messages
from studywiki.diagnostics import Diagnostic, Location
from studywiki.external.visiting import OfflineError
from studywiki.mkdocs_plugin import baselines, elsewhere, glossary_file, mkdocs_yml, stopping
from studywiki.mkdocs_plugin.baselines import Known
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.old_addresses import OldAddresses
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.pages.confined import Confined

_DOC_FILE = re.compile(r"Doc file '(?P<path>[^']+)'")


class CannotBuildError(Exception):
    """What MkDocs or a plugin refuses: not a page, but mkdocs.yml or what surrounds it."""


External = Callable[[list[tuple[str, Location]]], Iterable[Diagnostic]]
"""Addresses of other sites, and where they are written -> what is to be said of them."""


class Checker(Protocol):
    """What is asked of the plugin."""

    pages: Pages
    found: list[Diagnostic]

    checking: bool
    problems: list[Diagnostic]
    language: str
    config: StudyWikiConfig
    old: OldAddresses


class Checked(Struct, frozen=True):
    """A wiki that was looked through."""

    root: Path
    """The folder of mkdocs.yml."""
    language: str
    diagnostics: list[Diagnostic]
    """All that was found, as if nothing had been there before."""
    known: Known
    """What was."""
    pages: int
    """How many there are."""
    urls: dict[str, str]
    """Every page's file -> its address in the site."""
    published: str
    """Where the site is published; empty where mkdocs.yml does not say it."""
    files: list[str]
    """The wiki's texts, as diagnostics name them: pages, the files of the sidebar, the glossary."""
    confined: Confined
    """What reads them."""
    docs: Path
    """The docs folder."""
    named: dict[str, str]
    """Path below it -> file, as diagnostics name it, of the pages whose address is that of their name."""
    paths: list[str]
    """The paths below it of all files that are published."""
    free: Callable[[str], str | None]
    """The address that a page of some path would have had, where no other has it now."""


def look(config_file: Path, progress: Callable[[int, int], None], external: External | None = None) -> Checked:
    """Read and render the wiki of `config_file` as a build does, but write nothing and make no page of the theme.

    `progress` is told of each page: how many are done, and how many there are. `external` is asked about other
    sites. Raises `CannotBuildError` where
    mkdocs.yml cannot be used, and `OSError`.
    """
    if found := mkdocs_yml.fault(config_file, config_file.name):
        raise CannotBuildError(_said(found, mkdocs_yml.language(config_file)))
    from_others = _Gather()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(from_others)
    speaks, logger.propagate = logger.propagate, False
    try:
        with TemporaryDirectory() as site:  # plugins write into it while pages are rendered
            return _look(config_file, site, progress, from_others, external)
    except (MkDocsException, Abort) as error:
        raise CannotBuildError("\n".join([*from_others.texts, str(error)]).strip()) from error
    finally:
        logger.removeHandler(from_others)
        logger.propagate = speaks


def _said(diagnostic: Diagnostic, language: str) -> str:
    words = messages.words(diagnostic, language)
    return f"{words.message}\n{words.hint}"


def _look(
    config_file: Path,
    site: str,
    progress: Callable[[int, int], None],
    from_others: _Gather,
    external: External | None,
) -> Checked:
    config = load_config(str(config_file), site_dir=site)
    if "studywiki" not in config.plugins:
        raise ConfigurationError("mkdocs.yml does not have the plugin: plugins: [studywiki]")
    plugin = cast("Checker", config.plugins["studywiki"])
    plugin.checking = True
    try:
        return _walk(config, plugin, progress, from_others, external)
    except (MkDocsException, Abort, OfflineError):
        raise
    except Exception as error:  # another plugin may raise anything
        raise CannotBuildError(_said(stopping.explained(error, ""), plugin.language)) from error
    finally:
        plugin.checking = False  # MkDocs keeps the plugin for the next configuration in this process


def _walk(
    config: MkDocsConfig,
    plugin: Checker,
    progress: Callable[[int, int], None],
    from_others: _Gather,
    external: External | None,
) -> Checked:
    # the order of https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/commands/build.py#L247-L330
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
    for number, file in enumerate(documents, 1):
        page = file.page if isinstance(file.page, Page) else Page(None, file, config)
        _render(page, config, files)
        progress(number, len(documents))
    for file in documents:
        if isinstance(file.page, Page):
            file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    if external:
        plugin.found.extend(external(elsewhere.links(documents, plugin.pages, config, plugin.config)))
    config.plugins.on_env(env, config=config, files=files)
    config.plugins.on_shutdown()
    where = folders(config)
    shown = [where.shown_of_docs(file.src_uri) for file in documents if not file.generated_by]
    named = [plugin.config.sidebar, plugin.config.topnav]
    sidebars = [name for name in named if name and (where.root / name).is_file()]
    found: list[Diagnostic] = [*plugin.problems, *from_others.diagnostics(config)]
    found.sort(key=lambda each: (each.location.file, each.location.line, each.location.column))
    urls = {where.shown_of_docs(file.src_uri): file.url for file in documents}
    terms = glossary_file.file(config, plugin.config)
    texts = shown + sidebars + ([where.shown(terms)] if terms and terms.is_file() else [])
    reads = where.confined(*(where.root / name for name in sidebars))
    moving = [file.src_uri for file in documents if plugin.old.follows_its_name(file)]
    return Checked(
        where.root,
        plugin.language,
        found,
        baselines.known(config, plugin.config),
        len(shown),
        urls,
        config.site_url or "",
        texts,
        reads,
        where.docs,
        {path: where.shown_of_docs(path) for path in moving},
        [file.src_uri for file in files if not file.generated_by and file.inclusion.is_included()],
        plugin.old.free,
    )


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    page = config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.render(config, files)
    page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)


class _Gather(logging.Handler):
    """Keeps what MkDocs and other plugins warn of; ours says nothing during a check."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())

    def diagnostics(self, config: MkDocsConfig) -> list[Diagnostic]:
        """What was said, as diagnostics: of the page that it names, or else of mkdocs.yml."""
        found = []
        where = folders(config)
        for text in dict.fromkeys(self.texts):
            named = _DOC_FILE.search(text)
            place = Location(where.shown_of_docs(named["path"])) if named else where.home
            found.append(Diagnostic("build-warning", place, {"warning": text}))
        return found
