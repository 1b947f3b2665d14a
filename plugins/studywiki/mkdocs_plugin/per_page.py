"""Which plugins and hooks work page by page, so that one page can be built again without the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_KNOWN = {
    "studywiki.mkdocs_plugin.plugin.StudyWikiPlugin",
    "material.plugins.search.plugin.SearchPlugin",  # `search_index.renew` renews its index
    "material.plugins.tags.plugin.TagsPlugin",  # while tags and lists of them stay as they are
    "material.plugins.typeset.plugin.TypesetPlugin",
}
"""Plugins of which we know that they make of a page what does not hang on the text of others."""
_TAGS_ON = ("tags_file", "tags_extra_files")
"""Options by which mkdocs.yml, and not a page, says where tags are listed."""
_NO_PAGES = {"startup", "shutdown", "build_error", "config", "nav"}
"""Events that know nothing of pages' text. In `serve` a plugin may have files watched of which we know nothing."""


def others(config: MkDocsConfig) -> list[str]:
    """What may make of one page something that hangs on others, by the names that mkdocs.yml calls it."""
    return list(dict.fromkeys(_plugins(config)))


def _plugins(config: MkDocsConfig) -> Iterator[str]:
    names = {id(plugin): name for name, plugin in config.plugins.items()}
    for event, methods in config.plugins.events.items():
        for method in methods if event not in _NO_PAGES else ():
            owner = getattr(method, "__self__", None)
            kind = f"{type(owner).__module__}.{type(owner).__qualname__}"
            asked = getattr(owner, "config", None) or {}
            if kind not in _KNOWN or any(asked.get(option) for option in _TAGS_ON):
                yield names.get(id(owner)) or _hook(method)


def _hook(method: object) -> str:
    """The name of what is no plugin: of a hook, its file's."""
    code = getattr(method, "__code__", None)
    return Path(code.co_filename).name if code else type(method).__name__
