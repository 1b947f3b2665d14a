"""What builds left that do not run any more: what is ours is finished and taken away; the rest is told of, and stays.

Anything that lies beside the site may have come with the repository: only the note in `records` says that it is ours.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from studywiki.publishing import box, locks
from studywiki.publishing.records import Records


class Leftover(Struct, frozen=True):
    """A folder that looks like a build's and stays."""

    path: Path
    why: str = ""
    """What does not let it be taken away; empty where it is none of ours."""


def sweep(site: Path, records: Records | None) -> list[Leftover]:
    """Take away what builds of `site` left; gives what stays."""
    stay = []
    for path in _candidates(site):
        if records is None or records.read(path) is None or not _is_folder(path):
            if _is_strange(path):
                stay.append(Leftover(path))
            continue
        try:
            lock = locks.take(path / "lock")
            if lock is None:
                continue
            try:
                with locks.only_one(site.parent):
                    failed = finish(path, site, records.read(path), records)
            finally:
                os.close(lock)
        except FileNotFoundError:  # another build sweeps too
            continue
        except OSError as error:
            failed = error
        if failed:
            stay.append(Leftover(path, failed.strerror or str(failed)))
    if records:
        records.clean()
    return stay


def strange(site: Path, records: Records | None) -> list[Leftover]:
    """What looks like a build's folder and is none of ours; touches nothing."""
    found = [path for path in _candidates(site) if records is None or records.read(path) is None]
    return [Leftover(path) for path in found if not locks.is_held(path / "lock")]


def settle(before: Path, site: Path, keep: tuple[str, ...]) -> None:
    """Give `site` the hidden files `keep` that the site `before` had. Raises `OSError`."""
    for name in keep:
        if os.path.lexists(before / name) and not os.path.lexists(site / name):
            (before / name).rename(site / name)


def finish(path: Path, site: Path, keep: tuple[str, ...] | None, records: Records | None) -> OSError | None:
    """Finish what a build had begun that does not go on, and take its folder away; gives why something of it stayed.

    `keep` are the hidden files that `site` is to have back; None where another has taken the folder away. Raises
    `OSError`; then nothing is taken away.
    """
    if keep is None:
        return None
    new, old = path / "new", path / "old"
    if _is_folder(old) and not os.path.lexists(site) and path.parent == site.parent:
        old.rename(site)
    for before in (new, old):
        if keep and _is_folder(before) and _is_folder(site):
            settle(before, site, keep)
    return box.take_away(path, records)


def _candidates(site: Path) -> Iterator[Path]:
    """What has the name of a build's folder, beside `site` and in it."""
    for folder, prefix in ((site.parent, box.beside(site)), (site, box.INSIDE)):
        names: list[str] = []
        with suppress(OSError):
            names = os.listdir(folder)  # noqa: PTH208  the names alone, whatever characters they have
        yield from (folder / name for name in sorted(names) if name.startswith(prefix))


def _is_strange(path: Path) -> bool:
    """Tell whether nobody works in `path`. An empty folder is taken away: a build was killed as it began."""
    if _is_folder(path):
        with suppress(OSError):
            path.rmdir()
            return False
    return not locks.is_held(path / "lock")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
