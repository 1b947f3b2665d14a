"""The files of a wiki that builds, from the templates in `common/`, `ko/` and `en/`.

A template is a file as it will lie in the new wiki, with `@{name}` and the like in it; a name that starts with
`dot-` gets a dot instead, since packages do not carry hidden files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from string import Template

from studywiki.messages import phrases
from studywiki.scaffold.source import Source

_ROOT = resources.files(__package__)
WORKFLOWS = ".github/workflows/"


def files(name: str, repository: str | None, language: str, source: Source) -> dict[str, str]:
    """The new wiki as path -> text: its `name`, the address of its GitHub `repository`, its language.

    Raises `UnicodeEncodeError` where one of them is no text.
    """
    values = {
        "name": quoted(name),
        "repo_url": f"repo_url: {quoted(repository)}" if repository else "# repo_url: https://github.com/…/…",
        **_workflow_values(language, source),
    }
    return _filled([*_walk(_ROOT / "common", ""), *_walk(_ROOT / language, "")], values)


def workflows(language: str, source: Source) -> dict[str, str]:
    """The workflows of a wiki as this release writes them: path -> text."""
    texts = _filled(_walk(_ROOT / "common", ""), _workflow_values(language, source))
    return {path: text for path, text in texts.items() if path.startswith(WORKFLOWS)}


def former(language: str, source: Source) -> list[dict[str, str]]:
    """The workflows as each release before has written them, the newest first."""
    releases = sorted((_ROOT / "former").iterdir(), key=lambda each: version(each.name), reverse=True)
    return [_filled(_walk(each, ""), _workflow_values(language, source)) for each in releases]


def version(name: str) -> tuple[int, ...]:
    """The numbers of a version, to be compared."""
    return tuple(int(part) for part in name.split("."))


def quoted(text: str) -> str:
    """`text` as YAML's string: JSON's, but what is not seen is escaped, since YAML allows no more of it."""
    text.encode()  # half a character is no text
    shown = (char if char.isprintable() else f"\\U{ord(char):08x}" for char in json.dumps(text, ensure_ascii=False))
    return "".join(shown)


def _workflow_values(language: str, source: Source) -> dict[str, str]:
    """What is filled into workflows. Their comments and summaries are in the wiki's language."""
    words = {name: str(table[language]) for name, table in phrases.of("scaffold")["workflow"].items()}
    comment = f" # {source.asked_for}" if source.asked_for else ""
    return {**words, "studywiki": quoted(source.requirement) + comment}


class _Template(Template):
    """`@{name}` is filled in, so that the dollars of math and of workflows stay what they are."""

    delimiter = "@"


def _filled(templates: Iterator[tuple[str, str]] | list[tuple[str, str]], values: Mapping[str, str]) -> dict[str, str]:
    return {path: _Template(text).substitute(values) for path, text in templates}


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    """Each template below `folder` with its path in the wiki."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        path = prefix + entry.name.replace("dot-", ".", 1)
        if entry.is_dir():
            yield from _walk(entry, f"{path}/")
        elif not entry.name.endswith((".py", ".pyc")):
            yield path, entry.read_text("utf-8")
