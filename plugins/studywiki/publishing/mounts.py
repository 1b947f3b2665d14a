"""Whether a folder is a mount, or is seen through one: then another folder in its place would not be.

Linux tells all mounts of a process in `/proc/PID/mountinfo`; a container's web server is a process of this machine.
https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

_ESCAPED = re.compile(rb"\\([0-7]{3})")
_GONE = "//deleted"


class Mount(Struct, frozen=True):
    """A mount as a process sees it."""

    device: str
    """The file system's numbers."""
    root: str
    """Which folder of the file system is seen."""
    point: str
    """Where it is seen."""


def is_apart(folder: Path, proc: Path = Path("/proc")) -> bool:
    """Tell whether `folder` (no link) must stay the folder it is: it, or what is in it, is a mount or seen through one.

    Where the system does not tell its mounts (macOS, Windows), only what `os.path.ismount` knows.
    """
    if os.path.ismount(folder):
        return True
    own = list(_mounts([proc / "self"]))
    if any(_within(mount.point, str(folder)) for mount in own):
        return True
    holding = [mount for mount in own if _within(str(folder), mount.point)]
    if not holding:
        return False
    holder = max(reversed(holding), key=lambda mount: len(mount.point))  # of those on one point, the last is on top
    place = f"{holder.root.rstrip('/')}/{os.path.relpath(folder, holder.point)}"
    others = _mounts(_elsewhere(proc))
    return any(mount.device == holder.device and _within(mount.root, place) for mount in others)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _elsewhere(proc: Path) -> Iterator[Path]:
    """Processes that see other mounts than each other, as far as is known: this one, and those unlike it."""
    yield proc / "self"
    ours = _namespace(proc / "self")
    for process in proc.glob("[0-9]*"):
        theirs = _namespace(process)
        if not ours or theirs != ours:
            yield process


def _namespace(process: Path) -> str:
    try:
        return str((process / "ns" / "mnt").readlink())
    except OSError:  # another user's
        return ""


def _mounts(processes: Iterable[Path]) -> Iterator[Mount]:
    """The mounts that `processes` see, once each."""
    seen: set[bytes] = set()
    for process in processes:
        try:
            told = (process / "mountinfo").read_bytes()
        except OSError:  # it has ended
            continue
        lines = set(told.splitlines()) - seen
        seen |= lines
        for line in told.splitlines():
            if line in lines:
                parts = [os.fsdecode(_ESCAPED.sub(lambda m: bytes([int(m[1], 8)]), part)) for part in line.split()[2:5]]
                if len(parts) == 3 and not parts[1].endswith(_GONE):
                    yield Mount(*parts)
