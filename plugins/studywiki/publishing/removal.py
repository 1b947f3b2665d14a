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
    failed = _taken_away(folder)
    if failed:
        _open_up(folder)
        failed = _taken_away(folder)
    return failed[0] if failed else None


def _taken_away(folder: Path) -> list[OSError]:
    """Take away what can be; gives why something stayed."""
    failed: list[OSError] = []
    for here, folders, files in os.walk(folder, topdown=False, onerror=failed.append):
        for path in (f"{here}{os.sep}{name}" for name in files):  # thousands: a `Path` of each takes as long again
            try:
                os.unlink(path)  # noqa: PTH108
            except OSError as error:
                failed.append(error)
        for path in (f"{here}{os.sep}{name}" for name in folders):
            try:
                try:
                    os.rmdir(path)  # noqa: PTH106
                except NotADirectoryError:  # a link to one
                    os.unlink(path)  # noqa: PTH108
            except OSError as error:
                failed.append(error)
    try:
        folder.rmdir()
    except OSError as error:
        failed.append(error)
    else:
        failed.clear()  # it is gone, whatever was said of what was in it
    return failed


def _open_up(folder: Path) -> None:
    """Let the owner into the folders that are closed to him: a plugin may have copied their permissions too."""
    for here, folders, _ in os.walk(folder):
        for path in (Path(here), *(Path(here, name) for name in folders)):
            with suppress(OSError):
                mode = path.lstat().st_mode
                if stat.S_ISDIR(mode) and mode & _MINE != _MINE:
                    path.chmod(stat.S_IMODE(mode) | _MINE)
