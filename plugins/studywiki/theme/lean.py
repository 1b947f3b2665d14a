"""Templates without the blanks by which their authors read them: a tenth of a page without its article."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment
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
        """All of them."""
        return self._loader.list_templates()


def lean(source: str, name: str) -> str:
    """The source of a template without its indentation, and without the lines that hold nothing but a tag of Jinja."""
    found = _TAG_ALONE.sub(r"\1", _INDENT.sub("", source))
    return found.replace(">\n<", "><") if name.removeprefix(MATERIALS) in _BOXES else found
