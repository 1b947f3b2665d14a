"""Templates without the blanks by which their authors read them: a tenth of a page without its article."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader
from mkdocs.utils import get_theme_dir

MATERIALS = "material/"
"""Before the names of Material's own templates, where ours stand in their place."""
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_TAG_ALONE = re.compile(r"^(\{%[^%\n]*%\})\n", re.MULTILINE)
_OF_BOXES = ("header", "palette", "search", "footer", "toc-item", "nav", "studywiki-edit")
_BOXES = {"base.html", *(f"partials/{name}.html" for name in _OF_BOXES)}
"""Templates in which nothing stands beside text, so that blanks between elements show nowhere."""


class Lean(BaseLoader):
    """The templates of a loader; Material's and ours are made lean, and an owner's are as they were written."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self._folders = (Path(get_theme_dir("material")), Path(__file__).parent / "templates")

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of a template. Raises `TemplateNotFound`."""
        source, file, is_fresh = self._loader.get_source(environment, template)
        ours = file and file.endswith(".html") and any(Path(file).is_relative_to(folder) for folder in self._folders)
        return lean(source, template) if ours else source, file, is_fresh

    def list_templates(self) -> list[str]:
        """All of them but those in hidden folders, which MkDocs lists only to leave them out, one by one.

        Material's 14,000 icons lie there: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/files.py#L149-L166
        """
        if type(self._loader) is not FileSystemLoader:
            return self._loader.list_templates()
        folders = self._loader.searchpath
        return sorted({name for folder in folders for name in _shown(folder, links=self._loader.followlinks)})


def _shown(folder: str, *, links: bool) -> Iterator[str]:
    """The names of the templates in `folder`, as Jinja has them; `links`: whether to follow links to folders."""
    for path, folders, names in os.walk(folder, followlinks=links):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = path.removeprefix(folder).replace(os.sep, "/").strip("/")
        yield from (f"{within}/{name}" if within else name for name in names)


def lean(source: str, name: str) -> str:
    """The source of a template without its indentation, and without the lines that hold nothing but a tag of Jinja."""
    found = _TAG_ALONE.sub(r"\1", _INDENT.sub("", source))
    return found.replace(">\n<", "><") if name.removeprefix(MATERIALS) in _BOXES else found
