"""The environment of the templates, whoever asks the theme for one.

MkDocs asks once, and shows it to the plugins in `on_env`; a plugin that prints pages of its own asks again, and knows
nothing of what was entered there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, TemplateNotFound
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from studywiki.messages.phrases import spoken
from studywiki.theme import escapes, nav_script
from studywiki.theme.entries import Entries

HERE = Path(__file__).parent
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_TAG_ALONE = re.compile(r"^(\{%[^%\n]*%\})\n", re.MULTILINE)
_OF_BOXES = ("header", "palette", "search", "footer", "toc-item", "nav", "studywiki-edit")
_BOXES = {"base.html", *(f"partials/{name}.html" for name in _OF_BOXES)}
"""Templates in which nothing stands beside text, so that blanks between elements show nowhere."""
_PREFIX = "material/"
"""Before the names of Material's own templates, where ours stand in their place."""


class WikiTheme(Theme):
    """A theme whose environments all have our words and escapes, and Material's own templates below `material/`."""

    topnav: list[Any]
    """The links of the bar at the top, when they are known."""
    map: str
    """The address of the map of the wiki, or nothing."""
    nav: str
    """The name of the script that has the whole sidebar."""

    @classmethod
    def over(cls, theme: Theme) -> WikiTheme:
        """`theme` as it is set by now."""
        made = cls.__new__(cls)
        made.__dict__.update(theme.__dict__)
        made.topnav, made.map, made.nav = [], "", nav_script.name()
        return made

    def get_env(self) -> Environment:
        """A new environment, with all that our templates need beside what a page has."""
        env = super().get_env()
        escapes.install(env)
        env.loader = ChoiceLoader([*([_Lean(env.loader)] if env.loader else []), _OfMaterial()])
        env.policies["json.dumps_kwargs"] = {**env.policies["json.dumps_kwargs"], "ensure_ascii": False}
        env.globals["studywiki_words"] = spoken("theme", str(self.get("language") or "en"))
        env.globals["studywiki_topnav"] = self.topnav
        env.globals["studywiki_map"], env.globals["studywiki_nav"] = self.map, self.nav
        env.globals["studywiki_sidebar"] = Entries()
        return env


class _Lean(BaseLoader):
    """The templates of `loader`; Material's and ours without their indentation, which is a tenth of a page."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self._folders = (Path(get_theme_dir("material")), HERE / "templates")

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
    return found.replace(">\n<", "><") if name.removeprefix(_PREFIX) in _BOXES else found


class _OfMaterial(_Lean):
    """Material's own templates, by name alone: they are listed already, where ours do not stand before them."""

    def __init__(self) -> None:
        super().__init__(FileSystemLoader(Path(get_theme_dir("material"))))

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of a template. Raises `TemplateNotFound`."""
        if not template.startswith(_PREFIX):
            raise TemplateNotFound(template)
        return super().get_source(environment, template.removeprefix(_PREFIX))

    def list_templates(self) -> list[str]:
        """Nothing that is not there without it."""
        return []
