"""What the forge's forms start with: a report on a page, and a new page, in the wiki's language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from studywiki.edit_links.links import NewPage, Report


@dataclass(frozen=True, slots=True)
class About:
    """The page that a form is about."""

    title: str
    """Plain text."""
    address: str
    """Where the page is published; empty where that is not known."""
    file: str
    """The page's file, relative to mkdocs.yml."""


def report(about: About, language: str) -> Report:
    """Give the title and the text that a report on a page starts with."""
    words = _words(language)["report"]
    lines = [words["page"].format(title=about.title, address=about.address or about.file)]
    if about.address:
        lines.append(words["file"].format(file=about.file))
    return Report(words["title"].format(title=about.title), "\n".join([*lines, "", words["ask"], "", ""]))


def new_page(folder: str, sidebar: str, entry: Callable[[str, str], str], language: str) -> NewPage:
    """Give the file name and the text that a new page in `folder` (below the docs folder) starts with.

    `sidebar` is the sidebar's file; `entry` makes the lines to put there of the new page's title and path. What is
    said on the sidebar stands in an HTML comment, which neither GitHub nor the wiki shows.
    """
    words = _words(language)["new"]
    page = f"{folder}/{words['name']}".lstrip("/")
    text = words["text"].format(title=words["title"], file=sidebar, entry=entry(words["title"], page))
    return NewPage(words["name"], text)


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("forms.toml").read_text("utf-8"))


def _words(language: str) -> dict[str, Any]:
    """Give the forms' words in `language`, or in English where it is not spoken."""
    catalogue = _catalogue()
    words: dict[str, Any] = catalogue.get(language, catalogue["en"])
    return words
