"""Files that the published site has already as a build would write them: the new site takes them over, by hard links.

So they are neither read nor written nor compared. A file is known by its inode, size and times, as the last build left
it; what it held by a key, of all that a page is made of, or of what it says. What cannot be linked is written as ever.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

_State = tuple[int, int, int, int]


class Known(msgspec.Struct, array_like=True, frozen=True):
    """A file as a build has left it."""

    key: bytes
    state: _State


@dataclass
class Unchanged:
    """The files that one build takes over from the site that it replaces, and what it leaves to the next."""

    old: Path | None = None
    """The published site; None where nothing is taken over."""
    new: Path = field(default_factory=Path)
    """Where the build writes."""
    known: Mapping[str, Known] = field(default_factory=dict)
    """Path of a file in the site -> how the last build has left it."""
    _made: dict[str, bytes] = field(default_factory=dict)
    _inodes: dict[str, int] = field(default_factory=dict)

    def note(self, path: str, key: bytes) -> None:
        """Note that what `key` stands for is written to `path` in the site."""
        self._made[path] = key

    def takes(self, path: str, key: bytes) -> bool:
        """Take over the file at `path` in the site, if it is what `key` stands for; tell whether it was.

        From then on nobody may write there: it would be written into the published site.
        """
        known = self.known.get(path)
        if self.old is None or known is None or known.key != key:
            return False
        was, place = os.path.join(self.old, path), os.path.join(self.new, path)  # noqa: PTH118  of thousands of files
        if _state(was) != known.state:
            return False
        try:
            try:
                os.link(was, place, follow_symlinks=False)
            except FileNotFoundError:  # mostly the folder is there, after its first file
                os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
                os.link(was, place, follow_symlinks=False)
        except (OSError, NotImplementedError):  # the file system knows no hard links, or something is there
            return False
        self._inodes[path] = known.state[0]
        return True

    def settle(self) -> None:
        """Look at what was written, before the site is published: then others may replace it."""
        for path in self._made.keys() - self._inodes.keys():
            if state := _state(os.path.join(self.new, path)):  # noqa: PTH118
                self._inodes[path] = state[0]

    def left(self, site: Path) -> dict[str, Known]:
        """The files that this build has left in the published `site`: those that no other has replaced meanwhile."""
        found = {}
        for path, inode in self._inodes.items():
            state = _state(os.path.join(site, path))  # noqa: PTH118
            if state and state[0] == inode:
                found[path] = Known(self._made[path], state)
        return found


def _state(path: str) -> _State | None:
    """What tells that the file at `path` has changed; None where none is there, or what is no file."""
    try:
        known = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(known.st_mode):
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns
