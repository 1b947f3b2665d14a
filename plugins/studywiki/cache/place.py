"""Where the user's own cache lies: never in the wiki, where a stranger could have committed one."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

BUILDS = "builds-1.sqlite3"
"""The store of builds; one of another format has another name."""


def folder() -> Path:
    """The folder, where this system has such: https://platformdirs.readthedocs.io/en/latest/api.html#cache-directory."""
    return user_cache_path("studywiki", appauthor=False)


def file(wiki: Path | None = None, name: str = BUILDS) -> Path | None:
    """The file `name` in it; None where it would lie in the folder `wiki`, or where nobody knows the user's own."""
    try:
        path = folder() / name
        if not path.is_absolute() or (wiki is not None and path.resolve().is_relative_to(wiki.resolve())):
            return None
    except (OSError, RuntimeError):  # no home folder
        return None
    return path
