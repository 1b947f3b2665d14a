"""A file gets other bytes and stays the same file: its owner, its mode, its other names.

The bytes are written beside it, and take its place in one step. Where that would make another file of it (it has hard
links, or belongs to somebody else) or cannot be done, it is written in place, after room for it was made.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from studywiki.publishing import locks

_MARK = ".studywiki-fix-"
_OURS = re.compile(rf"\..+{re.escape(_MARK)}[a-z0-9_]{{8}}")
_LONGEST = 50
"""Characters of a file's name in that of the one beside it: a name may have 255 bytes."""


def replace(path: Path, data: bytes) -> None:
    """Give the file `path`, which is no link, the bytes `data`. Raises `OSError`, which names it; then it is unchanged.

    A file that nobody may write to is refused to the machine's administrator as well.
    """
    try:
        found = path.stat()
        if not found.st_mode & 0o222 or not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if found.st_nlink > 1 or not _beside(path, found, data):
            _in_place(path, data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def sweep(folders: Iterable[Path]) -> None:
    """Take away what a killed process left in `folders`: of that name, readable by its owner only, and of no other.

    What is checked out of a repository others can read, so none of it is taken for ours.
    """
    for folder in dict.fromkeys(folders):
        with suppress(OSError):
            for left in [entry for entry in folder.iterdir() if _OURS.fullmatch(entry.name)]:
                _take_away(left)


def _take_away(left: Path) -> None:
    found = left.lstat()
    if not stat.S_ISREG(found.st_mode) or stat.S_IMODE(found.st_mode) != 0o600 or locks.is_held(left):
        return
    left.unlink(missing_ok=True)


def _beside(path: Path, found: os.stat_result, data: bytes) -> bool:
    """Replace the file as a whole; gives False where it would not be the same file, or the folder takes no other."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:_LONGEST]}{_MARK}", dir=path.parent)
    except PermissionError:
        return False
    temporary = Path(name)
    held = None if sys.platform == "win32" else locks.take(temporary)  # there an open file cannot be renamed
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not _is_owned_alike(temporary, found):
            return False
        shutil.copystat(path, temporary)
        os.utime(temporary)  # it has changed now, not when the one before did
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
        if held is not None:
            os.close(held)
    return True


def _is_owned_alike(temporary: Path, found: os.stat_result) -> bool:
    own = temporary.stat()
    if (own.st_uid, own.st_gid) != (found.st_uid, found.st_gid):
        try:
            os.chown(temporary, found.st_uid, found.st_gid)
        except (PermissionError, AttributeError):  # only its owner, or an administrator, may give a file away
            return False
    return True


def _in_place(path: Path, data: bytes) -> None:
    with path.open("r+b", buffering=0) as file:
        before = file.read()
        try:
            if len(data) > len(before) and hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, len(data))
            _write(file.fileno(), data)
        except OSError:
            _write(file.fileno(), before)
            raise
        os.fsync(file.fileno())


def _write(handle: int, data: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    os.ftruncate(handle, len(data))
