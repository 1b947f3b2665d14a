"""Who is blamed when a build stops: us only where it is our fault."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, TemplateNotFound
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection

from studywiki.mkdocs_plugin import metadata
from studywiki.mkdocs_plugin.stopping import explained
from studywiki.theme.environment import WikiTheme


class Stops(BasePlugin[LegacyConfig]):
    """A plugin that is stopped by what `does` raises."""

    def __init__(self, does: Any) -> None:
        self.does = does

    def on_post_build(self, config: MkDocsConfig) -> None:
        self.does()


def _no_template() -> None:
    folder = str(Path(__file__).parents[2] / "plugins/studywiki/theme/templates")
    loaded = (Path(folder) / "partials/header.html").read_text("utf-8")
    environment = Environment(loader=DictLoader({"header.html": loaded}), autoescape=False)
    environment.get_template("header.html").render()


def _no_file() -> None:
    Path("/no/such/folder/search_index.json").read_text("utf-8")


def _full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "/site/a.html")


def _ours() -> None:
    metadata.printable(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (_no_template, "build-stopped"),
        (_no_file, "build-stopped"),
        (_full, "build-cannot-write"),
        (_ours, "build-bug"),
    ],
)
def test_what_stops_another_plugin(does: Any, code: str) -> None:
    plugins = PluginCollection()
    plugins["stops"] = Stops(does)
    with pytest.raises(Exception, match=r".") as caught:
        plugins.on_post_build(config=MkDocsConfig())
    assert explained(caught.value, "site").code == code


def test_a_theme_has_its_templates_whoever_asks() -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "위키", "theme": {"name": "material"}})
    config.validate()
    env = WikiTheme.over(config.theme).get_env()
    assert env.get_template("material/partials/header.html")
    assert not [name for name in env.list_templates() if name.startswith("material/")]
    with pytest.raises(TemplateNotFound):
        env.get_template("material/none.html")
