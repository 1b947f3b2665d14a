"""A page as it was rendered, as bytes and back: with what MkDocs keeps of it, and what the page tells by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from studywiki.check.page_findings import PageFindings
from studywiki.check.silence import Silencer
from studywiki.diagnostics import (
    Cause,
    Diagnostic,
    EntryGone,
    FileGone,
    Fix,
    Location,
    OtherFile,
    Replacement,
    Replacements,
    Saving,
    Severity,
)
from studywiki.markup.article import Article
from studywiki.markup.targets import Target
from studywiki.page.answered import Asked
from studywiki.page.packed import Packed
from studywiki.page.rendered import RenderedPage, TocEntry
from studywiki.pages.title import Title

_KINDS: dict[str, type] = {
    kind.__name__: kind for kind in (Replacement, Replacements, Saving, FileGone, OtherFile, EntryGone)
}


class OfMkDocs(msgspec.Struct, array_like=True, frozen=True):
    """What MkDocs knows of a page that it has rendered; see `Page.render`."""

    toc: Sequence[Mapping[str, Any]]
    """https://python-markdown.github.io/extensions/toc/#syntax"""
    title: str | None
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]] | None
    """The path of a page -> the anchors in it to which this one links, and how the links are written."""


class _Told(msgspec.Struct, array_like=True, frozen=True):
    code: str
    location: Location
    values: dict[str, str]
    severity: Severity
    fix: tuple[str, Any] | None
    cause: tuple[str, Any] | None

    @classmethod
    def of(cls, one: Diagnostic) -> _Told:
        return cls(one.code, one.location, dict(one.values), one.severity, _named(one.fix), _named(one.cause))

    def diagnostic(self) -> Diagnostic:
        return Diagnostic(self.code, self.location, self.values, self.severity, _value(self.fix), _value(self.cause))


class _Page(msgspec.Struct, array_like=True, frozen=True):
    html: Packed
    toc: tuple[TocEntry, ...]
    headings: dict[str, Title]
    first: str
    article: Article
    anchored: tuple[Target, ...]
    diagnostics: tuple[_Told, ...]


class Stored(msgspec.Struct, array_like=True, frozen=True):
    """A page that was rendered."""

    page: _Page
    of_mkdocs: OfMkDocs
    findings: tuple[_Told, ...]
    silencers: tuple[Silencer, ...]
    unconcerned: tuple[str, ...]
    asked: Asked

    def rendered(self, *, packed: bool) -> RenderedPage:
        """The page, its HTML as it was kept if it is to be `packed`.

        Of what it asked there is left what it includes, since whoever reads it has asked once more.
        """
        page, told = self.page, tuple(each.diagnostic() for each in self.page.diagnostics)
        used = tuple(each for each in self.asked.others if each[0][0] == "snippet")
        html = page.html if packed else page.html.text
        return RenderedPage(html, page.toc, page.headings, page.first, page.article, page.anchored, told, used)

    def found(self) -> PageFindings:
        """What the page tells by itself."""
        told = tuple(each.diagnostic() for each in self.findings)
        return PageFindings(told, self.silencers, self.unconcerned)


def stored(page: RenderedPage, html: Packed, of_mkdocs: OfMkDocs, found: PageFindings, asked: Asked) -> bytes:
    """What `load` gives back. Raises `TypeError` for what no bytes can stand for."""
    told = tuple(map(_Told.of, page.diagnostics))
    own = _Page(html, page.toc, dict(page.headings), page.first, page.article, page.anchored, told)
    findings = tuple(map(_Told.of, found.diagnostics))
    return _ENCODER.encode(Stored(own, of_mkdocs, findings, found.silencers, found.unconcerned, asked))


def load(data: bytes) -> Stored | None:
    """The page that `data` stands for; None where they stand for none."""
    try:
        return _DECODER.decode(data)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _named(value: Fix | Cause | None) -> tuple[str, Any] | None:
    return None if value is None else (type(value).__name__, value)


def _value(named: tuple[str, Any] | None) -> Any:  # noqa: ANN401  a `Fix` or a `Cause`
    return None if named is None else msgspec.convert(named[1], _KINDS[named[0]])


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Stored)
