"""The page of tags that a wiki has without anyone writing it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from studywiki.mkdocs_plugin import own_pages, tag_listings
from studywiki.mkdocs_plugin.made_files import MadeFiles
from studywiki.mkdocs_plugin.page_store import Pages

NAMES = ("tags.md", "tag-index.md")
"""What it may be called: the first that no page of the wiki has."""
_TITLES = {"ko": "태그", "en": "Tags"}


def add(files: Files, made: MadeFiles, read: Pages, config: MkDocsConfig, language: str) -> None:
    """Add the page that Material lists tags on, where pages have tags and no page is there to list them."""
    if not any(name in config.plugins for name in tag_listings.PLUGINS):
        return
    known = [read.read(file) for file in files.documentation_pages()]
    listed = any(tag_listings.marks(page.source.text) for page in known)
    if listed or not any(page.meta.get("tags") for page in known):
        return
    title = _TITLES["ko" if language == "ko" else "en"]
    own_pages.add(files, made, config, NAMES, title, "<!-- material/tags -->\n")
