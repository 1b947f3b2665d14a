"""`studywiki new`: the files of a wiki that builds, from the templates in `ko/` and `en/`.

A template is a file as it will lie in the new wiki, with `@{name}` and the like in it; a name that starts with
`dot-` gets a dot instead, since packages do not carry hidden files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

LANGUAGES = ("ko", "en")


class WouldOverwriteError(Exception):
    """The folder holds files that the new wiki would replace: `names`, relative to it, sorted."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def files(name: str, repository: str | None, language: str) -> dict[str, str]:
    """Give the new wiki as path -> text: its `name`, the address of its GitHub `repository`, its language."""
    values = {
        "name": json.dumps(name, ensure_ascii=False),  # a JSON string is a YAML string
        "repo_url": f"repo_url: {json.dumps(repository)}" if repository else "# repo_url: https://github.com/…/…",
    }
    root = resources.files(__package__)
    templates = [*_walk(root / "common", ""), *_walk(root / language, "")]
    return {path: _Template(text).substitute(values) for path, text in templates}


def write(folder: Path, wiki: dict[str, str]) -> None:
    """Write `wiki` below `folder`, which may exist; raises `WouldOverwriteError` before anything is written."""
    taken = sorted(path for path in wiki if (folder / path).exists())
    if taken:
        raise WouldOverwriteError(taken)
    for path, text in wiki.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8", newline="\n")


class _Template(Template):
    """`@{name}` is filled in, so that the dollars of math and of workflows stay what they are."""

    delimiter = "@"


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    """Give each template below `folder` with its path in the wiki."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        path = prefix + entry.name.replace("dot-", ".", 1)
        if entry.is_dir():
            yield from _walk(entry, f"{path}/")
        elif not entry.name.endswith((".py", ".pyc")):
            yield path, entry.read_text("utf-8")
