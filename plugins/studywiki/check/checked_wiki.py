"""What the rules work on: a wiki's pages, its other files, and how to read them. Values only; nothing is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from studywiki import bounds
from studywiki.diagnostics import Location, Replacement
from studywiki.glossary.avoided import Avoided
from studywiki.glossary.model import Glossary
from studywiki.markup import markup
from studywiki.markup.markup import Markup
from studywiki.markup.targets import Target, blotted
from studywiki.pages import encoding
from studywiki.pages.source_page import SourcePage
from studywiki.text.source import Source
from studywiki.wiki.folders import Folders
from studywiki.wiki.wiki import Wiki

_SURELY_ALL = bounds.PAGE // 10
"""Characters of a page that is surely read to its end: in UTF-8 one has four bytes at the most."""
_LIQUID = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}")


@dataclass(frozen=True)
class CheckedPage:
    """A page as its author wrote it, with what a rule may ask of it."""

    source: SourcePage
    read: Callable[[], bytes] = bytes
    """Gives the bytes of its file."""
    anchors: frozenset[str] | None = None
    """The places in it that links may lead to; None where it was not rendered."""
    anchored: tuple[Target, ...] | None = None
    """Its links that lead to an anchor, of those that are shown; None where it was not rendered."""
    refers_later: bool = False
    """Another plugin makes links of its brackets (`autorefs`), and tells of those that lead nowhere."""
    passed_by: bool = False
    """No rule reads it: a plugin has written it, it is too much to be read, or leads on to another page."""
    html: Callable[[], str | None] = lambda: None
    """Gives the HTML that readers see of it; None where it was not rendered."""

    avoided: Avoided | None = None
    """The spellings that the wiki's glossary says to avoid."""

    @property
    def path(self) -> str:
        """Path below the docs folder."""
        return self.source.path

    @property
    def file(self) -> str:
        """Its file, as diagnostics name it."""
        return self.source.source.file

    @cached_property
    def data(self) -> bytes:
        """The bytes of its file."""
        return self.read()

    @cached_property
    def shown(self) -> str | None:
        """The HTML that readers see of it; None where it was not rendered."""
        return self.html()

    @cached_property
    def whole(self) -> Source:
        """The whole file as text, front matter and all; its lines are those of the file."""
        return encoding.read(self.data, self.file)[0]

    @cached_property
    def text(self) -> str:
        """The text of the whole file."""
        read = f"{self.source.head}{self.markdown}"
        # of what is as long as a page may be, only a part was read
        return read if len(read) < _SURELY_ALL else self.whole.text

    @cached_property
    def body_line(self) -> int:
        """The line of the file on which the Markdown starts."""
        return self.source.source.origins[0]

    @property
    def markdown(self) -> str:
        """Its Markdown: a rule of the whole wiki looks here first, since to know more of every page takes long."""
        return self.source.source.text

    @cached_property
    def markup(self) -> Markup:
        """What its Markdown holds."""
        return markup.of(self.markdown)

    @cached_property
    def words(self) -> str:
        """Its Markdown with a blot for what is none of Markdown's words: code, formulas, HTML, Liquid."""
        markup = self.markup
        found = [(tag.start, tag.end) for tag in markup.tags] + markup.blocks.html
        found += [(m.start(), m.end()) for m in _LIQUID.finditer(markup.prose)] if "{" in markup.text else []
        return blotted(markup.prose, sorted(found)) if found else markup.prose

    @cached_property
    def paragraphs(self) -> list[tuple[int, str]]:
        """The paragraphs of its `words`, and where in them each starts."""
        return [(start, self.words[start:end]) for start, end in self.markup.blocks.paragraphs]

    def shows(self, mark: str) -> bool:
        """Tell whether its readers may see `mark`, or nobody knows since it was not rendered."""
        return self.shown is None or mark in self.shown

    @cached_property
    def meta_lines(self) -> list[str]:
        """The lines of its file above its Markdown: its front matter, or blank ones."""
        return self.text.split("\n", self.body_line)[: self.body_line - 1] if self.body_line > 1 else []

    def locate(self, start: int, end: int | None = None) -> Location:
        """The place of `markup.text[start:end]`."""
        return self.source.source.locate(start, end)

    def mend(self, start: int, end: int, after: str) -> Replacement:
        """The mend by which `after` comes in the place of `markup.text[start:end]`, which is on one line."""
        return Replacement(self.locate(start, end), self.markup.text[start:end], after)


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
    unconcerned: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Path of a page -> the names of the rules that it does not concern."""
    glossary: Glossary = field(default_factory=Glossary)
    """Its terms."""

    def concerned(self, rule: str) -> Iterator[CheckedPage]:
        """The pages that `rule` is to look at, by their paths."""
        for path, page in sorted(self.pages.items()):
            if not page.passed_by and rule not in self.unconcerned.get(path, ()):
                yield page
