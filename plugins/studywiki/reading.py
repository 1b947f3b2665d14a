"""MkDocs' files become pages of the wiki: read once in a build, unpublished ones left out."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from studywiki import tag_listings
from studywiki.pages import source_page
from studywiki.pages.source_page import SourcePage

_HEADING = re.compile(r"^#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)


class Pages:
    """The pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        self._read: dict[str, tuple[File, SourcePage]] = {}

    def read(self, file: File) -> SourcePage:
        """Give the page of `file`. A file that another plugin put in its place is read anew."""
        known = self._read.get(file.src_uri)
        if known and known[0] is file:
            return known[1]
        name = shown_path(Path(self.config.docs_dir, file.src_uri), self.config)
        page = source_page.read(file.src_uri, file.content_bytes, name)
        page = tag_listings.checked(page, self._listings(), self._layouts())
        self._read[file.src_uri] = (file, page)
        return page

    def _listings(self) -> Container[str]:
        """Give the names of the listings of tags that mkdocs.yml sets up."""
        plugins = [self.config.plugins.get(name) for name in tag_listings.PLUGINS]
        return [name for plugin in plugins if plugin for name in plugin.config.get("listings_map") or ()]

    def _layouts(self) -> Container[str]:
        """The names of the theme's layouts for listings of tags."""
        folders = [Path(folder, "fragments", "tags") for folder in self.config.theme.dirs]
        return {found.parent.name for folder in folders for found in folder.glob("*/listing.html")}

    def titles(self) -> dict[str, str]:
        """Give the title of each page that was read: of its front matter, its first heading, or its file's name."""
        return {path: _title(page) for path, (_, page) in self._read.items()}


def _title(page: SourcePage) -> str:
    heading = _HEADING.search(page.source.text)
    return str(page.meta.get("title") or (heading[1] if heading else Path(page.path).stem))


def leave_out_unpublished(files: Files, read: Pages) -> None:
    """Make drafts of the pages with `published: false`: `mkdocs serve` shows them, the site does not hold them."""
    for file in files.documentation_pages():
        if read.read(file).meta.get("published") is False:
            file.inclusion = InclusionLevel.DRAFT


def texts(files: Files, read: Pages) -> Iterator[tuple[str, str]]:
    """Give each page's path and its Markdown."""
    for file in files.documentation_pages():
        yield file.src_uri, read.read(file).source.text


def shown_path(path: Path, config: MkDocsConfig) -> str:
    """Give `path` relative to the folder of mkdocs.yml, with slashes, as diagnostics name it."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
