"""Which folders this program has made on this machine, noted where no repository reaches.

    $XDG_STATE_HOME/studywiki/builds/DIGEST-OF-THE-PATH.json
        {"folder": "/home/kim/wiki/.site.studywiki-k3v9x0qa", "inode": 1052, "keep": [".git"]}

A repository can hold a folder of any name and with anything in it, and a wiki is edited by strangers: what lies beside
the site is only taken for a build's own if its note is here. Where the notes go:
https://specifications.freedesktop.org/basedir-spec/latest/ ("user-specific state files").

On Linux the note is also an extended attribute of the folder, which no repository holds either: a container whose home
is thrown away would leave one more folder with each build that is killed. See xattr(7).
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_ATTRIBUTE = "user.studywiki"


class Records:
    """The notes of one user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Where the notes lie; nobody else may write there."""

    @classmethod
    def of_user(cls, environment: Mapping[str, str], repositories: Iterable[Path | None]) -> Records | None:
        """The user's notes; None where they cannot be kept, or would lie in one of `repositories`."""
        state = _state(environment)
        if state is None:
            return None
        folder = Path(os.path.realpath(state / "studywiki" / "builds"))
        if any(folder.is_relative_to(os.path.realpath(each)) for each in repositories if each):
            return None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            known = folder.lstat()
        except OSError:
            return None
        if sys.platform != "win32" and (known.st_uid != os.geteuid() or known.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            return None
        return cls(folder)

    def write(self, box: Path, keep: Iterable[str] = ()) -> None:
        """Note that `box` is a build's own, and which hidden files of the site it is to give back. Raises `OSError`."""
        text = json.dumps({"folder": str(box), "inode": box.lstat().st_ino, "keep": list(keep)})
        if sys.platform == "linux":
            with suppress(OSError):  # not every file system has them
                os.setxattr(box, _ATTRIBUTE, text.encode(), follow_symlinks=False)
        fresh = self._note(box).with_suffix(f".{os.getpid()}")
        try:
            fresh.write_text(text, "utf-8")
            fresh.replace(self._note(box))
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            raise

    def read(self, box: Path) -> tuple[str, ...] | None:
        """The hidden files that `box` is to give back; None where it is none of ours, or is not what it was."""
        for text in self._texts(box):
            with suppress(OSError, ValueError):
                noted = json.loads(text)
                inode = box.lstat().st_ino
                if isinstance(noted, dict) and noted.get("folder") == str(box) and noted.get("inode") == inode:
                    return tuple(name for name in noted.get("keep", ()) if is_hidden_name(name))
        return None

    def _texts(self, box: Path) -> Iterator[bytes]:
        """What is noted of `box`: here, and on itself."""
        with suppress(OSError):
            yield self._note(box).read_bytes()
        if sys.platform == "linux":
            with suppress(OSError):
                if box.lstat().st_uid == os.geteuid():
                    yield os.getxattr(box, _ATTRIBUTE, follow_symlinks=False)

    def forget(self, box: Path) -> None:
        """Take the note of `box` away. Raises `OSError`."""
        if sys.platform == "linux":
            with suppress(OSError):
                os.removexattr(box, _ATTRIBUTE, follow_symlinks=False)
        self._note(box).unlink(missing_ok=True)

    def clean(self) -> None:
        """Take away the notes of folders that somebody else took away."""
        with suppress(OSError):
            for note in self.folder.glob("*.json"):
                with suppress(OSError, ValueError, KeyError, TypeError):
                    if not os.path.lexists(json.loads(note.read_text("utf-8"))["folder"]):
                        note.unlink()

    def _note(self, box: Path) -> Path:
        return self.folder / (hashlib.sha256(os.fsencode(box)).hexdigest()[:32] + ".json")


def is_hidden_name(name: object) -> bool:
    """Tell whether `name` is the plain name of a hidden file, not a path."""
    return isinstance(name, str) and name.startswith(".") and name not in {".", ".."} and not set(name) & set("/\\\0")


def _state(environment: Mapping[str, str]) -> Path | None:
    """Where the user's programs keep their state; None where that is not known."""
    if sys.platform == "win32":
        places = [environment.get("LOCALAPPDATA", "")]
    else:
        home = environment.get("HOME", "")
        places = [environment.get("XDG_STATE_HOME", ""), f"{home}/.local/state" if home else ""]
    return next((Path(place) for place in places if Path(place).is_absolute()), None)
