"""`studywiki new`: the files of a wiki that builds, from the templates in `ko/` and `en/`.

A template is a file as it will lie in the new wiki, with `@{name}` and the like in it; a name that starts with
`dot-` gets a dot instead, since packages do not carry hidden files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from studywiki.messages import phrases

LANGUAGES = ("ko", "en")


class WouldOverwriteError(Exception):
    """The folder holds what the new wiki would replace, or follow: `names`, relative to it, sorted."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def files(name: str, repository: str | None, language: str) -> dict[str, str]:
    """The new wiki as path -> text: its `name`, the address of its GitHub `repository`, its language.

    Raises `UnicodeEncodeError` where one of them is no text.
    """
    values = {
        "name": _quoted(name),
        "repo_url": f"repo_url: {_quoted(repository)}" if repository else "# repo_url: https://github.com/…/…",
    }
    root = resources.files(__package__)
    templates = [*_walk(root / "common", ""), *_walk(root / language, "")]
    return {path: _Template(text).substitute(values) for path, text in templates}


def write(folder: Path, wiki: dict[str, str]) -> None:
    """Write `wiki` below `folder`, which may exist, and follow no link in it: whole, or nothing.

    Raises `WouldOverwriteError` before anything is written, and `OSError` after all that was written is taken away.
    """
    ready = {path: text.encode() for path, text in wiki.items()}
    taken = sorted({found for path in wiki if (found := _in_the_way(folder, path))})
    if taken:
        raise WouldOverwriteError(taken)
    made: list[Path] = []
    try:
        for path, data in ready.items():
            place = folder / path
            _make(place.parent, made)
            with place.open("xb") as file:
                made.append(place)
                file.write(data)
    except BaseException:
        for path_made in reversed(made):
            with suppress(OSError):
                path_made.rmdir() if path_made.is_dir() else path_made.unlink()
        raise


def _in_the_way(folder: Path, path: str) -> str | None:
    """What already has the name, or stands where a folder for it is to be: a file, or a link."""
    parts = Path(path).parts
    for depth in range(1, len(parts)):
        above = folder.joinpath(*parts[:depth])
        if above.is_symlink() or (above.exists() and not above.is_dir()):
            return "/".join(parts[:depth])
    return path if os.path.lexists(folder / path) else None


def _make(folder: Path, made: list[Path]) -> None:
    """Make `folder` and what is missing above it, and add to `made` what was made."""
    for each in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        each.mkdir()
        made.append(each)


def phrase(name: str, language: str) -> str:
    """One of the words of `scaffold`, to be filled."""
    return str(phrases.of("scaffold")[name][language])


def _quoted(text: str) -> str:
    """`text` as YAML's string: JSON's, but what is not seen is escaped, since YAML allows no more of it."""
    text.encode()  # half a character is no text
    shown = (char if char.isprintable() else f"\\U{ord(char):08x}" for char in json.dumps(text, ensure_ascii=False))
    return "".join(shown)


class _Template(Template):
    """`@{name}` is filled in, so that the dollars of math and of workflows stay what they are."""

    delimiter = "@"


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    """Each template below `folder` with its path in the wiki."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        path = prefix + entry.name.replace("dot-", ".", 1)
        if entry.is_dir():
            yield from _walk(entry, f"{path}/")
        elif not entry.name.endswith((".py", ".pyc")):
            yield path, entry.read_text("utf-8")
