"""What pages are rendered by, beside their text: one digest of it, or why nobody can say whether it is the same."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig

from studywiki.cache import digests, versions
from studywiki.math.page import WikiMath
from studywiki.mkdocs_plugin.folders import folders
from studywiki.page import pipeline
from studywiki.pages.confined import RefusedError

_READS = {"pymdownx.b64"}
"""Extensions that read other files than the page, and of which nobody hears which."""
_ICONS = "custom_icons"
"""An option that names folders: https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/#additional-icons."""
_LARGEST_ICON = 1_000_000


def digest(config: MkDocsConfig, options: pipeline.Options, math: WikiMath) -> bytes:
    """The digest. Raises `digests.UnknownError`, which names the extension or option that is not known."""
    links = config.validation.links
    return digests.of(
        versions.digest(),
        list(_extensions(config.markdown_extensions)),
        dict(_options(config)),
        [options.language, options.as_github, options.sanitised, sorted(options.comments)],
        [math.language, math.macros],
        [config.use_directory_urls, links.absolute_links, links.anchors, links.not_found, links.unrecognized_links],
        logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG,
    )


def _extensions(loaded: Iterable[object]) -> Iterator[str]:
    """The extensions by their names. Raises `digests.UnknownError`."""
    registered = {entry.name: entry.value for entry in entry_points(group="markdown.extensions")}
    for each in loaded:
        kind = type(each)
        name = f"{kind.__module__}.{kind.__qualname__}" if isinstance(each, Extension) else str(each)
        full = registered.get(name, name)
        if full.partition(".")[0] not in digests.KNOWN or name in _READS:
            raise digests.UnknownError(name)
        yield name


def _options(config: MkDocsConfig) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each extension's options; folders by what lies in them, so that it does not matter where the wiki lies."""
    for name, options in config.mdx_configs.items():
        if name == "pymdownx.snippets":  # what a page has included is told by what it has asked
            options = {key: value for key, value in options.items() if key != "base_path"}
        nested = options.get("options")
        if isinstance(nested, dict) and _ICONS in nested:
            shown = {key: value for key, value in nested.items() if key != _ICONS}
            options = {**options, "options": shown, _ICONS: list(_files(config, nested[_ICONS]))}
        yield name, options


def _files(config: MkDocsConfig, named: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The icons in the folders `named`. Raises `digests.UnknownError` for one that cannot be read."""
    where = folders(config)
    for folder in (Path(name) for name in named):
        reader = where.confined(folder / "icon")
        for path in sorted(path for path in folder.rglob("*.svg") if path.is_file()):
            try:
                yield path.relative_to(folder).as_posix(), reader.head(path, _LARGEST_ICON)
            except (OSError, RefusedError) as error:
                raise digests.UnknownError(str(path)) from error
