"""The page of tags that a wiki has without anyone writing it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from studywiki.mkdocs_plugin import tag_listings
from studywiki.mkdocs_plugin.made_files import MadeFiles
from studywiki.mkdocs_plugin.page_store import Pages

NAMES = ("tags.md", "tag-index.md")
"""What it may be called: the first that no page of the wiki has."""
_HISTORIANS = ("git-authors", "git-revision-date-localized")
"""Plugins that warn of a page without a history; what their option `exclude` names they pass over."""
_TITLES = {"ko": "태그", "en": "Tags"}


def add(files: Files, made: MadeFiles, read: Pages, config: MkDocsConfig, language: str) -> None:
    """Add the page that Material lists tags on, where pages have tags and no page is there to list them."""
    if not any(name in config.plugins for name in tag_listings.PLUGINS):
        return
    known = [read.read(file) for file in files.documentation_pages()]
    listed = any(tag_listings.marks(page.source.text) for page in known)
    if listed or not any(page.meta.get("tags") for page in known):
        return
    name = next((name for name in NAMES if _is_free(name, files, config)), None)
    if name is None:
        return
    title = _TITLES["ko" if language == "ko" else "en"]
    # `draft` keeps it out of feeds (`mkdocs-rss-plugin`): it is nobody's news
    text = f"---\ntitle: {title}\nedit: false\nsearch: exclude\ndraft: true\n---\n\n<!-- material/tags -->\n"
    for plugin in filter(None, map(config.plugins.get, _HISTORIANS)):
        plugin.config["exclude"] = [*(plugin.config.get("exclude") or ()), name]
    files.append(made.file(config, name, text, InclusionLevel.NOT_IN_NAV))


def _is_free(name: str, files: Files, config: MkDocsConfig) -> bool:
    """Tell whether a page `name` could be written: no file is called so, none lies in a folder of its place's name."""
    place = File(name, None, config.site_dir, config.use_directory_urls).dest_uri
    taken = (file.dest_uri for file in files)
    return files.get_file_from_path(name) is None and not any(f"{each}/".startswith(f"{place}/") for each in taken)
