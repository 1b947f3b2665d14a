"""A folder is taken away with whatever is in it, with one file descriptor: a build may have few."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_MINE = stat.S_IRWXU


def remove(folder: Path) -> OSError | None:
    """Take `folder` away; no link in it is followed. Gives why something of it stayed, or None: it is gone."""
    if not os.path.lexists(folder):
        return None
    failed: list[OSError] = []
    _open_up(folder)
    for here, folders, files in os.walk(folder, topdown=False, onerror=failed.append):
        for path in (f"{here}{os.sep}{name}" for name in files):  # thousands: a `Path` of each takes as long again
            try:
                os.unlink(path)  # noqa: PTH108
            except OSError as error:
                failed.append(error)
        for inner in (Path(here, name) for name in folders):
            try:
                if inner.is_symlink():
                    inner.unlink()
                else:
                    inner.rmdir()
            except OSError as error:
                failed.append(error)
    try:
        folder.rmdir()
    except OSError as error:
        failed.append(error)
        return failed[0]
    return None


def _open_up(folder: Path) -> None:
    """Let the owner into the folders that are closed to him: a plugin may have copied their permissions too."""
    for here, folders, _ in os.walk(folder):
        for path in (Path(here), *(Path(here, name) for name in folders)):
            with suppress(OSError):
                mode = path.lstat().st_mode
                if stat.S_ISDIR(mode) and mode & _MINE != _MINE:
                    path.chmod(stat.S_IMODE(mode) | _MINE)
