"""What a build has seen of its files: what of them has changed since, by time and size first, then by what they hold.

Nobody but the build itself knows when a file was read, so the files are looked at before it begins: what is changed
while it runs differs from what was seen.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from msgspec import Struct

from studywiki.pages.confined import Confined, RefusedError

_LARGEST = 1_000_000
"""Bytes of a file that is looked into; of a larger one its time and size have to do."""


class Changes(Struct, frozen=True):
    """What is not as it was, by absolute paths."""

    edited: frozenset[str] = frozenset()
    """Files that hold something else."""
    others: frozenset[str] = frozenset()
    """Files that are new, or there no more."""

    def __bool__(self) -> bool:
        return bool(self.edited or self.others)


@dataclass(frozen=True, slots=True)
class _Stamp:
    time: int
    size: int
    number: int
    digest: bytes = field(default=b"", compare=False)


class SeenFiles:
    """The files in some folders, and some besides, as they were last looked at."""

    def __init__(
        self, folders: Iterable[Path], files: Iterable[Path], confined: Confined, *, hidden: bool = False
    ) -> None:
        """Look at them. `confined` reads them; with `hidden`, those count whose name begins with a dot, too."""
        self._folders = list(dict.fromkeys(str(folder.absolute()) for folder in folders))
        self._files = list(dict.fromkeys(str(file.absolute()) for file in files))
        self._confined = confined
        self._hidden = hidden
        self._stamps: dict[str, _Stamp] = {}
        self._looking = Lock()
        self.look()

    def add(self, paths: Iterable[Path]) -> None:
        """Look at the files and folders `paths`, too, from now on."""
        added = [str(path.absolute()) for path in paths]
        self._folders += [path for path in added if Path(path).is_dir() and path not in self._folders]
        self._files += [path for path in added if not Path(path).is_dir() and path not in self._files]
        for path, status in self._walk().items():
            if path not in self._stamps and any(Path(path).is_relative_to(each) for each in added):
                self._stamps[path] = self._stamp(path, status)

    def look(self) -> Changes:
        """Look again; gives what has changed since the last time."""
        with self._looking:
            return self._look()

    def _look(self) -> Changes:
        before, now = self._stamps, {}
        edited, new = set(), set()
        for path, status in self._walk().items():
            known = before.get(path)
            if known is not None and known == _quick(status):
                now[path] = known
                continue
            now[path] = made = self._stamp(path, status)
            if known is None:
                new.add(path)
            elif not made.digest or made.digest != known.digest:
                edited.add(path)
        self._stamps = now
        return Changes(frozenset(edited), frozenset(new | (before.keys() - now.keys())))

    def is_news(self, path: str) -> bool:
        """Tell whether what is at `path` is not what was seen; what nobody looks at is none."""
        with self._looking:  # what is just being seen is no news afterwards
            known = self._stamps.get(path)
        if known is None and self._is_passed_by(path):
            return False
        try:
            status = Path(path).stat()
        except OSError:
            return known is not None
        if known is None:
            return True
        if known == _quick(status):
            return False
        return not known.digest or self._digest(path, status) != known.digest

    def _stamp(self, path: str, status: os.stat_result) -> _Stamp:
        return replace(_quick(status), digest=self._digest(path, status))

    def _walk(self) -> dict[str, os.stat_result]:
        """Every file, by its path. A folder that links lead to is walked through once."""
        found: dict[str, os.stat_result] = {}
        waiting, linked = list(self._folders), set()
        while waiting:
            for entry in _entries(waiting.pop()):
                if self._is_unseen(entry.name):
                    continue
                try:
                    status = entry.stat()
                except OSError:  # a link to nothing, or taken away since
                    continue
                if not stat.S_ISDIR(status.st_mode):
                    found[entry.path] = status
                elif not entry.is_symlink():
                    waiting.append(entry.path)
                elif (real := os.path.realpath(entry.path)) not in linked:
                    linked.add(real)
                    waiting.append(entry.path)
        for path in self._files:
            with suppress(OSError):
                found[path] = Path(path).stat()
        return found

    def _digest(self, path: str, status: os.stat_result) -> bytes:
        """What tells the bytes of `path` from others; nothing where it is not looked into."""
        if status.st_size > _LARGEST or not stat.S_ISREG(status.st_mode):
            return b""
        try:
            return hashlib.sha256(self._confined.read(Path(path), _LARGEST)).digest()
        except (RefusedError, FileNotFoundError):
            return b""

    def _is_passed_by(self, path: str) -> bool:
        """Tell whether `path` is in one of the folders, and looked at by nobody."""
        below = (os.path.relpath(path, folder) for folder in self._folders if Path(path).is_relative_to(folder))
        return any(self._is_unseen(part) for way in below for part in Path(way).parts)

    def _is_unseen(self, name: str) -> bool:
        """Tell whether `name` is an editor's own (`a.md~`, `.a.md.swp`), or hidden, and so part of no site."""
        return name.endswith("~") or (name.startswith(".") and not self._hidden)


def _quick(status: os.stat_result) -> _Stamp:
    return _Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # taken away, or nobody may look into it: MkDocs passes it by as well
        return []
