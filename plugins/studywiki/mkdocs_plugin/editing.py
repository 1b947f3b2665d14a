"""What MkDocs knows of a page goes to `edit_links`, and comes back as the page's links.

What the owner wrote in mkdocs.yml, and what another plugin has set as a page's own, is where Edit me leads.
"""

from __future__ import annotations

import html
import os
import posixpath
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from msgspec import Struct
from msgspec.structs import replace

from studywiki.edit_links import checkout, forms, repository, where
from studywiki.edit_links.forms import About
from studywiki.edit_links.links import EditLinks, links
from studywiki.edit_links.repository import Forge, Repository
from studywiki.edit_links.where import Told
from studywiki.mkdocs_plugin.folders import folders
from studywiki.sidebar.model import Spelling
from studywiki.sidebar.orphans import snippet
from studywiki.wiki import schemes
from studywiki.wiki.folders import Folders
from studywiki.wiki.page import WikiPage
from studywiki.wiki.surroundings import Surroundings


class Editing(Struct, frozen=True):
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
    config: MkDocsConfig
    as_written: bool
    """Whether Edit me leads to what mkdocs.yml says, letter by letter: it is no address of a file that we know."""

    @classmethod
    def of(cls, config: MkDocsConfig, mine: Mapping[str, Any], sidebar: tuple[str, Spelling], language: str) -> Editing:
        """Find the repository of the wiki with `config`, of which `mine` is what its author wrote."""
        folder = folders(config)
        docs = folder.shown(folder.docs)
        template, written = mine.get("edit_uri_template"), mine.get("edit_uri")
        if template:
            before, name, after = str(template).partition("{path}")
            written = before if name and not after else None
        told = Told(config.repo_url, written, "" if docs.startswith("..") else docs)
        found = where.find(told, os.environ, checkout.read(folder.docs))
        if found and config.repo_url and not template and mine.get("edit_uri") is None:
            config.edit_uri = _edit_uri(found)  # MkDocs guesses `master`, and other plugins ask for it
        url = where.address(config.repo_url, os.environ)
        known = not template and (not written or repository.place(where.read(url, written)) is not None)
        off = mine.get("edit_uri") == "" and not template
        return cls(found, off, folder, sidebar, language, config, as_written=not known)

    def surroundings(self) -> Surroundings:
        """The repository around the docs folder, as far as it is known."""
        docs = self.folders.docs.absolute()
        root = self.repository.root if self.repository else self.folders.shown(docs)
        root = normalize("NFC", root.strip("/")) if root != "." and not root.startswith("..") else ""
        up = len(root.split("/")) if root else 0
        lies_there = normalize("NFC", docs.as_posix()).endswith(f"/{root}") if root else True
        if not self.repository:
            return Surroundings(root)
        top = docs.parents[up - 1] if up else docs
        mark = "/-" if self.repository.forge is Forge.GITLAB else ""
        url, branch = self.repository.url, self.repository.branch
        return Surroundings(root, url, branch, mark, top if lies_there else None)

    def links(self, page: Page, title: str) -> EditLinks | None:
        """The links of `page`, titled `title`; None where no file stands behind it or its author wants none.

        Front matter: `edit: false` for none, `edit: https://...` for another place to edit it at. A forge that we do
        not know has what MkDocs makes of the author's `edit_uri`.
        """
        theirs = page.meta.get("edit")
        if self.off or theirs is False:
            return None
        found = self._links(page, title)
        if isinstance(theirs, str) and schemes.is_web(theirs):
            found = replace(found or EditLinks(), edit=theirs)
        return found if found != EditLinks() else None

    def depends(self, page: Page) -> list[object]:
        """All that the links of `page` are made of, but for its title, its front matter and what MkDocs knows of it."""
        file = page.file
        is_there = bool(file.edit_uri) and (self.folders.docs / str(file.edit_uri)).is_file()
        docs = self.folders.shown(self.folders.docs)  # with the page's path this is its name there
        common = [self.repository, self.off, self.sidebar, self.language, self.as_written, docs]
        return [*common, file.edit_uri, file.src_uri, is_there]

    def _links(self, page: Page, title: str) -> EditLinks | None:
        path = page.file.edit_uri
        of_mkdocs = self._of_mkdocs(path) if path else None
        told = html.unescape(page.edit_url) if page.edit_url else None  # `metadata` has made it fit for templates
        if told != of_mkdocs:  # another plugin knows better, maybe that it has no source
            return self._at(page, title, told) if told else None
        if path is None or (path == page.file.src_uri and not (self.folders.docs / path).is_file()):
            return None  # it was made of something else
        if self.repository is None:
            return EditLinks(edit=self._escaped(path))
        found = self._on_forge(self.repository, page, path, self.folders.shown_of_docs(path), title)
        return replace(found, edit=self._escaped(path)) if self.as_written else found

    def _at(self, page: Page, title: str, address: str) -> EditLinks:
        """The links of a page that is edited at `address`."""
        there = repository.place(address)
        if not self.repository or not there or not repository.same(there.url, self.repository.url):
            return EditLinks(edit=address)
        branch, path = there.under(self.repository.branch)
        found = replace(self.repository, branch=branch, root="")
        return replace(self._on_forge(found, page, path, path, title), edit=address)

    def _on_forge(self, found: Repository, page: Page, path: str, shown: str, title: str) -> EditLinks:
        about = About(title, page.canonical_url or "", shown)
        file, spelling = self.sidebar

        def entry(title: str, page: str) -> str:
            return snippet(WikiPage(page, page, title), spelling)

        new_page = forms.new_page(page.file.src_uri.rpartition("/")[0], file, entry, self.language)
        return links(found, path, forms.report(about, self.language), new_page)

    def _escaped(self, path: str) -> str | None:
        """What MkDocs makes of the file at `path`, whose name no address can hold as it is."""
        escapes = "!q" in str(self.config.edit_uri_template or "")  # `{path!q}`
        return self._of_mkdocs(path if escapes else quote(path))

    def _of_mkdocs(self, path: str) -> str | None:
        """What MkDocs makes of the file at `path`: https://www.mkdocs.org/user-guide/configuration/#edit_uri_template .

        https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/pages.py#L171-L206
        """
        template, edit_uri = self.config.edit_uri_template, self.config.edit_uri
        if template:
            edit_uri, path = template.format(path=path, path_noext=posixpath.splitext(path)[0]), ""
        return where.joined((self.config.repo_url or "").rstrip("/"), f"{edit_uri}{path}") if edit_uri else None


def _edit_uri(found: Repository) -> str:
    """The option `edit_uri` that leads to the pages in the repository `found`."""
    verb = "-/edit" if found.forge is Forge.GITLAB else "edit"
    return "/".join(filter(None, (verb, quote(found.branch), quote(found.root)))) + "/"
