"""What the forge's forms start with: a report on a page, and a new page, in the wiki's language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from studywiki.edit_links.links import NewPage, Report
from studywiki.messages.phrases import spoken


class About(Struct, frozen=True):
    """The page that a form is about."""

    title: str
    """Plain text."""
    address: str
    """Where the page is published; empty where that is not known."""
    file: str
    """The page's file, relative to mkdocs.yml."""


def report(about: About, language: str) -> Report:
    """The title and the text that a report on a page starts with."""
    words = spoken("edit_links", language)["report"]
    lines = [words["page"].format(title=about.title, address=about.address or about.file)]
    if about.address:
        lines.append(words["file"].format(file=about.file))
    return Report(words["title"].format(title=about.title), "\n".join([*lines, "", words["ask"], "", ""]))


def new_page(folder: str, sidebar: str, entry: Callable[[str, str], str], language: str) -> NewPage:
    """The file name and the text that a new page in `folder` (below the docs folder) starts with.

    `sidebar` is the sidebar's file; `entry` makes the lines to put there of the new page's title and path. What is
    said on the sidebar stands in an HTML comment, which neither GitHub nor the wiki shows.
    """
    words = spoken("edit_links", language)["new"]
    page = f"{folder}/{words['name']}".lstrip("/")
    text = words["text"].format(title=words["title"], file=sidebar, entry=entry(words["title"], page))
    return NewPage(words["name"], text)
