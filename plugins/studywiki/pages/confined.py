"""The one way by which what strangers may have put into a wiki is read: nothing leads out of it, waits, or has no end.

A symbolic link can be committed, and leads anywhere: to `/proc/self/environ`, to a device, to itself. So what is read
is judged after links are resolved (those of the folders above it too): it lies in one of the wiki's folders, under no
hidden name that its own address does not have (`.git`, `.env`), and is a regular file of a size that its reader names.

Hard links look like the file itself and cannot be told; git carries none. Nor is anything done about a file that is
changed between two looks at it: whoever can do that writes on the machine that builds.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from msgspec import Struct

from studywiki.diagnostics import Diagnostic, Location

_SURROGATES = re.compile("[\ud800-\udfff]")
_KINDS = {stat.S_IFIFO: "FIFO", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}
# A FIFO that took the file's place after it was looked at makes no one wait. Windows has neither FIFOs nor the flag.
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class RefusedError(Exception):
    """A file that is there, and is not read: `code` and `values` say why, in a `Diagnostic`'s terms."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def told(self, name: str) -> Diagnostic:
        """The diagnostic of it; `name` is the file's name there."""
        return Diagnostic(self.code, Location(name), {"path": name, **self.values})


class Confined(Struct, frozen=True):
    """The folders that reading stays in; without any, nothing is read."""

    folders: tuple[str, ...] = ()
    """With their own links resolved: a docs folder may itself be one, by its owner's word."""

    @classmethod
    def to(cls, *folders: Path) -> Confined:
        """What stays in `folders`."""
        return cls(tuple(dict.fromkeys(os.path.realpath(folder) for folder in folders)))

    def real(self, path: Path) -> str:
        """Where `path` leads to. Raises `FileNotFoundError` where nothing has that name, `RefusedError`."""
        try:
            real = os.path.realpath(path, strict=True)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise RefusedError("file-link-loop") from error
            if error.errno in (errno.ENOENT, errno.ENOTDIR):
                if path.is_symlink():
                    inside = self._holds(os.path.realpath(path), path)
                    raise RefusedError("file-link-dangling" if inside else "file-outside") from error
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error
            raise _unreadable(error) from error
        if not self._holds(real, path):
            raise RefusedError("file-outside")
        return real

    def _holds(self, real: str, path: Path) -> bool:
        """Tell whether `real`, to which `path` leads, lies in the folders, and under no hidden name but its own."""
        own = Path(os.path.normpath(path.absolute())).parts
        for folder in self.folders:
            if Path(real).is_relative_to(folder):
                below = Path(real).relative_to(folder).parts
                if all(not part.startswith(".") or part in own for part in below):
                    return True
        return False

    def entry(self, path: Path, folder: str) -> tuple[str, bool]:
        """Where `path` leads to, and whether that is a folder; a file can be read. Raises as `read` does.

        `folder` is where the folder that it lies in leads to, as this has given it: what is no link needs no look at
        all that is above it.
        """
        real = self._within(path, folder)
        if _is_folder(real):
            return real, True
        os.close(_opened(real))
        return real, False

    def _within(self, path: Path, folder: str) -> str:
        """As `real`, of what lies in a folder of which is known where it leads."""
        return f"{folder}/{path.name}" if not path.is_symlink() else self.real(path)

    def check(self, path: Path) -> None:
        """Do nothing where `path` is a file that can be read. Raises as `read` does, whatever its size."""
        os.close(_opened(self.real(path)))

    def read(self, path: Path, largest: int) -> bytes:
        """The bytes of the file `path`, at most `largest` of them.

        Raises `FileNotFoundError` where nothing has that name, `RefusedError` where it is nothing to be read, or more.
        """
        data = self.head(path, largest + 1)
        if len(data) > largest:
            raise RefusedError("file-too-large", limit=f"{largest // 1000:,}")
        return data

    def head(self, path: Path, size: int, folder: str | None = None) -> bytes:
        """The first `size` bytes of the file `path`, or all that it has. Raises as `read` does.

        `folder` is where the folder that it lies in leads to, as `real` has given it, if that is known.
        """
        held = _opened(self.real(path) if folder is None else self._within(path, folder))
        try:
            with os.fdopen(held, "rb") as file:
                return file.read(size)
        except OSError as error:
            raise _unreadable(error) from error

    def names(self, folder: Path) -> list[str]:
        """The names in `folder`, sorted; none where there is no such folder. Raises `RefusedError`."""
        try:
            return sorted(path.name for path in Path(self.real(folder)).iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise _unreadable(error) from error

    def check_folder(self, folder: Path) -> None:
        """Do nothing where `folder` can be listed. Raises `RefusedError`, also where there is none."""
        try:
            with os.scandir(folder):
                return
        except OSError as error:
            raise _unreadable(error) from error


class Reader:
    """Reads what may be there or not, and keeps what was refused in `found`."""

    def __init__(self, confined: Confined, root: Path) -> None:
        """Take the folders to stay in, and the folder that diagnostics name files from."""
        self.confined = confined
        self.root = root
        self.found: list[Diagnostic] = []

    def read(self, path: Path, largest: int) -> bytes | None:
        """The bytes of `path`; None where nothing is there, or nothing to be read."""
        try:
            return self.confined.read(path, largest)
        except FileNotFoundError:
            return None
        except RefusedError as error:
            self.refuse(path, error)
            return None

    def entries(self, folder: Path) -> list[tuple[Path, bool]]:
        """The paths in `folder`, sorted, and of each whether it is a folder; what leads out is left out."""
        try:
            names = self.confined.names(folder)
        except RefusedError as error:
            self.refuse(folder, error)
            return []
        found = []
        for path in (folder / name for name in names):
            try:
                found.append((path, _is_folder(self.confined.real(path))))
            except FileNotFoundError:  # taken away since
                continue
            except RefusedError as error:
                self.refuse(path, error)
        return found

    def refuse(self, path: Path, error: RefusedError) -> None:
        """Keep that `path` was not read; once."""
        told = error.told(shown(path, self.root))
        if told not in self.found:
            self.found.append(told)


def shown(path: Path, root: Path) -> str:
    """`path` as diagnostics name it: seen from the folder `root`, with slashes, as `printable` text."""
    written, below = str(path), f"{root}{os.sep}"
    if written.startswith(below) and root.is_absolute() and ".." not in written:  # as most are: of thousands of files
        return printable(written[len(below) :].replace(os.sep, "/"))
    try:
        name = os.path.relpath(path, root)
    except ValueError:  # on another of Windows' drives
        name = os.path.normpath(path.absolute())
    return printable(Path(name).as_posix())


def printable(path: str) -> str:
    r"""A path as text that can be written anywhere: of a name that is no UTF-8, each byte as `\xb8`."""
    return path if is_text(path) else "/".join(map(_escaped, path.split("/")))


def is_text(name: str) -> bool:
    """Tell whether a file's name, as Python gives it, is text: what is no UTF-8 on the disk holds surrogates."""
    return name.isascii() or not _SURROGATES.search(name)


def _escaped(name: str) -> str:
    return name if is_text(name) else os.fsencode(name).decode("ascii", errors="backslashreplace")


def _regular(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _unreadable(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not stat.S_ISREG(mode):
        raise RefusedError("file-not-regular", kind=_KINDS.get(stat.S_IFMT(mode), "?"))


def _unreadable(error: OSError) -> RefusedError:
    return RefusedError("file-unreadable", why=error.strerror or type(error).__name__)


def _is_folder(real: str) -> bool:
    try:
        return Path(real).is_dir()
    except OSError as error:  # in a folder that may be listed, and no more
        raise _unreadable(error) from error


def _opened(real: str) -> int:
    """Open the regular file `real`. Raises `RefusedError`."""
    try:
        _regular(os.stat(real).st_mode)  # noqa: PTH116  of thousands of files
        held = os.open(real, _OPEN)
    except OSError as error:
        raise _unreadable(error) from error
    try:
        _regular(os.fstat(held).st_mode)
    except BaseException:
        os.close(held)
        raise
    return held
