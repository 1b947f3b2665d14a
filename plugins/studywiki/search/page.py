"""A page as the search reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from studywiki.markup.article import Article

READ = ("keywords", "aliases", "tags", "summary", "description")
"""What `found_page` reads in front matter."""
_LEAST, _MOST = 0.01, 100.0
"""Factors by which a page may count less or more than others."""


class Part(msgspec.Struct, frozen=True):
    """A section of a page."""

    anchor: str
    """Empty for the page's own: what stands above the first heading, or below a heading that is its title."""
    level: int
    title: str
    """Empty where it is the page's."""
    text: str


class FoundPage(msgspec.Struct, frozen=True):
    """What of a page is to be found."""

    title: str
    keywords: tuple[str, ...] = ()
    """What else it is called: keywords, and the name that the sidebar has for it."""
    tags: tuple[str, ...] = ()
    summary: str = ""
    sections: tuple[Part, ...] = ()
    """At least one: the first is the page's own."""


def found_page(title: str, named: Iterable[str], meta: Mapping[str, Any], article: Article) -> FoundPage:
    """The page of a `title` that holds `article`; `named` is what others call it, `meta` its front matter."""
    others = dict.fromkeys((*_words(meta.get("keywords")), *_words(meta.get("aliases")), *named))
    others.pop(title, None)
    summary = meta.get("summary") or meta.get("description")
    return FoundPage(
        title,
        tuple(others),
        _words(meta.get("tags")),
        " ".join(str(summary).split()) if isinstance(summary, str | int | float) else "",
        _parts(title, article),
    )


def is_excluded(meta: Mapping[str, Any]) -> bool:
    """Whether front matter says that nobody is to find the page: `search: {exclude: true}`."""
    said = meta.get("search")
    return isinstance(said, Mapping) and bool(said.get("exclude"))


def boost(meta: Mapping[str, Any]) -> float:
    """How much more the page counts than others, by its front matter: `search: {boost: 2}`."""
    said = meta.get("search")
    factor = said.get("boost") if isinstance(said, Mapping) else None
    if not isinstance(factor, int | float) or isinstance(factor, bool) or factor != factor:
        return 1.0
    return float(min(max(factor, _LEAST), _MOST))


def _parts(title: str, article: Article) -> tuple[Part, ...]:
    sections = [Part(each.anchor, each.level, each.title, each.text) for each in article.sections]
    first = sections[0] if sections else None
    if first and first.level == 0:
        return tuple(sections)
    if first and first.level == 1:  # the page's own heading: whoever finds it is led to the page's beginning
        shown = "" if first.title == title else first.title
        return (Part("", 0, shown, first.text), *sections[1:])
    return (Part("", 0, "", ""), *sections)


def _words(said: object) -> tuple[str, ...]:
    """The words of a list of front matter, or of a text with commas between them."""
    if isinstance(said, str):
        said = said.split(",")
    if not isinstance(said, list | tuple):
        return ()
    shown = (" ".join(str(each).split()) for each in said if isinstance(each, str | int | float))
    return tuple(dict.fromkeys(filter(None, shown)))
