"""Where the docs folder's files will be written: no two to one place, none where the file system has no room for it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence

from mkdocs.structure.files import File

_LONGEST_NAME, _LONGEST_PATH = 255, 4095
"""Bytes, on Linux: https://man7.org/linux/man-pages/man7/path_resolution.7.html . Others allow no more."""

Contested = tuple[str, str, str]
"""A file's path below the docs folder, the problem's code, and the path of the file that has its place."""


def contested(files: Sequence[File], site: str) -> Iterator[Contested]:
    """Which of `files`, in MkDocs' order, cannot be published in the folder `site`, and why."""
    written: dict[str, File] = {}
    for file in files:
        if not file.inclusion.is_in_serve():
            continue
        if _is_too_long(file.dest_uri, site):
            yield file.src_uri, "file-name-too-long", ""
            continue
        other = written.get(file.dest_uri)
        if other is None:
            written[file.dest_uri] = file
            continue
        # of two pages MkDocs has ever taken the later one: index.md, and not README.md
        lost, kept = (other, file) if _is_page(file) or not _is_page(other) else (file, other)
        written[file.dest_uri] = kept
        is_readme = lost.src_uri.rpartition("/")[2].lower().startswith("readme.") and _is_page(lost) and _is_page(kept)
        yield lost.src_uri, "file-same-place-near" if is_readme else "file-same-place", kept.src_uri
    yield from _under_files(written)


def _under_files(written: dict[str, File]) -> Iterator[Contested]:
    """What would be written into a folder that has the name of another file: `b.html/a.png` beside `b.md`."""
    for place, file in written.items():
        above = next((up for up in _above(place) if up in written), None)
        if above is None:
            continue
        other = written[above]
        if _is_page(other) or not _is_page(file):
            yield file.src_uri, "file-same-place", other.src_uri
        else:
            yield other.src_uri, "file-same-place", file.src_uri


def posing(files: Iterable[File], taken: Collection[str]) -> Iterator[File]:
    """Those of the wiki's own `files` that would stand in the way of what the site writes itself, at `taken`.

    A page of the wiki's takes the place of a template (404.md), a file does not.
    """
    folders = {up for place in taken for up in _above(place)}
    for file in files:
        place = file.dest_uri
        if place in folders or any(up in taken for up in _above(place)) or (place in taken and not _is_page(file)):
            yield file


def _above(place: str) -> list[str]:
    parts = place.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _is_page(file: File) -> bool:
    return file.is_documentation_page()


def _is_too_long(place: str, site: str) -> bool:
    longest = max(len(os.fsencode(part)) for part in place.split("/"))
    return longest > _LONGEST_NAME or len(os.fsencode(f"{site}/{place}")) > _LONGEST_PATH
