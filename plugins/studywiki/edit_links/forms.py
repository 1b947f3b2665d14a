"""What the forge's forms start with: a report on a page, and a new page, in the wiki's language."""

from __future__ import annotations

import tomllib
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


@dataclass(frozen=True, slots=True)
class SidebarEntry:
    """How an entry for the new page is written in this wiki's sidebar."""

    file: str
    """The sidebar's file, as it is named in the repository."""
    text: str
    """YAML, with `{title}` and `{page}` (the path of the new file below the docs folder) to be filled in."""


SHORT_ENTRY = "- title: {title}\n  page: {page}"
"""An entry of a new wiki's sidebar."""


def report(about: About, language: str) -> Report:
    """Give the title and the text that a report on a page starts with."""
    words = _words(language)["report"]
    lines = [words["page"].format(title=about.title, address=about.address or about.file)]
    if about.address:
        lines.append(words["file"].format(file=about.file))
    return Report(words["title"].format(title=about.title), "\n".join([*lines, "", words["ask"], "", ""]))


def new_page(folder: str, entry: SidebarEntry, language: str) -> NewPage:
    """Give the file name and the text that a new page in `folder` (below the docs folder) starts with.

    The hint on the sidebar stands in an HTML comment, which neither GitHub nor the wiki shows.
    """
    words = _words(language)["new"]
    page = f"{folder}/{words['name']}".lstrip("/")
    snippet = entry.text.replace("{title}", words["title"]).replace("{page}", page)
    text = words["text"].format(title=words["title"], file=entry.file, entry=snippet)
    return NewPage(words["name"], text)


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("forms.toml").read_text("utf-8"))


def _words(language: str) -> dict[str, Any]:
    """Give the forms' words in `language`, or in English where it is not spoken."""
    catalogue = _catalogue()
    words: dict[str, Any] = catalogue.get(language, catalogue["en"])
    return words
