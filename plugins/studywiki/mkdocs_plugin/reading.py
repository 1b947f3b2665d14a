"""The extensions of Python-Markdown by which a build's pages are read, from what mkdocs.yml says."""

from __future__ import annotations

from collections.abc import Callable

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig

from studywiki.glossary.shown import Shown
from studywiki.jekyll.site import Site
from studywiki.markdown.extensions import EXTENSIONS, MATERIAL
from studywiki.mkdocs_plugin import preset, snippets
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.page import pipeline
from studywiki.wiki.prerequisites import MARK
from studywiki.wiki.wiki import Wiki


def apply(
    config: MkDocsConfig,
    options: StudyWikiConfig,
    command: preset.Command,
    typesetting: Typesetting,
    site: Site,
    wiki: Callable[[], Wiki],
    glossary: Callable[[], Shown],
    language: str,
) -> list[Extension]:
    """Extensions of ours, which `config` has now, last of all; what a wiki needs besides is switched on in it, too.

    `site` is what pages' Liquid may ask for, `wiki` what their links may lead to, `glossary` what their words may
    mean; both are asked once a page.
    """
    rendering, math = typesetting.rendering, typesetting.extension
    ways = chosen(config, options, language)
    read = pipeline.extensions(rendering, math, ways, site=site, include=site.include, wiki=wiki, glossary=glossary)
    ours = [snippets.ConfinedSnippets(rendering, config), *read]
    if ways.sanitised:
        snippets.confine(config)
    preset.apply(config, command, EXTENSIONS if ways.as_github else MATERIAL, ours, search=options.search)
    return ours


def chosen(config: MkDocsConfig, options: StudyWikiConfig, language: str) -> pipeline.Options:
    """What a wiki has decided on, whose pages are in `language`."""
    as_github, sanitised = options.markdown == "github", options.html == "sanitised"
    return pipeline.Options(language, as_github, sanitised, [*preset.separators(config), MARK])
