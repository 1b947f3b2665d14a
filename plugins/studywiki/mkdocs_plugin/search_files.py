"""The files of the search in a site's folder: what has not changed is not written, and what is of no use goes.

A site that takes the place of another takes over the files that are as they were; in one that is shown, they stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from studywiki.publishing.unchanged import Unchanged
from studywiki.search import files
from studywiki.search.files import Content
from studywiki.search.written import CALL

_SHARD = re.compile(r"[a-z2-7]{6}\.js")


def write(made: Mapping[str, Content], site: Path, unchanged: Unchanged, standing: Mapping[str, bytes]) -> None:
    """Have the folder of the search in `site` hold the files that were `made`, and no others of ours.

    `unchanged` takes over those that the site before had; `standing` are those that this build has written there
    before, with what stands for each. Raises `OSError`.
    """
    folder = site / files.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.name: path for path in folder.iterdir() if _SHARD.fullmatch(path.name)}
    for name, content in made.items():
        unchanged.note(name, content.digest)
        path = site / name
        stands = standing.get(name) == content.digest
        if path.name in there and (stands or _holds(path, content.text().encode())):
            continue
        if not unchanged.takes(name, content.digest):
            path.write_bytes(content.text().encode())
    for name, path in there.items():
        if f"{files.FOLDER}/{name}" not in made and _is_ours(path):
            with suppress(OSError):
                path.unlink()


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file holds `data`. Its name does not say so: a contributor may have put it into the docs folder."""
    return path.stat().st_size == len(data) and path.read_bytes() == data


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(CALL)) == CALL.encode()
