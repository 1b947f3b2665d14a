"""The files of the search in a site's folder: what has not changed is not written, and what is of no use goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from studywiki.search import files

_SHARD = re.compile(r"[a-z2-7]{6}\.js")


def write(made: Mapping[str, str], site: Path) -> None:
    """Have the folder of the search in `site` hold the files that were `made`, and no others of ours.

    Raises `OSError`.
    """
    folder = site / files.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.name: path for path in folder.iterdir() if _SHARD.fullmatch(path.name)}
    for name, text in made.items():
        path = site / name
        if path.name in there and path.stat().st_size == len(text.encode()):
            continue  # its name says what it holds
        path.write_bytes(text.encode())
    for name, path in there.items():
        if f"{files.FOLDER}/{name}" not in made and _is_ours(path):
            with suppress(OSError):
                path.unlink()


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(files.CALL)) == files.CALL.encode()
