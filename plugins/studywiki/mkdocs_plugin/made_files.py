"""Files that no one wrote, and that a site has: each lies somewhere, since other plugins ask every file where it lies.

MkDocs has files that are nothing but content, with no path: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/files.py#L271-L302
Plugins that are older than those, or take no thought of them, stop at the first: a file's date, its hash, its place in
the docs folder are asked of `abs_src_path`.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel


class MadeFiles:
    """The made files of one build, in a folder of their own, from the first `file` to `end`."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def file(self, config: MkDocsConfig, name: str, text: str, inclusion: InclusionLevel) -> File:
        """A file of the site `name` that holds `text`, for the event that is going on. Raises `OSError`."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="studywiki-")
        path = Path(self._folder.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return File.generated(config, name, abs_src_path=str(path), inclusion=inclusion)

    def end(self) -> None:
        """Take the folder away."""
        if self._folder:
            self._folder.cleanup()
        self._folder = None
