"""The environment of the templates, whoever asks the theme for one.

MkDocs asks once, and shows it to the plugins in `on_env`; a plugin that prints pages of its own asks again, and knows
nothing of what was entered there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, TemplateNotFound
from jinja2.bccache import Bucket
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.messages.phrases import spoken
from studywiki.theme import bundle, escapes, nav_script
from studywiki.theme.entries import Entries
from studywiki.theme.lean import MATERIALS, Lean


class WikiTheme(Theme):
    """A theme whose environments all have our words and escapes, and Material's own templates below `material/`."""

    topnav: list[Any]
    """The links of the bar at the top, when they are known."""
    map: str
    """The address of the map of the wiki, or nothing."""
    nav: str
    """The name of the script that has the whole sidebar."""
    store: Store
    """Where templates are kept as Jinja has compiled them."""

    @classmethod
    def over(cls, theme: Theme) -> WikiTheme:
        """`theme` as it is set by now."""
        made = cls.__new__(cls)
        made.__dict__.update(theme.__dict__)
        made.topnav, made.map, made.nav, made.store = [], "", nav_script.name(), Store(None)
        return made

    def get_env(self) -> Environment:
        """A new environment, with all that our templates need beside what a page has."""
        env = super().get_env()
        env.bytecode_cache = _Compiled(self.store)
        escapes.install(env)
        env.loader = ChoiceLoader([*([Lean(env.loader)] if env.loader else []), _OfMaterial()])
        env.policies["json.dumps_kwargs"] = {**env.policies["json.dumps_kwargs"], "ensure_ascii": False}
        env.globals["studywiki_words"] = spoken("theme", str(self.get("language") or "en"))
        env.globals["studywiki_topnav"] = self.topnav
        env.globals["studywiki_map"], env.globals["studywiki_nav"] = self.map, self.nav
        env.globals["studywiki_search"] = bundle.search().path
        env.globals["studywiki_sidebar"] = Entries()
        return env


class _Compiled(BytecodeCache):
    """Templates as Jinja has compiled them, for the next build: https://jinja.palletsprojects.com/en/stable/api/#bytecode-cache.

    What Jinja reads there it runs, as Python does with its own `__pycache__`: it is the user's own, and has a checksum.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self.store.get(_key(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.store.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> bytes:
    return digests.of("template", versions.digest(), bucket.key, bucket.checksum)


class _OfMaterial(Lean):
    """Material's own templates, by name alone: they are listed already, where ours do not stand before them."""

    def __init__(self) -> None:
        super().__init__(FileSystemLoader(Path(get_theme_dir("material"))))

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of a template. Raises `TemplateNotFound`."""
        if not template.startswith(MATERIALS):
            raise TemplateNotFound(template)
        return super().get_source(environment, template.removeprefix(MATERIALS))

    def list_templates(self) -> list[str]:
        """Nothing that is not there without it."""
        return []
