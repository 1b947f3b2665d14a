"""The docs folder is walked once, before MkDocs walks it: what of it can be published, and what is wrong with the rest.

MkDocs follows every link to a folder, reads whatever is called `.md`, and stops at the first thing that it cannot read
or write: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/files.py#L511-L560 . It has no event around its
walk. So where the folder holds something that it would trip over, MkDocs is shown a folder with nothing in it, and the
files that are right are entered in the first event after. A folder in which all is right it walks itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from pathspec.gitignore import GitIgnoreSpec

from studywiki.diagnostics import Diagnostic, Location, Severity, StoppedError
from studywiki.mkdocs_plugin import destinations
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.page_store import is_own
from studywiki.pages.confined import Confined, RefusedError, is_text, printable
from studywiki.search import files as search
from studywiki.theme import site as theme
from studywiki.wiki import suffixes
from studywiki.wiki.left_out import LeftOut

_DEEPEST = 50
"""Folders within one another. The theme's templates call themselves for each, and Python's stack has an end."""
_MOST_BY_LINKS = 1_000
"""Folders that are reached through links to folders: a few of them can multiply without end."""
_WRITTEN_LAST = {*search.PLACES, "sitemap.xml.gz"}
"""What the search and MkDocs write over anything that lies there."""
_ANY = "x"
"""Some file of a folder."""
_NOTHING = os.devnull
"""What holds no files, for MkDocs to walk through."""


class Contents:
    """What the docs folder of one build holds, from `begin` to `enter`, or `end` where the build stops between."""

    def __init__(self, config: MkDocsConfig, left_out: LeftOut | None = None) -> None:
        """Take what of the folder is no part of the site, but for what mkdocs.yml takes in: `exclude_docs: '!_x/'`."""
        self._config = config
        self._left_out = left_out or LeftOut()
        self._docs = config.docs_dir
        self._walk: _Walk | None = None

    def begin(self) -> None:
        """Walk the folder; to be called as the last thing before MkDocs does."""
        self._walk = _Walk(self._config, self._left_out)
        if self._walk.trips:
            self._config.docs_dir = _NOTHING

    def enter(self, files: Files) -> list[Diagnostic]:
        """Enter the docs folder's files, where MkDocs was kept from it, before all others; gives what is wrong."""
        self.end()
        walk, self._walk = self._walk, None
        if walk and walk.trips:
            theirs = [file for file in files if file.src_uri not in walk.files]
            for file in list(files):
                files.remove(file)
            for file in (*walk.files.values(), *theirs):  # the theme's do not take the place of the wiki's
                files.append(file)
        exclude((file for file in files if is_own(file, self._config)), self._config, self._left_out)
        return [*walk.found, *self._give_way(files)] if walk else []

    def unread(self, files: Files, sidebar: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Tell of the docs folder's documents that are no pages; not twice of those that `sidebar` tells of."""
        told = {each.values.get("page") for each in sidebar}
        for file in files:
            is_other = file.src_uri.lower().endswith(suffixes.OTHER_MARKUP)
            if is_other and file.inclusion.is_included() and is_own(file, self._config) and file.src_uri not in told:
                name = folders(self._config).shown_of_docs(file.src_uri)
                yield Diagnostic("file-not-a-page", Location(name), {"path": name})

    def _give_way(self, files: Files) -> Iterator[Diagnostic]:
        """Leave out what would keep the site from writing its own."""
        config = self._config
        taken = {file.dest_uri for file in files if not is_own(file, config)} | _WRITTEN_LAST
        if config.theme.name == "material":
            taken |= theme.places()
        taken |= set(config.theme.static_templates) - set(config.extra_templates)
        own = [file for file in files if is_own(file, config) and file.inclusion.is_in_serve()]
        for file in list(destinations.posing(own, taken)):
            files.remove(file)
            name = folders(config).shown_of_docs(file.src_uri)
            yield Diagnostic("file-shadows-theme", Location(name), {"path": name})

    def end(self) -> None:
        """Have the docs folder be what it was."""
        self._config.docs_dir = self._docs


def exclude(files: Iterable[File], config: MkDocsConfig, left_out: LeftOut) -> None:
    """Have MkDocs leave out those of the docs folder's `files` that are no part of the site."""
    every = list(files)
    set_exclusions(every, config)
    # whatever mkdocs.yml takes in is what is not excluded any more after all has been
    chosen = GitIgnoreSpec.from_lines(["/*"]) + (config.exclude_docs or GitIgnoreSpec([]))
    theirs = named(config)
    for file in every:
        is_out = file.inclusion.is_in_serve() and left_out.holds(file.src_uri) and file.src_uri not in theirs
        if is_out and chosen.match_file(file.src_uri):
            file.inclusion = InclusionLevel.EXCLUDED


def named(config: MkDocsConfig) -> set[str]:
    """The files of the docs folder that mkdocs.yml names itself: they are its owner's word."""
    found = {str(getattr(each, "path", each)) for each in (*config.extra_javascript, *config.extra_css)}
    return found | set(config.extra_templates) | {str(config.theme.get(key)) for key in ("logo", "favicon")}


class PageFile(File):
    """A page whose suffix MkDocs does not know as one: `README.MD`."""

    def is_documentation_page(self) -> bool:
        """Tell MkDocs, which looks at the suffix alone."""
        return True


@dataclass(slots=True)
class _Folder:
    """A folder that is to be looked through."""

    path: str
    """Below the docs folder, with a slash at the end; empty for itself."""
    reals: tuple[str, ...]
    """Where it and those above it lie, links resolved."""
    by_link: bool = False
    depth: int = 0


@dataclass(slots=True)
class _Walk:
    """One walk through the docs folder."""

    config: MkDocsConfig
    left_out: LeftOut
    files: dict[str, File] = field(default_factory=dict)
    """What can be published, by its path below the docs folder, in MkDocs' order."""
    found: list[Diagnostic] = field(default_factory=list)
    trips: bool = False
    """Whether MkDocs would not come through, or would say in English what is said here."""
    _by_links: int = 0

    def __post_init__(self) -> None:
        docs = folders(self.config).docs
        confined = Confined.to(docs)
        self._check(docs)
        waiting = [_Folder("", confined.folders)]
        while waiting:
            folder = waiting.pop()
            waiting += reversed(list(self._look(folder, docs, confined)))
        exclude(self.files.values(), self.config, self.left_out)
        for path, code, other in destinations.contested(list(self.files.values()), self.config.site_dir):
            self._leave_out(path, RefusedError(code, other=self._shown(other)))

    def _check(self, docs: Path) -> None:
        """Raise `StoppedError` where `docs` is gone since mkdocs.yml was read, or nobody may look into it."""
        try:
            Confined.to(docs).check_folder(docs)
        except RefusedError as error:
            values = {"path": self._shown(""), **error.values}
            raise StoppedError(Diagnostic("docs-unreadable", Location("mkdocs.yml"), values, Severity.ERROR)) from error

    def _look(self, folder: _Folder, docs: Path, confined: Confined) -> Iterator[_Folder]:
        """Enter the files of `folder`, and give the folders in it."""
        inner: list[_Folder] = []
        names: list[str] = []
        try:
            entries = confined.names(docs / folder.path)
        except RefusedError as error:
            self._leave_out(folder.path.rstrip("/"), error)
            return
        for name in entries:
            path = folder.path + name
            try:
                if not is_text(name):
                    raise RefusedError("file-name-not-utf8", name=os.fsencode(name).decode("cp949", errors="replace"))
                real, is_folder = confined.entry(docs / path, folder.reals[-1])
                if is_folder:
                    inner += self._folder(path, real, folder, is_link=(docs / path).is_symlink())
                else:
                    names.append(name)
            except FileNotFoundError:  # taken away since
                continue
            except RefusedError as error:
                self._leave_out(path, error)
        for name in sorted(names, key=lambda name: (Path(name).stem not in ("index", "README"), name)):
            self.files[folder.path + name] = self._file(folder.path + name)
        yield from inner

    def _folder(self, path: str, real: str, around: _Folder, *, is_link: bool) -> list[_Folder]:
        """The folder at `path`, if it is to be looked through. Raises `RefusedError` where that has no end."""
        if real in around.reals:
            raise RefusedError("file-link-loop")
        if around.depth >= _DEEPEST:
            raise RefusedError("folder-too-deep", limit=str(_DEEPEST))
        by_link = is_link or around.by_link
        self._by_links += by_link
        if by_link and self._by_links == _MOST_BY_LINKS + 1:
            raise RefusedError("folder-links-multiply", limit=f"{_MOST_BY_LINKS:,}")
        if by_link and self._by_links > _MOST_BY_LINKS:  # said once
            return []
        return [_Folder(f"{path}/", (*around.reals, real), by_link, around.depth + 1)]

    def _leave_out(self, path: str, error: RefusedError) -> None:
        """Leave `path` out, and say so, unless nothing of it would be published anyway."""
        self.trips = True
        self.files.pop(path, None)
        if not self._is_excluded(path):
            name = self._shown(path)
            self.found.append(Diagnostic(error.code, Location(name), {"path": name, **error.values}))

    def _is_excluded(self, path: str) -> bool:
        """Tell whether mkdocs.yml, or MkDocs itself, leaves out what `path` is, be it a file or a folder."""
        names = (printable(path), f"{printable(path)}/", f"{printable(path)}/{_ANY}")
        made = [self._file(name) for name in names]
        exclude(made, self.config, self.left_out)
        return any(not file.inclusion.is_in_serve() for file in made)

    def _shown(self, path: str) -> str:
        return folders(self.config).shown_of_docs(path)

    def _file(self, path: str) -> File:
        config = self.config
        kind = File
        if suffixes.is_meant_as_page(path) and not suffixes.is_page(path):
            kind = PageFile
            self.trips = True
        return kind(path, config.docs_dir, config.site_dir, config.use_directory_urls)
