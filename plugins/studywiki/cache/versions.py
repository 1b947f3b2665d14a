"""The programs that make a page, as one digest: what another version of one has made is not known to this one."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from studywiki.cache import digests

_PACKAGE = Path(__file__).parents[1]
_OTHERS = (
    "mkdocs", "properdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "jinja2", "markupsafe",
    "markdown-it-py", "mdit-py-plugins", "nh3", "pyyaml", "mini-racer", "msgspec", "babel",
)  # fmt: skip
_KINDS = {".py", ".js", ".css", ".html", ".toml", ".json", ".svg"}


@cache  # neither changes while the program runs
def digest() -> bytes:
    """That of this package's own files, Python's version and those of the packages that it works by.

    The files are read, not only the version: between two releases there are many states of them.
    """
    own = hashlib.blake2b()
    for path in sorted(_files()):
        data = Path(path).read_bytes()
        own.update(f"{path.removeprefix(str(_PACKAGE))}\0{len(data)}\0".encode())
        own.update(data)
    return digests.of(own.digest(), sys.version, [(name, _version(name)) for name in _OTHERS])


def _files() -> Iterator[str]:
    """The package's own files, as names: half a thousand, in each build."""
    for here, _, names in os.walk(_PACKAGE):
        paths = (f"{here}{os.sep}{name}" for name in names if os.path.splitext(name)[1] in _KINDS)  # noqa: PTH122
        yield from filter(os.path.isfile, paths)  # an editor's lock is a link to nothing


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
