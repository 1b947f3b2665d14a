"""The environment of the templates, whoever asks the theme for one.

MkDocs asks once, and shows it to the plugins in `on_env`; a plugin that prints pages of its own asks again, and knows
nothing of what was entered there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, TemplateNotFound
from jinja2.bccache import Bucket
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.messages.phrases import spoken
from studywiki.theme import escapes
from studywiki.theme.entries import Entries

_PREFIX = "material/"
"""Before the names of Material's own templates, where ours stand in their place."""


class WikiTheme(Theme):
    """A theme whose environments all have our words and escapes, and Material's own templates below `material/`."""

    topnav: list[Any]
    """The links of the bar at the top, when they are known."""
    store: Store
    """Where templates are kept as Jinja has compiled them."""

    @classmethod
    def over(cls, theme: Theme) -> WikiTheme:
        """`theme` as it is set by now."""
        made = cls.__new__(cls)
        made.__dict__.update(theme.__dict__)
        made.topnav, made.store = [], Store(None)
        return made

    def get_env(self) -> Environment:
        """A new environment, with all that our templates need beside what a page has."""
        env = super().get_env()
        env.bytecode_cache = _Compiled(self.store)
        escapes.install(env)
        env.loader = ChoiceLoader([*([env.loader] if env.loader else []), _OfMaterial()])
        env.globals["studywiki_words"] = spoken("theme", str(self.get("language") or "en"))
        env.globals["studywiki_topnav"] = self.topnav
        env.globals["studywiki_entry"] = Entries().entry
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


class _OfMaterial(BaseLoader):
    """Material's own templates, by name alone: they are listed already, where ours do not stand before them."""

    def __init__(self) -> None:
        self._loader = FileSystemLoader(Path(get_theme_dir("material")))

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of a template. Raises `TemplateNotFound`."""
        if not template.startswith(_PREFIX):
            raise TemplateNotFound(template)
        return self._loader.get_source(environment, template.removeprefix(_PREFIX))

    def list_templates(self) -> list[str]:
        """Nothing that is not there without it."""
        return []
