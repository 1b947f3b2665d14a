"""A build's own folder, beside the site that it builds or, where nothing can take the site's place, in it.

.site.studywiki-XXXXXXXX/    its name is no other's
    lock                     locked for as long as the build runs
    new/                     the new site; after the change, the one before
    old/                     the one before, or what of it stood in the way
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from studywiki.publishing import locks, removal
from studywiki.publishing.records import Records

INSIDE = ".studywiki-"
"""How the name of a folder in the site begins."""
_LONGEST = 200
"""Bytes of a site's name that fit into that of the folder: names have 255 at most."""


def beside(site: Path) -> str:
    """How the name of a folder beside `site` begins."""
    name = os.fsencode(site.name)
    return f".{site.name if len(name) <= _LONGEST else hashlib.sha256(name).hexdigest()[:16]}.studywiki-"


class Box:
    """The folder of a build that runs. It ends with `remove`."""

    def __init__(self, path: Path, records: Records | None) -> None:
        self.path = path
        self.new = path / "new"
        self.old = path / "old"
        self._lock = -1
        self._records = records

    @classmethod
    def make(cls, folder: Path, prefix: str, records: Records | None) -> Box:
        """Make one in `folder`. Raises `OSError`, which names `folder`."""
        while True:
            try:
                path = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(folder)) from error  # not the name made up
            made = cls(path, records)
            try:
                made.note(())
                lock = locks.take(path / "lock")
                if lock is None:
                    continue
                made._lock = lock
                made.new.mkdir()
            except FileNotFoundError:  # another build has swept it away, which saw nobody at work in it
                made.remove()
                continue
            except OSError:
                made.remove()
                raise
            return made

    def note(self, keep: Iterable[str]) -> None:
        """Have the next build finish what this one has begun, should it be killed: give back the files `keep`.

        Where that cannot be noted, it will not be: the next build tells of the folder, and leaves it. Raises `OSError`
        where an earlier note would stay.
        """
        if not self._records:
            return
        try:
            self._records.write(self.path, keep)
        except OSError:
            self._records.forget(self.path)
            if not os.path.lexists(self.path):
                raise
            self._records = None

    def remove(self) -> OSError | None:
        """Take the folder away; gives why something of it stayed."""
        stayed = take_away(self.path, self._records)
        self.release()
        return stayed

    def release(self) -> None:
        """Let others know that nobody is at work in the folder any more."""
        if self._lock >= 0:
            os.close(self._lock)
        self._lock = -1


def take_away(path: Path, records: Records | None) -> OSError | None:
    """Take the folder `path` away, its lock and its note last: they say that it is ours, should this be interrupted."""
    stayed = None
    for name in ("new", "old"):
        stayed = removal.remove(path / name) or stayed
    if stayed:
        return stayed
    try:
        (path / "lock").unlink(missing_ok=True)
        path.rmdir()
    except FileNotFoundError:
        pass
    except OSError as error:
        return error
    if records:
        with suppress(OSError):
            records.forget(path)
    return None
