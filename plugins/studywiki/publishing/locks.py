"""Locks that end with the process that holds them, however it ends."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def take(path: Path) -> int | None:
    """Lock the file at `path`, made where there is none; gives its descriptor, to be closed, or None: it is locked.

    Raises `OSError` where the file cannot be made, or is a link.
    """
    held = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(held).st_ino == path.stat().st_ino:  # another process may have taken the file away since
            return held
    except OSError:
        pass
    os.close(held)
    return None


def is_held(path: Path) -> bool:
    """Tell whether a process holds the lock that the file at `path` is; what is no plain file is no lock."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        held = os.open(path, os.O_RDONLY | _NO_LINK)
    except OSError:
        return False
    try:
        if sys.platform == "win32":
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(held)
    return False


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Wait until no other process is at work in `folder`. On Windows folders cannot be locked: nothing waits.

    Nor does it where the folder may not be read.
    """
    held = _folder(folder)
    if held is None:
        yield
        return
    try:
        yield
    finally:
        os.close(held)


def _folder(folder: Path) -> int | None:
    """Lock the folder that is at `folder` when it is locked: another may have taken its place while this one waited."""
    if sys.platform == "win32":
        return None
    while True:
        try:
            held = os.open(folder, os.O_RDONLY)
        except PermissionError:
            return None
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(held), folder.stat()):
                return held
        except BaseException:
            os.close(held)
            raise
        os.close(held)
