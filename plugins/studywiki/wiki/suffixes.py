"""How the names of pages end: as files, and as the addresses that they have or had."""

from __future__ import annotations

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""MkDocs' own list, in lower case only:
https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/utils/__init__.py#L43-L49"""
PAGES = (*MARKDOWN, ".html", ".htm")
"""Of the address of a page, in whichever way it is written."""


def is_page(path: str) -> bool:
    """Whether the file at `path` is a page, as MkDocs sees it."""
    return path.endswith(MARKDOWN)


def split(path: str) -> tuple[str, str]:
    """A page's address without its suffix, and the suffix; empty where it ends in none of `PAGES`."""
    suffix = next((each for each in PAGES if path.endswith(each)), "")
    return path.removesuffix(suffix), suffix


def stem(path: str) -> str:
    """A page's address without its suffix."""
    return split(path)[0]
