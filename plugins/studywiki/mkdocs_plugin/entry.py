"""Where MkDocs takes the plugin from: it, and all that it brings, is loaded only for a build that has something to do.

For `mkdocs build` where nothing has changed that is two thirds of the time. Whatever is not certain here is looked at
once more when the configuration is known (`remembering`).
"""

from __future__ import annotations

import os

from mkdocs.plugins import get_plugin_logger

from studywiki.cache import last_build, place
from studywiki.cache.store import Store
from studywiki.mkdocs_plugin import called


def __getattr__(name: str) -> object:
    """The plugin, unless the site that MkDocs is asked for is there: https://peps.python.org/pep-0562/ ."""
    if name != "StudyWikiPlugin":
        raise AttributeError(name)
    _leave()
    from studywiki.mkdocs_plugin.collecting import paused

    with paused():
        from studywiki.mkdocs_plugin.plugin import StudyWikiPlugin  # it takes most of a second

    return StudyWikiPlugin


def _leave() -> None:
    asked = called.build()
    if asked is None or not os.path.isfile(asked.file):  # noqa: PTH113  as the command `studywiki build` does
        return
    store = Store(place.file())
    built = last_build.standing(asked.file, asked.site, store, os.environ, strict=asked.is_strict, note=called.note)
    store.let_go()
    if built:
        called.leave(built, get_plugin_logger("studywiki"))
