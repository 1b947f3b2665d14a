"""Which plugins, hooks and templates work page by page, so that one page can be built again without the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError, nodes
from mkdocs.config.defaults import MkDocsConfig

_KNOWN = {
    "studywiki.mkdocs_plugin.plugin.StudyWikiPlugin",
    "studywiki.mkdocs_plugin.search_plugin.Search",  # `Searching.renew` renews its files
    "material.plugins.tags.plugin.TagsPlugin",  # while tags and lists of them stay as they are
    "material.plugins.typeset.plugin.TypesetPlugin",
}
"""Plugins of which we know that they make of a page what does not hang on the text of others."""
_TAGS_ON = ("tags_file", "tags_extra_files")
"""Options by which mkdocs.yml, and not a page, says where tags are listed."""
_NO_PAGES = {"startup", "shutdown", "build_error", "config", "nav"}
"""Events that know nothing of pages' text. In `serve` a plugin may have files watched of which we know nothing."""

_OF_TEXT = {"content", "toc", "markdown", "present_anchor_ids", "links_to_anchors"}
"""What of a page an edit of its text changes."""


def others(config: MkDocsConfig, env: Environment | None = None) -> list[str]:
    """What may make of one page something that hangs on others, by the names that mkdocs.yml calls it.

    With `env`, the owner's templates are among them that print the text of other pages than their own.
    """
    return list(dict.fromkeys([*_plugins(config), *(_templates(config, env) if env else ())]))


def _templates(config: MkDocsConfig, env: Environment) -> Iterator[str]:
    folder = config.theme.custom_dir
    for path in sorted(Path(folder).rglob("*.html")) if folder else ():
        name = path.relative_to(str(folder)).as_posix()
        try:
            source = env.loader.get_source(env, name)[0] if env.loader else ""
            if any(map(_is_of_others, env.parse(source).find_all((nodes.Getattr, nodes.Const)))):
                yield name
        except (TemplateError, ValueError):  # whoever prints it says what is wrong with it
            yield name


def _is_of_others(node: nodes.Node) -> bool:
    """Tell whether `node` asks a page for its text, other than the one that is printed, which is called `page`."""
    if isinstance(node, nodes.Getattr):
        return node.attr in _OF_TEXT and not (isinstance(node.node, nodes.Name) and node.node.name == "page")
    return isinstance(node, nodes.Const) and node.value in _OF_TEXT


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
