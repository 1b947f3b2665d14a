"""The programs that make a page, as one digest: what another version of one has made is not known to this one."""

from __future__ import annotations

import hashlib
import sys
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
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _KINDS and path.is_file()):
        data = path.read_bytes()
        own.update(f"{path.relative_to(_PACKAGE).as_posix()}\0{len(data)}\0".encode())
        own.update(data)
    return digests.of(own.digest(), sys.version, [(name, _version(name)) for name in _OTHERS])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
