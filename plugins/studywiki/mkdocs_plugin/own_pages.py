"""Pages that a wiki has without anyone writing them: where they may stand, and what other plugins are told of them."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from studywiki.mkdocs_plugin.made_files import MadeFiles

_HISTORIANS = ("git-authors", "git-revision-date-localized")
"""Plugins that warn of a page without a history; what their option `exclude` names they pass over."""


def add(files: Files, made: MadeFiles, config: MkDocsConfig, names: Iterable[str], title: str, text: str) -> str | None:
    """The name, of `names`, of the page that holds `text`; None where the wiki has its own at each of them."""
    name = next((name for name in names if _is_free(name, files, config)), None)
    if name is None:
        return None
    # `draft` keeps it out of feeds (`mkdocs-rss-plugin`): it is nobody's news
    front = f"---\ntitle: {title}\nedit: false\nsearch: exclude\ndraft: true\n---\n\n"
    for plugin in filter(None, map(config.plugins.get, _HISTORIANS)):
        plugin.config["exclude"] = [*(plugin.config.get("exclude") or ()), name]
    files.append(made.file(config, name, front + text, InclusionLevel.NOT_IN_NAV))
    return name


def _is_free(name: str, files: Files, config: MkDocsConfig) -> bool:
    """Tell whether a page `name` could be written: no file is called so, none lies in a folder of its place's name."""
    place = File(name, None, config.site_dir, config.use_directory_urls).dest_uri
    taken = (file.dest_uri for file in files)
    return files.get_file_from_path(name) is None and not any(f"{each}/".startswith(f"{place}/") for each in taken)
