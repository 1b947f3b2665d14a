"""The page of tags that a wiki has without anyone writing it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from studywiki import tag_listings
from studywiki.reading import Pages

_NAMES = ("tags.md", "tag-index.md")
_TITLES = {"ko": "태그", "en": "Tags"}


def add(files: Files, read: Pages, config: MkDocsConfig, language: str) -> None:
    """Add the page that Material lists tags on, where pages have tags and no page is there to list them."""
    if not any(name in config.plugins for name in tag_listings.PLUGINS):
        return
    known = [read.read(file) for file in files.documentation_pages()]
    listed = any(tag_listings.marks(page.source.text) for page in known)
    if listed or not any(page.meta.get("tags") for page in known):
        return
    name = next((name for name in _NAMES if files.get_file_from_path(name) is None), None)
    if name is None:
        return
    title = _TITLES["ko" if language == "ko" else "en"]
    text = f"---\ntitle: {title}\nedit: false\nsearch: exclude\n---\n\n<!-- material/tags -->\n"
    files.append(File.generated(config, name, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
