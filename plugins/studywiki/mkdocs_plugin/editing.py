"""What MkDocs knows of a page goes to `edit_links`, and comes back as the page's links."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from studywiki.edit_links import checkout, forms
from studywiki.edit_links.forms import About
from studywiki.edit_links.links import EditLinks, links
from studywiki.edit_links.repository import Repository
from studywiki.edit_links.where import Told, find
from studywiki.mkdocs_plugin.folders import folders
from studywiki.sidebar.model import Spelling
from studywiki.sidebar.orphans import snippet
from studywiki.wiki import schemes
from studywiki.wiki.folders import Folders
from studywiki.wiki.page import WikiPage


@dataclass(frozen=True, slots=True)
class Editing:
    """All that a wiki's pages have in common when it comes to editing."""

    repository: Repository | None
    """None where none is known, or on a forge whose addresses we do not know."""
    off: bool
    """Whether mkdocs.yml says `edit_uri: ''`: no page is to be edited."""
    folders: Folders
    """Where the wiki lies."""
    sidebar: tuple[str, Spelling]
    """The sidebar's file, and how it is written."""
    language: str
    _mkdocs: dict[str, str | None] = field(default_factory=dict)
    """The path of each page -> where it is edited, as MkDocs has it."""

    @classmethod
    def of(cls, config: MkDocsConfig, mine: Mapping[str, Any], sidebar: tuple[str, Spelling], language: str) -> Editing:
        """Find the repository of the wiki with `config`, of which `mine` is what its author wrote."""
        where = folders(config)
        docs = where.shown(where.docs)
        told = Told(config.repo_url, mine.get("edit_uri"), "" if docs.startswith("..") else docs)
        repository = find(told, os.environ, checkout.read(where.docs))
        return cls(repository, mine.get("edit_uri") == "", where, sidebar, language)

    def note(self, files: Files) -> None:
        """Take note of what MkDocs has made of the pages' addresses, before other plugins set others."""
        for file in files.documentation_pages():
            self._mkdocs[file.src_uri] = getattr(file.page, "edit_url", None)

    def links(self, page: Page, title: str) -> EditLinks | None:
        """The links of `page`, titled `title`; None where no file stands behind it or its author wants none.

        Front matter: `edit: false` for none, `edit: https://...` for another place to edit it at. A forge that we do
        not know has what MkDocs makes of the author's `edit_uri`.
        """
        theirs = page.meta.get("edit")
        path = page.file.edit_uri
        if path is None or self.off or theirs is False:
            return None
        known = self._mkdocs.get(page.file.src_uri)
        if self.repository and (page.edit_url is None or page.edit_url in (known, escape(known))):
            found = self._links(self.repository, page, path, title)
        else:  # a forge that we do not know, or another plugin has said where the page lies: `monorepo`
            found = EditLinks(edit=page.edit_url)
        if isinstance(theirs, str) and schemes.is_web(theirs):
            found = replace(found, edit=theirs)
        return found if found != EditLinks() else None

    def _links(self, repository: Repository, page: Page, path: str, title: str) -> EditLinks:
        about = About(title, page.canonical_url or "", self.folders.shown_of_docs(path))
        file, spelling = self.sidebar

        def entry(title: str, page: str) -> str:
            return snippet(WikiPage(page, page, title), spelling)

        new_page = forms.new_page(path.rpartition("/")[0], file, entry, self.language)
        return links(repository, path, forms.report(about, self.language), new_page)
