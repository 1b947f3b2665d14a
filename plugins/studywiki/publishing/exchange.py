"""Two folders change places in one step, so that there is no moment without either.

Linux: https://man7.org/linux/man-pages/man2/renameat2.2.html (RENAME_EXCHANGE); macOS: `renamex_np` (RENAME_SWAP).
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD
_SWAP = 2  # the same number on both systems
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What is said where the system or the file system does not know how."""


def exchange(one: Path, other: Path) -> bool:
    """Swap the folders `one` and `other`, which both exist; False where that cannot be done in one step.

    Raises `OSError` where it could be done, but failed.
    """
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    name = "renamex_np" if sys.platform == "darwin" else "renameat2"
    swap = getattr(library, name, None)
    if swap is None:  # an older C library
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    arguments = (first, second, _SWAP) if sys.platform == "darwin" else (_HERE, first, _HERE, second, _SWAP)
    if swap(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one))
