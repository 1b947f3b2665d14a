"""Links to files that were renamed: git knows the new name. Only the command asks; no build reads history."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from studywiki.diagnostics import Diagnostic, FileGone, Replacement
from studywiki.wiki import suffixes
from studywiki.wiki.spelling import plain

_PLAIN = re.compile(r"[^\s<>()\[\]\\\"'?#%]+")
"""A path that is written into a link as it stands."""


def told(
    diagnostics: Iterable[Diagnostic], docs: str, former: Callable[[], Mapping[str, list[str]]]
) -> list[Diagnostic]:
    """`diagnostics`, of which those of a file that is gone say what it is called now, where that is certain.

    `docs` is the docs folder as diagnostics name it; `former` is asked once, and only if there is need: file (path
    below `docs`) -> the names that it had.
    """
    every = list(diagnostics)
    if not any(isinstance(each.cause, FileGone) for each in every):
        return every
    now: dict[str, set[str]] = {}
    for path, names in former().items():
        for name in names:
            now.setdefault(name, set()).add(path)
    return [_told(each, each.cause, docs, now) if isinstance(each.cause, FileGone) else each for each in every]


def _told(diagnostic: Diagnostic, cause: FileGone, docs: str, now: Mapping[str, set[str]]) -> Diagnostic:
    page = posixpath.relpath(diagnostic.location.file, docs or ".")
    written, rest = re.match(r"([^?#]*)(.*)", cause.address, re.DOTALL).groups()  # type: ignore[union-attr]  # it matches all
    found = next((now[name] for name in _names(plain(written), page) if name in now), set())
    if not cause.renamed or len(found) != 1 or page.startswith("../"):
        return diagnostic
    (path,) = found
    link = posixpath.relpath(path, posixpath.dirname(page) or ".") + rest
    place = diagnostic.location
    fix = Replacement(place, cause.address, link) if place.end_column and _PLAIN.fullmatch(path) else None
    return replace(diagnostic, code=cause.renamed, values={**diagnostic.values, "now": link}, fix=fix)


def _names(written: str, page: str) -> Iterator[str]:
    """The files below the docs folder that `written`, on `page`, may have named."""
    start = "" if written.startswith("/") else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(start, written.lstrip("/")))
    yield path
    stem, suffix = suffixes.split(path)
    if suffix not in suffixes.MARKDOWN:
        yield from (f"{stem}{each}" for each in suffixes.MARKDOWN)
