"""`pymdownx.snippets`, where a wiki switches it on: a page may include what lies in the docs folder, nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.snippets import SnippetPreprocessor

from studywiki import stages
from studywiki.mkdocs_plugin.folders import folders
from studywiki.page.answers import NoAnswerError
from studywiki.pages import encoding
from studywiki.pages.confined import Confined, RefusedError
from studywiki.rendering import Rendering
from studywiki.stages import Kind
from studywiki.wiki.folders import Folders

_NAME = "pymdownx.snippets"
_LARGEST = 500_000
"""Bytes of a file that a page includes: as many as a page may have."""


def confine(config: MkDocsConfig) -> None:
    """Set the extension's options, where it is on, such that no page reaches beyond the folders that are meant.

    Those are the owner's `base_path`, or else the docs folder and the files that he has appended to every page. Nothing
    is fetched from the web.
    https://facelessuser.github.io/pymdown-extensions/extensions/snippets/#options
    """
    if _NAME not in config.markdown_extensions:
        return
    options = config.mdx_configs.setdefault(_NAME, {})
    options |= {"restrict_base_path": True, "url_download": False}
    if "base_path" in options:
        return
    names = [str(name) for name in options.get("auto_append") or ()]
    where = folders(config)
    files = [name for name in names if (where.root / name).is_file()]
    # a file as base is that file, by its name
    options["base_path"] = [*(str(where.root / name) for name in files), str(where.docs)]
    options["auto_append"] = [Path(name).name if name in files else name for name in names]


class ConfinedSnippets(Extension):
    """Has `pymdownx.snippets` read files as all of the wiki's are read; to be loaded after it."""

    def __init__(self, rendering: Rendering, config: MkDocsConfig) -> None:
        super().__init__()
        self.rendering = rendering
        self.folders = folders(config)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Put our reading in the place of the extension's, where it is on."""
        if "snippet" in md.preprocessors and type(md.preprocessors["snippet"]) is SnippetPreprocessor:
            theirs = md.preprocessors["snippet"]
            md.preprocessors.deregister("snippet")
            stages.enter(md, Kind.TEXT, "snippet", _Confined(theirs, self.rendering.of(md), self.folders))


def answers(config: MkDocsConfig) -> Callable[[str], object]:
    """Gives what a page includes by a name, as it is noted among what the page asked."""
    rendering = Rendering()
    options = dict(config.mdx_configs.get(_NAME) or {})

    @cache
    def reader() -> _Confined | None:
        if _NAME not in config.markdown_extensions:
            return None
        md = Markdown(extensions=[_NAME, ConfinedSnippets(rendering, config)], extension_configs={_NAME: options})
        found = md.preprocessors["snippet"]
        return found if isinstance(found, _Confined) else None

    @cache
    def answer(name: str) -> object:
        known = reader()
        if known is None:
            raise NoAnswerError(name)
        return known.included(name)

    return answer


class _Confined(SnippetPreprocessor):  # type: ignore[misc]  # it has no types
    def __init__(self, theirs: Any, rendering: Rendering, where: Folders) -> None:  # noqa: ANN401  it has no types
        self.__dict__.update(vars(theirs))
        self._rendering, self._folders = rendering, where
        bases = [Path(base) for base in self.base_path]
        self._confined = Confined.to(*(base if base.is_dir() else base.parent for base in bases))

    def get_snippet_path(self, path: str) -> str | None:
        """The file that `path` means; None where there is none, or none that may be read."""
        self._rendering.used["snippet", path] = self.included(path)
        found: str | None = super().get_snippet_path(path)
        try:
            if found:
                self._confined.check(Path(found))
        except FileNotFoundError:
            return None
        except RefusedError as error:
            self._rendering.report(error.told(self._folders.shown(Path(str(found)))))
            return None
        return found

    def read_lines(self, path: str) -> list[str]:
        """The lines of a file, however a Korean editor saved it; those of a page's size."""
        data = self._confined.head(Path(path), _LARGEST)
        text, _ = encoding.decode(data, path)
        return text.split("\n") if text else []

    def included(self, name: str) -> tuple[str, str] | None:
        """The file that `name` means, and the digest of what is read of it; None where nothing is."""
        found: str | None = super().get_snippet_path(name)
        try:
            data = self._confined.head(Path(found), _LARGEST) if found else None
        except (FileNotFoundError, RefusedError):
            data = None
        if found is None or data is None:
            return None
        return self._folders.shown(Path(found)), hashlib.sha256(data).hexdigest()
