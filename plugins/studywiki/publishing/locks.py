"""Locks that end with the process that holds them, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def take(path: Path) -> int | None:
    """Lock the file at `path`, made where there is none; gives its descriptor, to be closed, or None: it is locked.

    Raises `OSError` where the file cannot be made.
    """
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
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


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Wait until no other process is at work in `folder`. On Windows folders cannot be locked: nothing waits."""
    if sys.platform == "win32":
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
