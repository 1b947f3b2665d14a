"""What `plugins: [studywiki]` switches on in MkDocs and Material. What the user sets in mkdocs.yml wins."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal, cast

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from studywiki.diagnostics import Diagnostic, Location, Severity, StoppedError
from studywiki.markdown.extensions import LESS
from studywiki.mkdocs_plugin import mkdocs_yml, search_plugin
from studywiki.theme import settings

PLUGINS: dict[str, dict[str, Any]] = {"material/tags": {}}
"""Material's plugins that every wiki has -> their options."""


Command = Literal["build", "gh-deploy", "serve"]


def apply(
    config: MkDocsConfig,
    command: Command,
    extensions: Mapping[str, dict[str, Any]],
    ours: Sequence[Extension] = (),
    *,
    search: bool = True,
) -> None:
    """Complete `config` for MkDocs' `command`: addresses, validation, Markdown extensions, plugins.

    `extensions` are those of others, with their options; `ours` come after them and after the user's. With `search` the
    wiki has ours, and Material's is not run.

    Raises `ConfigurationError` when a plugin refuses its options.
    """
    mine = written(config)
    if "use_directory_urls" not in mine:
        config.use_directory_urls = False  # the old wiki's addresses: /doc_caffe_intro.html
    if "site_url" not in mine and os.environ.get("SITE_URL"):
        config.site_url = os.environ["SITE_URL"]  # the Pages workflow says where it will publish
    _validation(config, mine.get("validation"))
    _markdown(config, extensions)
    config.markdown_extensions += cast("Sequence[str]", ours)  # Python-Markdown takes instances as it takes names
    if config.theme.name == "material":
        settings.apply(config, mine)
        _plugins(config, command, search=search)


def withdraw(config: MkDocsConfig, ours: Sequence[Extension]) -> None:
    """Take the extensions `ours` out of `config` again: the wiki is built once more, with others."""
    names = cast("list[object]", config.markdown_extensions)
    names[:] = [name for name in names if not any(name is one for one in ours)]


def written(config: MkDocsConfig) -> Mapping[str, Any]:
    """The mkdocs.yml as it was written, so that a value set to MkDocs' default is known to be the user's.

    Raises `StoppedError` where it cannot be read any more: somebody is writing it while the wiki is built.
    """
    path = Path(config.config_file_path or "")
    if not path.is_file():  # read from standard input: then nothing is known to be the user's
        return {}
    try:
        with path.open("rb") as file:
            loaded: Mapping[str, Any] = yaml_load(file, loader=get_yaml_loader()) or {}
    except (ConfigurationError, RecursionError, ValueError) as error:
        found = mkdocs_yml.fault(path, path.name)
        raise StoppedError(found or _unreadable(path, error)) from error
    return loaded


def _unreadable(path: Path, error: Exception) -> Diagnostic:
    values = {"line": "1", "why": str(error)[:200]}
    return Diagnostic("config-not-yaml", Location(path.name), values, Severity.ERROR)


def checks_anchors(config: MkDocsConfig) -> bool:
    """Tell whether links to anchors are ours to check: where the user has set `validation`, it is MkDocs that does."""
    return written(config).get("validation") is None


def _validation(config: MkDocsConfig, mine: Any) -> None:  # noqa: ANN401  a level or a mapping
    """Have broken links and anchors warned of. Pages in no sidebar are the sidebar's own concern."""
    if mine is not None:
        return
    links = config.validation.links
    # `links.extension` and the check say it, with the place
    links.anchors = links.not_found = links.unrecognized_links = links.absolute_links = logging.DEBUG


def _markdown(config: MkDocsConfig, extensions: Mapping[str, dict[str, Any]]) -> None:
    """Put `extensions` before the user's; where he sets one of them, his options stand."""
    theirs = config.markdown_extensions
    built_in = [name for name in theirs if name == "fenced_code"]  # MkDocs' own; superfences must come after it
    for name, options in extensions.items():
        if options and name not in config.mdx_configs and not (name in theirs and name in LESS):
            config.mdx_configs[name] = dict(options)
    config.markdown_extensions = [
        *built_in,
        *extensions,
        *(name for name in theirs if name not in extensions and name not in built_in),
    ]


def _plugins(config: MkDocsConfig, command: Command, *, search: bool) -> None:
    """Add Material's plugins that the user has not listed himself, and with `search` our own in the place of one.

    A plugin that is entered during `on_config` gets its own `on_config` in the same round, because MkDocs walks the
    list that it is entered into: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/plugins.py#L560-L569
    """
    installed = {entry.name: entry for entry in entry_points(group="mkdocs.plugins")}
    added: dict[str, BasePlugin[Any]] = search_plugin.take_place(config) if search else {}
    for name, options in PLUGINS.items():
        if name in config.plugins or name.removeprefix("material/") in config.plugins:
            continue
        plugin: BasePlugin[Any] = installed[name].load()()
        errors, _ = plugin.load_config(dict(options), config.config_file_path)
        if errors:
            raise ConfigurationError(f"{name}: {errors[0][1]}")
        config.plugins[name] = added[name] = plugin
        if hasattr(plugin, "on_startup"):  # the round of this event is over
            plugin.on_startup(command=command, dirty=False)
    _put_first(config.plugins, added)


_LAST = ("print-site",)
"""Plugins that warn where another one stands behind them, since they are to see what the others have made."""


def _put_first(plugins: PluginCollection, added: Mapping[str, BasePlugin[Any]]) -> None:
    """Have `added` stand before all others, as Material's manual has them stand in mkdocs.yml, and `_LAST` behind.

    Others look at the index of the search when it is written (`exclude-search`), or see to it that they come last
    (`encryptcontent`, `print-site`). The lists of events are put in order as Material's own plugin `group` does. That
    of `on_config` is being walked, and stays.
    """
    others = {name: plugin for name, plugin in plugins.items() if name not in added}
    last = {name: others.pop(name) for name in _LAST if name in others}
    plugins.clear()
    dict.update(plugins, {**added, **others, **last})  # they are registered for their events, and would be once more
    for event, methods in plugins.events.items():
        if event == "config":
            continue
        for plugin in reversed(list(added.values())):
            _move(methods, plugin, lambda other, rank: other <= rank)
        for plugin in last.values():
            _move(methods, plugin, lambda other, rank: other < rank)


def _move(methods: list[Any], plugin: BasePlugin[Any], comes_after: Callable[[float, float], bool]) -> None:
    """Have the methods of `plugin` stand before the first whose priority `comes_after` theirs."""
    for method in [method for method in methods if getattr(method, "__self__", None) is plugin]:
        methods.remove(method)
        rank = _priority(method)
        at = next((n for n, other in enumerate(methods) if comes_after(_priority(other), rank)), len(methods))
        methods.insert(at, method)


def _priority(method: object) -> float:
    return float(getattr(method, "mkdocs_priority", 0))


def separators(config: MkDocsConfig) -> list[str]:
    """The comments by which Material's blog tells where a post's excerpt ends, one for each blog of the wiki."""
    blogs = [plugin for name, plugin in config.plugins.items() if name.split("/")[-1].split(" ")[0] == "blog"]
    return [str(blog.config.get("post_excerpt_separator", "")) for blog in blogs]
