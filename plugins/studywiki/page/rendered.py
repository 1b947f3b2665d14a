"""A page that was rendered, as a value: the same from the same page and the same answers, wherever it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from studywiki.diagnostics import Diagnostic
from studywiki.glossary import marking
from studywiki.markup.article import Article
from studywiki.markup.targets import Target
from studywiki.math import titles
from studywiki.math.page_formulas import Kept
from studywiki.page.packed import Packed
from studywiki.pages.title import Title
from studywiki.rendering import Rendering
from studywiki.sanitising.titles import cleaned
from studywiki.wiki.asked import Question


class TocEntry(Struct, frozen=True):
    """A heading in the table of contents."""

    level: int
    anchor: str
    title: Title
    children: tuple[TocEntry, ...]


class RenderedPage(Struct, frozen=True):
    """What a page has become."""

    kept: str | Packed
    """Its HTML."""
    toc: tuple[TocEntry, ...]
    """Its headings, nested, as `toc` lists them; empty where that extension is not there."""
    headings: Mapping[str, Title]
    """Those headings that are more than words, by their anchors."""
    first: str
    """The anchor of its first heading of the first level that stands in no quote, list or box; empty without one."""
    article: Article
    """The places in it, and its words section by section."""
    anchored: tuple[Target, ...]
    """Its links that lead to an anchor and are shown, at the places where they are written."""
    diagnostics: tuple[Diagnostic, ...]
    """What was wrong with it."""
    terms: tuple[str, ...]
    """The names of the glossary's terms that are marked in it."""
    used: tuple[tuple[Question, object], ...]
    """What it asked the wiki around it, and the answers: while they stay the same, the page does."""

    @property
    def html(self) -> str:
        """Its HTML."""
        return self.kept if isinstance(self.kept, str) else self.kept.text


def of(rendering: Rendering, kept: Kept, html: str) -> RenderedPage:
    """The page that `rendering` has made into `html`; `kept` has its formulas and headings."""
    headings = {anchor: titles.of_heading(cleaned(text), kept.formulas) for anchor, text in kept.headings.items()}
    return RenderedPage(
        html,
        tuple(_entries(rendering.toc, headings)),
        headings,
        kept.first,
        rendering.article(),
        tuple(rendering.anchored),
        tuple(rendering.diagnostics),
        tuple(dict.fromkeys(marking.terms(html))),
        tuple(sorted(rendering.used.items(), key=lambda each: each[0])),
    )


def _entries(tokens: Iterable[Mapping[str, Any]], headings: Mapping[str, Title]) -> Iterable[TocEntry]:
    # https://python-markdown.github.io/extensions/toc/#syntax
    for token in tokens:
        title = headings.get(token["id"]) or Title.plain(token["name"])
        yield TocEntry(token["level"], token["id"], title, tuple(_entries(token["children"], headings)))
