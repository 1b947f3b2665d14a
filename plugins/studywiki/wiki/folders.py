"""Where a wiki lies, and how its files are named in diagnostics."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from studywiki.diagnostics import Location
from studywiki.pages import confined
from studywiki.pages.confined import Confined


class Folders(Struct, frozen=True):
    """The folder of mkdocs.yml and that of the pages, which mostly lies in it."""

    config: Path = Path("mkdocs.yml")
    """The file mkdocs.yml, be it there or not."""
    docs: Path = Path("docs")
    """The folder of the pages."""

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml, which the wiki's paths start at, wherever the build was started."""
        return self.config.parent

    @property
    def home(self) -> Location:
        """The place of mkdocs.yml as a whole."""
        return Location(self.shown(self.config))

    def shown(self, path: Path) -> str:
        """The name of `path` in diagnostics: seen from the folder of mkdocs.yml, with slashes."""
        return confined.shown(path, self.root)

    def shown_of_docs(self, path: str) -> str:
        """The name in diagnostics of the file at `path` below the docs folder."""
        return self.shown(self.docs / path)

    def named(self, name: str) -> Path:
        """The file that an option names: beside mkdocs.yml, or in the docs folder."""
        beside, inside = self.root / name, self.docs / name
        return inside if not beside.is_file() and inside.is_file() else beside

    def confined(self, *named: Path) -> Confined:
        """What reads the wiki's files, in these folders.

        `named` are files that mkdocs.yml names: where one lies elsewhere, its folder is its owner's word.
        """
        folders = [self.root, self.docs]
        meant = [Path(os.path.normpath(path)) for path in named]
        elsewhere = [path.parent for path in meant if not any(path.is_relative_to(folder) for folder in folders)]
        return Confined.to(*folders, *elsewhere)
