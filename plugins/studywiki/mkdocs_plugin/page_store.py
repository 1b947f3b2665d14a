"""MkDocs' files become pages of the wiki: read once in a build, unpublished ones left out."""

from __future__ import annotations

import errno
import os
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from msgspec.structs import replace

from studywiki import bounds
from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.check.page_findings import PageFindings
from studywiki.diagnostics import Diagnostic, Location
from studywiki.glossary.avoided import Avoided
from studywiki.jekyll.defaults import Defaults, Given, merged
from studywiki.markup import article
from studywiki.markup.article import Article
from studywiki.mkdocs_plugin import put_aside, tag_listings
from studywiki.mkdocs_plugin.folders import folders
from studywiki.page.rendered import RenderedPage
from studywiki.pages import front_matter_places, heading, source_page
from studywiki.pages.confined import RefusedError
from studywiki.pages.source_page import Plain, SourcePage


class Pages:
    """The pages of one build."""

    def __init__(self, config: MkDocsConfig, store: Store | None = None) -> None:
        self.config = config
        self.store = store or Store(None)
        self.confined = folders(config).confined()
        self._read: dict[str, tuple[File, SourcePage]] = {}
        self._digests: dict[str, bytes] = {}
        self._folders: dict[Path, str] = {}
        self.rendered: dict[str, RenderedPage] = {}
        """The page of a path -> what has become of it, where it was rendered."""
        self.looked_at: dict[str, PageFindings] = {}
        """The page of a path -> what it tells by itself, where it was rendered."""
        self.anchors: dict[str, frozenset[str]] = {}
        """The page of a path -> the places in it that links may lead to, where they are checked."""
        self.avoided = Avoided()
        """The spellings that the glossary says to avoid."""
        self.defaults = Defaults()
        """What `_config.yml` gives to many pages."""

    def begin(self) -> None:
        """Take up the docs folder, which another plugin may have put in the place of the wiki's own, as `monorepo`."""
        self.confined = folders(self.config).confined()
        self._folders = {}

    def read(self, file: File) -> SourcePage:
        """The page of `file`. A file that another plugin put in its place is read anew."""
        known = self._read.get(file.src_uri)
        if known and known[0] is file:
            return known[1]
        name = folders(self.config).shown(written_at(file, self.config))
        data, refused = self._data(file, name)
        self._digests[file.src_uri] = digests.of(data)
        page = self._page(file.src_uri, data, name)
        page = replace(page, diagnostics=(*refused, *page.diagnostics)) if refused else page
        if self.defaults and is_own(file, self.config):
            page = _given(page, self.defaults.of(file.src_uri))
        page = tag_listings.checked(page, lambda: self._listings, lambda: self._layouts)
        self._read[file.src_uri] = (file, page)
        return page

    def forget(self, file: File) -> None:
        """Have the page of `file` be read anew."""
        self._read.pop(file.src_uri, None)
        self._folders = {}

    def let_go(self, path: str) -> None:
        """Let go of what the page at `path` has become: it is printed, and nobody asks for it any more."""
        self.rendered.pop(path, None)
        self.looked_at.pop(path, None)

    def digest(self, file: File) -> bytes:
        """What stands for the bytes that `read` has read the page of `file` from, and for what it was given.

        Raises `digests.UnknownError`.
        """
        page = self.read(file)
        return digests.of(self._digests[file.src_uri], page.source.file, page.meta, page.given)

    def data(self, file: File) -> bytes:
        """The bytes that the page of `file` is read from; nothing where it cannot be read."""
        return self._data(file, "")[0]

    def article(self, page: Page) -> Article | None:
        """What `page` holds as it is shown: read again where another plugin has changed its HTML; None without any."""
        made, aside = self.rendered.get(page.file.src_uri), put_aside.packed(page)
        if made and aside and aside is made.kept:
            return made.article
        if page.content is None:
            return None
        return made.article if made and made.html == page.content else article.read(page.content)

    def has_diagram(self, page: Page) -> bool:
        """Whether `page` has a diagram, be it another plugin's, or one that it hides until it is asked for."""
        made, shown = self.rendered.get(page.file.src_uri), self.article(page)
        return bool((made and made.article.has_diagram) or (shown and shown.has_diagram))

    def place(self, file: File, key: str, within: str = "") -> Location:
        """Where `key` of the front matter of the page of `file` stands; `within`: the line that has these words."""
        page = self.read(file)
        found = front_matter_places.place(self.data(file), page.source.file, page.source.origins[0], key, within)
        return page.given.get(key, found)

    def _page(self, path: str, data: bytes, name: str) -> SourcePage:
        """The page at `path`, as it is read from `data`: YAML and what is odd about a file are looked for once."""
        if self.store.path is None:
            return source_page.read(path, data, name)
        key = digests.of("source", versions.digest(), data)
        if known := self.store.get(key):
            with suppress(msgspec.MsgspecError, ValueError):
                return source_page.read_again(path, data, _DECODER.decode(known), name)
        page = source_page.read(path, data, name)
        if plain := source_page.plain(page, data):
            with suppress(msgspec.MsgspecError, ValueError, TypeError, OverflowError):
                self.store.put(key, _ENCODER.encode(plain))
            return source_page.resting(page, data, plain)
        return page

    def _data(self, file: File, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
        if not is_own(file, self.config):
            return file.content_bytes, ()  # a plugin's, which may lie anywhere
        try:
            path = Path(str(file.abs_src_path))
            return self.confined.head(path, bounds.PAGE + 1, self._real(path.parent)), ()
        except FileNotFoundError:  # taken away since the folder was walked
            return b"", (RefusedError("file-unreadable", why=os.strerror(errno.ENOENT)).told(name),)
        except RefusedError as error:
            return b"", (error.told(name),)

    def _real(self, folder: Path) -> str:
        """Where `folder` leads to, looked at once in a build. Raises as `Confined.read` does."""
        if folder not in self._folders:
            self._folders[folder] = self.confined.real(folder)
        return self._folders[folder]

    @cached_property
    def _listings(self) -> Container[str]:
        """The names of the listings of tags that mkdocs.yml sets up."""
        plugins = [self.config.plugins.get(name) for name in tag_listings.PLUGINS]
        return [name for plugin in plugins if plugin for name in plugin.config.get("listings_map") or ()]

    @cached_property
    def _layouts(self) -> Container[str]:
        """The names of the theme's layouts for listings of tags."""
        folders = [Path(folder, "fragments", "tags") for folder in self.config.theme.dirs]
        return {found.parent.name for folder in folders for found in folder.glob("*/listing.html")}

    def titles(self) -> dict[str, str]:
        """The title of each page that was read."""
        return {path: title(page) for path, (_, page) in self._read.items()}


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Plain)


def _given(page: SourcePage, given: Mapping[str, Given]) -> SourcePage:
    places = {key: each.place for key, each in given.items() if key not in page.meta}
    return replace(page, meta=merged(page.meta, given), given=places)


def title(page: SourcePage) -> str:
    """A page's own title: of its front matter, its first heading, or its file's name."""
    return str(page.meta.get("title") or heading.first(page.source.text) or Path(page.path).stem)


def leave_out_unpublished(files: Files, read: Pages) -> None:
    """Make drafts of the pages with `published: false`: `mkdocs serve` shows them, the site does not hold them."""
    for file in files.documentation_pages():
        if read.read(file).meta.get("published") is False:
            file.inclusion = InclusionLevel.DRAFT


def texts(files: Files, read: Pages) -> Iterator[tuple[str, str]]:
    """Each page's path and its Markdown."""
    for file in files.documentation_pages():
        page = read.read(file)
        yield file.src_uri, "" if page.is_too_much else page.source.text


def is_own(file: File, config: MkDocsConfig) -> bool:
    """Tell whether `file` is one of the docs folder, as it lies there: contributors', no plugin's or theme's."""
    return file.generated_by is None and file.src_dir == config.docs_dir and file.abs_src_path is not None


def written_at(file: File, config: MkDocsConfig) -> Path:
    """Where the author has written `file`, which the plugin `monorepo` has copied into a docs folder of its own."""
    path = Path(config.docs_dir, file.src_uri)
    copied = getattr(config.plugins.get("monorepo"), "files_source_dir", None)
    return Path(copied.get(str(path), path)) if copied else path


def known_as(file: File) -> str:
    """The path by which the sidebar and links know `file`: of a translation of the plugin `i18n`, the original's."""
    return str(getattr(file, "norm_src_uri", file.src_uri))
