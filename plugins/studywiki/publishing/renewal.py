"""A folder comes to hold what another holds, file by file: where one cannot take the other's place as a whole.

Each file is renamed into its place, so that no reader finds half of one; first what pages refer to, then the pages,
and at the end what the new site does not have is taken away. Meanwhile old and new stand side by side.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from studywiki.publishing import removal

Rename = Callable[[Path, Path], object]


class HalfRenewedError(Exception):
    """The change has begun, and `error` does not let it end: some files are new, some are old."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def renew(site: Path, new: Path, aside: Path, rename: Rename = os.replace) -> list[OSError]:
    """Have `site` hold what `new` holds; its hidden files stay. Gives why what is old could not all be taken away.

    What stands in a new file's way goes to `aside`, a folder on the file system of `site`. No link in `site` is
    followed. Raises `OSError` where no file has been changed yet, and then `HalfRenewedError`.
    """
    folders, files = _tree(new)
    changed = False
    try:
        for folder in folders:
            place = site / folder
            if os.path.lexists(place) and (place.is_symlink() or not place.is_dir()):
                _set_aside(place, aside)
                changed = True
            place.mkdir(exist_ok=True)
        for file in sorted(files, key=lambda path: (path.suffix == ".html", path)):
            place = site / file
            if place.is_dir() and not place.is_symlink():
                _set_aside(place, aside)
                changed = True
            _put(new / file, place, rename)
            changed = True
    except OSError as error:
        if changed:
            raise HalfRenewedError(error) from error
        raise
    return _clean(site, set(folders), set(files))


def _tree(top: Path) -> tuple[list[Path], list[Path]]:
    """The folders and the files below `top`, relative to it, folders before what is in them; links are files."""
    all_folders, all_files = [], []
    for here, folders, files in os.walk(top):
        below = Path(here).relative_to(top)
        links = [name for name in folders if Path(here, name).is_symlink()]
        all_folders += [below / name for name in folders if name not in links]
        all_files += [below / name for name in (*files, *links)]
    return all_folders, all_files


def _put(file: Path, place: Path, rename: Rename) -> None:
    try:
        rename(file, place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # a folder of the site is a mount of its own
        beside = place.with_name(f".{os.getpid()}.studywiki")
        try:
            shutil.copy2(file, beside, follow_symlinks=False)
            rename(beside, place)
        finally:
            beside.unlink(missing_ok=True)


def _set_aside(place: Path, aside: Path) -> None:
    aside.mkdir(exist_ok=True)
    place.rename(aside / str(len(list(aside.iterdir()))))


def _clean(site: Path, folders: set[Path], files: set[Path]) -> list[OSError]:
    """Take away what is old in `site`; gives what could not be. As MkDocs does, leave hidden files at its top."""
    failed = []
    old_folders, old_files = _tree(site)
    for old in old_files:
        if old not in files and not old.parts[0].startswith("."):
            try:
                (site / old).unlink()
            except OSError as error:
                failed.append(error)
    for old in reversed(old_folders):
        if old not in folders and not old.parts[0].startswith("."):
            with suppress(OSError):  # a mount, or what is in it stays
                (site / old).rmdir()
            if os.path.lexists(site / old) and (stayed := removal.remove(site / old)):
                failed.append(stayed)
    return failed
