"""How pages are read: the extensions of Python-Markdown that a wiki's options ask for."""

from __future__ import annotations

from collections.abc import Callable

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig

from studywiki.markdown.jekyll.site import Site
from studywiki.mkdocs_plugin import preset, snippets
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.typesetting import Typesetting
from studywiki.page import pipeline
from studywiki.wiki.wiki import Wiki


def extensions(
    config: MkDocsConfig,
    asked: StudyWikiConfig,
    language: str,
    typesetting: Typesetting,
    site: Site,
    wiki: Callable[[], Wiki],
) -> list[Extension]:
    """Our extensions for the wiki with `config`; with `html: sanitised` its snippets are confined as well."""
    sanitised = asked.html == "sanitised"
    options = pipeline.Options(language, asked.markdown == "github", sanitised, preset.separators(config))
    made = pipeline.extensions(
        typesetting.rendering, typesetting.extension, options, site=site, include=site.include, wiki=wiki
    )
    if sanitised:
        snippets.confine(config)
    return [snippets.ConfinedSnippets(typesetting.rendering, config), *made]
