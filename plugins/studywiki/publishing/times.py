"""Files of the new site that are as they were in the old one keep the time at which they were written.

So who copies the site copies what has changed (`rsync`), and servers tell browsers that they need not load it again.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_AT_ONCE = 1_000_000
"""Bytes that are compared at a time."""


def keep(old: Path, new: Path) -> None:
    """Give the files below `new` the times of those below `old` that are the same; whatever cannot be is left."""
    folders = [(os.fspath(old), os.fspath(new))]  # as names: to make paths of them takes longer than to ask for them
    while folders:
        before, now = folders.pop()
        with suppress(OSError), os.scandir(now) as entries:
            for entry in entries:
                was = os.path.join(before, entry.name)  # noqa: PTH118
                if entry.is_dir(follow_symlinks=False):
                    folders.append((was, entry.path))
                    continue
                with suppress(OSError):
                    _keep(was, entry)


def _keep(old: str, new: os.DirEntry[str]) -> None:
    was = os.lstat(old)
    if was.st_ino == new.inode():  # most are the very same, and a folder mostly says so: no other look is needed
        return
    now = new.stat(follow_symlinks=False)
    are_files = stat.S_ISREG(was.st_mode) and stat.S_ISREG(now.st_mode)  # a pipe would be read for ever
    if are_files and was.st_ino != now.st_ino and was.st_size == now.st_size and _same(old, new.path):
        os.utime(new.path, ns=(was.st_atime_ns, was.st_mtime_ns))


def _same(old: str, new: str) -> bool:
    with open(old, "rb", 0) as one, open(new, "rb", 0) as other:  # noqa: PTH123
        while True:
            left, right = one.read(_AT_ONCE), other.read(_AT_ONCE)
            if left != right:
                return False
            if not left:
                return True
