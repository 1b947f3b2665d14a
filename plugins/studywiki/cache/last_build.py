"""Whether anything has changed since a wiki was built last: its files, what it was built by, and the site itself.

Files are known by their size and the times that the system keeps, as `make` and git know them. All that lies around the
wiki is looked at, more than a build reads: a change too many only costs a build, which finds its pages in the cache.

What is imported here is all that `studywiki build` loads where there is nothing to do: most of its time.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from studywiki.cache.store import Store

_PACKAGE = Path(__file__).parents[1]
_MOST = 100_000
"""Files and folders that are looked at."""
_AMONG_HIDDEN = {".github", ".git"}
_OF_GIT = ("HEAD", "config", "packed-refs", "refs/remotes/origin/HEAD")
"""What a build asks git for: https://git-scm.com/docs/gitrepository-layout."""
_NOT_OURS = {"node_modules", "__pycache__"}
_OF_PACKAGES = (".dist-info", ".egg-info")
_ASKED = ("SITE_URL", "SOURCE_DATE_EPOCH", "GITHUB_")
"""How the names of the environment begin that a build asks for."""


class LastBuild(NamedTuple):
    """A build that was finished, and what it was made of."""

    roots: Sequence[str]
    """The folders that its sources lie in: the repository, and then those that are looked into wholly."""
    site: str
    sources: str
    output: str
    around: str
    is_usual: bool
    """Whether the site is where mkdocs.yml says."""
    is_strict: bool
    """Whether a warning would have ended it: then nobody has warned, MkDocs neither."""
    told: Sequence[tuple[bool, str]]
    """All that it has said of the wiki: whether it is a warning, and the text."""
    said: str
    """What is to be said where there is nothing to do, with `{site}` in it."""
    language: str


_KINDS = (list, str, str, str, str, bool, bool, list, str, str)
"""Of its fields, as JSON has them."""


def sources(roots: Sequence[str], site: str) -> str | None:
    """What stands for the files in the folders `roots`, but for those of the `site`; None where they are too many.

    Of the first, the repository, hidden folders are passed by: they hold programs and caches. The others are named.
    """
    found: set[tuple[bytes, tuple[int, ...]]] = set()
    for root in roots:
        for path, known in _files(Path(root), hidden=root != roots[0], without=site):
            if len(found) > _MOST:
                return None
            if not path.startswith(site + os.sep):
                found.add((os.fsencode(path), known))
    return _digest(sorted(found))


def output(site: str) -> str | None:
    """What stands for the files of the `site`; None where a build that was killed has left something beside it."""
    place = Path(site)
    if any(name.startswith(f".{place.name}.") for name in _names(str(place.parent))):
        return None
    return _seen(_files(place, hidden=True, of_site=True))


def around(environment: Mapping[str, str]) -> str:
    """What stands for the programs, what they are told by the `environment`, and the day, which the site map has.

    The packages' names have their versions; of this one, which its authors change in place, each file is looked at.
    """
    asked = sorted((name, value) for name, value in environment.items() if name.startswith(_ASKED))
    packages = sorted({name for folder in sys.path for name in _names(folder) if name.endswith(_OF_PACKAGES)})
    own = _seen(_files(_PACKAGE, hidden=False))
    return _digest([own, sys.version, packages, asked, f"{datetime.now(UTC):%Y-%m-%d}"])


def keep(config_file: str, built: LastBuild, store: Store) -> None:
    """Have `store` keep what the wiki of `config_file` was `built` from."""
    store.put(_key(config_file), json.dumps(built).encode())


def known(config_file: str, store: Store) -> LastBuild | None:
    """How the wiki of `config_file` was built last, as `store` has it."""
    data = store.get(_key(config_file))
    try:
        fields = json.loads(data) if data else ()
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, list) or tuple(map(type, fields)) != _KINDS:
        return None
    built = LastBuild(*fields)
    return built if all(isinstance(each, list) and [*map(type, each)] == [bool, str] for each in built.told) else None


def standing(
    config_file: str,
    site: str | None,
    store: Store,
    environment: Mapping[str, str],
    *,
    strict: bool,
    note: Callable[[Sequence[str], str, str], None] = lambda *_: None,
) -> LastBuild | None:
    """The last build of the wiki of `config_file`, where one today would write what it has; None where it may not.

    `site` is where to, if that is said, as MkDocs takes it: from the folder of `config_file`. `strict`: whether a
    warning is to end the one today; of others' warnings, only a strict build knows that there are none. `note` is
    given the folders, the site and what stands for the sources now, where they are not as they were.
    """
    built = known(config_file, store)
    if built is None or (strict and not built.is_strict):
        return None
    if site:
        is_there = os.path.realpath(os.path.join(os.path.dirname(config_file), site)) == built.site  # noqa: PTH118, PTH120
    else:
        is_there = built.is_usual
    if not is_there:
        return None
    now = sources(built.roots, built.site)
    if built.sources != now:  # first what changes most
        if now:
            note(built.roots, built.site, now)
        return None
    is_as_it_was = built.around == around(environment) and built.output == output(built.site)
    return built if is_as_it_was else None


def _key(config_file: str) -> bytes:
    return bytes.fromhex(_digest(["last build", os.fsencode(os.path.realpath(config_file))]))


def _digest(values: Sequence[object]) -> str:
    """The digest of texts, bytes and numbers; `cache.digests` would load ten times as much."""
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _seen(files: Iterable[tuple[str, tuple[int, ...]]]) -> str:
    return _digest(sorted((os.fsencode(path), known) for path, known in files))


def _files(
    folder: Path, *, hidden: bool, of_site: bool = False, without: str = ""
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The files and folders below `folder`, and what tells that one has changed; folders that are no source's, not.

    A folder that links lead to is walked through once, and `without`, the site, not at all.
    """
    waiting, linked = [str(folder)], set[str]()
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        is_environment = any(entry.name == "pyvenv.cfg" for entry in entries)
        for entry in () if is_environment and not of_site else entries:
            if entry.path == without:
                continue
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
