"""The files of a new wiki in a folder: whole, or not at all. What is there stays."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pathspec import GitIgnoreSpec

MAY_BE_THERE = (".gitignore",)
"""What GitHub writes into a new repository, if it is asked to, and is the same to any wiki."""
_MADE = {"/site/": "site/index.html", "/.venv/": ".venv/pyvenv.cfg", "/.cache/": ".cache/x"}
"""Lines of ours in `.gitignore` -> a file that each is there for."""
_LARGEST = 1_000_000


class WouldOverwriteError(Exception):
    """The folder holds what the new wiki would replace, or follow: `names`, relative to it, sorted."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def write(folder: Path, wiki: Mapping[str, str]) -> list[str]:
    """Write `wiki` below `folder`, which may exist, and follow no link in it; gives the files that stayed as they were.

    Raises `WouldOverwriteError` before anything is written, and `OSError` after all that was written is taken away.
    """
    staying = [path for path in wiki if path in MAY_BE_THERE and _is_file(folder / path)]
    ready = {path: text.encode() for path, text in wiki.items() if path not in staying}
    taken = sorted({found for path in ready if (found := in_the_way(folder, path))})
    if taken:
        raise WouldOverwriteError(taken)
    made: list[Path] = []
    try:
        for path, data in ready.items():
            place = folder / path
            _make(place.parent, made)
            with place.open("xb") as file:
                made.append(place)
                file.write(data)
    except BaseException:
        for path_made in reversed(made):
            with suppress(OSError):
                path_made.rmdir() if path_made.is_dir() else path_made.unlink()
        raise
    return staying


def not_ignored(gitignore: Path) -> list[str]:
    """The lines that a wiki needs in `gitignore`, and that no line there does the work of. Raises `OSError`."""
    with gitignore.open("rb") as file:
        lines = file.read(_LARGEST).decode("utf-8", "replace").splitlines()
    try:
        ignored = GitIgnoreSpec.from_lines(lines)
    except ValueError:  # a line that git does not understand either
        return list(_MADE)
    return [line for line, made in _MADE.items() if not ignored.match_file(made)]


def in_the_way(folder: Path, path: str) -> str | None:
    """What already has the name, or stands where a folder for it is to be: a file, or a link."""
    parts = Path(path).parts
    for depth in range(1, len(parts)):
        above = folder.joinpath(*parts[:depth])
        if above.is_symlink() or (above.exists() and not above.is_dir()):
            return "/".join(parts[:depth])
    return path if os.path.lexists(folder / path) else None


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _make(folder: Path, made: list[Path]) -> None:
    """Make `folder` and what is missing above it, and add to `made` what was made."""
    for each in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        each.mkdir()
        made.append(each)
