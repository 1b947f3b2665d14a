"""Whether anything has changed since a wiki was built last: its files, what it was built by, and the site itself.

Files are known by their size and the times that the system keeps, as `make` and git know them. All that lies around the
wiki is looked at, more than a build reads: a change too many only costs a build, which finds its pages in the cache.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from studywiki.cache import digests, versions
from studywiki.cache.store import Store

_MOST = 100_000
"""Files and folders that are looked at."""
_AMONG_HIDDEN = {".github", ".git"}
_OF_GIT = ("HEAD", "config", "packed-refs", "refs/remotes/origin/HEAD")
"""What a build asks git for: https://git-scm.com/docs/gitrepository-layout."""
_NOT_OURS = {"node_modules", "__pycache__"}
_ASKED = ("SITE_URL", "SOURCE_DATE_EPOCH", "GITHUB_")
"""How the names of the environment begin that a build asks for."""


class LastBuild(msgspec.Struct, frozen=True):
    """A build that was finished, and what it was made of."""

    roots: tuple[str, ...]
    """The folders that its sources lie in: the repository, and then those that are looked into wholly."""
    site: str
    sources: bytes
    output: bytes
    around: bytes
    is_usual: bool
    """Whether the site is where mkdocs.yml says."""
    warnings: int
    """How many it has told."""
    language: str


def sources(roots: Sequence[str], site: str) -> bytes | None:
    """What stands for the files in the folders `roots`, but for those of the `site`; None where they are too many.

    Of the first, the repository, hidden folders are passed by: they hold programs and caches. The others are named.
    """
    found: set[tuple[bytes, tuple[int, ...]]] = set()
    for root in roots:
        for path, known in _files(Path(root), hidden=root != roots[0]):
            if len(found) > _MOST:
                return None
            if path != site and not path.startswith(site + os.sep):
                found.add((os.fsencode(path), known))
    return digests.of(sorted(found))


def output(site: str) -> bytes | None:
    """What stands for the files of the `site`; None where a build that was killed has left something beside it."""
    place = Path(site)
    if any(name.startswith(f".{place.name}.") for name in _names(str(place.parent))):
        return None
    return digests.of(sorted((os.fsencode(path), known) for path, known in _files(place, hidden=True, of_site=True)))


def around(environment: Mapping[str, str]) -> bytes:
    """What stands for the programs, what they are told by the `environment`, and the day, which the site map has."""
    asked = {name: value for name, value in environment.items() if name.startswith(_ASKED)}
    folders = [folder for folder in sys.path if folder.endswith("-packages")]
    packages = sorted(name for folder in folders for name in _names(folder) if name.endswith(".dist-info"))
    return digests.of(versions.digest(), packages, asked, f"{datetime.now(UTC):%Y-%m-%d}")


def keep(config_file: str, built: LastBuild, store: Store) -> None:
    """Have `store` keep what the wiki of `config_file` was `built` from; not of one whose name is no text."""
    with suppress(UnicodeEncodeError):
        store.put(_key(config_file), msgspec.msgpack.encode(built))


def known(config_file: str, store: Store) -> LastBuild | None:
    """How the wiki of `config_file` was built last, as `store` has it."""
    data = store.get(_key(config_file))
    try:
        return msgspec.msgpack.decode(data, type=LastBuild) if data else None
    except msgspec.MsgspecError:
        return None


def holds(built: LastBuild, environment: Mapping[str, str]) -> bool:
    """Tell whether a build today would write what `built` has."""
    if built.around != around(environment) or built.output != output(built.site):
        return False
    return built.sources == sources(built.roots, built.site)


def _key(config_file: str) -> bytes:
    return digests.of("last build", os.fsencode(os.path.realpath(config_file)))


def _files(folder: Path, *, hidden: bool, of_site: bool = False) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The files and folders below `folder`, and what tells that one has changed; folders that are no source's, not.

    A folder that links lead to is walked through once.
    """
    waiting, linked = [str(folder)], set[str]()
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        is_environment = any(entry.name == "pyvenv.cfg" for entry in entries)
        for entry in () if is_environment and not of_site else entries:
            try:
                known = entry.stat()
            except OSError:  # a link to nothing, or taken away since
                continue
            is_folder = stat.S_ISDIR(known.st_mode)
            if entry.name == ".git" and not of_site:
                yield from _of_git(Path(entry.path), is_folder=is_folder)
            elif not is_folder:
                yield entry.path, (known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_mode)
            elif of_site or not (entry.name in _NOT_OURS or (_is_hidden(entry.name) and not hidden)):
                yield entry.path, ()
                real = os.path.realpath(entry.path) if entry.is_symlink() else ""
                if real not in linked:
                    waiting.append(entry.path)
                linked |= {real} - {""}


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in _AMONG_HIDDEN


def _of_git(place: Path, *, is_folder: bool) -> Iterator[tuple[str, tuple[int, ...]]]:
    if not is_folder:  # of a further working tree: the file says where git's own is
        try:
            place = place.parent / place.read_text("utf-8").partition(":")[2].strip()
        except (OSError, ValueError):
            return
    for name in _OF_GIT:
        try:
            known = (place / name).stat()
        except OSError:
            continue
        yield str(place / name), (known.st_size, known.st_mtime_ns)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  names alone
    except OSError:
        return []
