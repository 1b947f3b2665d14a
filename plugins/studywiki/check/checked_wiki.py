"""What the rules work on: a wiki's pages, its other files, and how to read them. Values only; nothing is rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from studywiki.diagnostics import Location
from studywiki.markup import markup
from studywiki.markup.markup import Markup
from studywiki.markup.targets import Target
from studywiki.pages import encoding
from studywiki.pages.source_page import SourcePage
from studywiki.text.source import Source
from studywiki.wiki.folders import Folders
from studywiki.wiki.wiki import Wiki


@dataclass(frozen=True)
class CheckedPage:
    """A page as its author wrote it, with what a rule may ask of it."""

    source: SourcePage
    data: bytes = b""
    """The bytes of its file."""
    anchors: frozenset[str] | None = None
    """The places in it that links may lead to; None where it was not rendered."""
    anchored: tuple[Target, ...] | None = None
    """Its links that lead to an anchor, of those that are shown; None where it was not rendered."""
    refers_later: bool = False
    """Another plugin makes links of its brackets (`autorefs`), and tells of those that lead nowhere."""
    passed_by: bool = False
    """No rule reads it: a plugin has written it, it is too much to be read, or leads on to another page."""

    @property
    def path(self) -> str:
        """Path below the docs folder."""
        return self.source.path

    @property
    def file(self) -> str:
        """Its file, as diagnostics name it."""
        return self.source.source.file

    @cached_property
    def whole(self) -> Source:
        """The whole file as text, front matter and all; its lines are those of the file."""
        return encoding.read(self.data, self.file)[0]

    @property
    def text(self) -> str:
        """The text of the whole file."""
        return self.whole.text

    @cached_property
    def body_line(self) -> int:
        """The line of the file on which the Markdown starts."""
        return self.source.source.origins[0]

    @cached_property
    def markup(self) -> Markup:
        """What its Markdown holds."""
        return markup.of(self.source.source.text)

    def locate(self, start: int, end: int | None = None) -> Location:
        """The place of `markup.text[start:end]`."""
        return self.source.source.locate(start, end)


@dataclass(frozen=True)
class CheckedWiki:
    """A whole wiki, with what a rule may ask of it."""

    pages: Mapping[str, CheckedPage]
    """By their paths below the docs folder."""
    files: Mapping[str, int] = field(default_factory=dict)
    """Every other file that is published -> its size in bytes; paths below the docs folder."""
    wiki: Wiki = field(default_factory=Wiki)
    """What addresses in it mean."""
    folders: Folders = field(default_factory=Folders)
    """Where it lies."""
    beside: Sequence[str] = ()
    """The names of pages that lie in the folder of mkdocs.yml, and not in that of the pages."""
