"""What the Markdown of a page holds that rules ask for, with offsets: found in its prose, never in code or formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from studywiki.html_elements import HEADINGS
from studywiki.math import finder
from studywiki.text.blocks import Blocks, Heading
from studywiki.text.literal_text import Kind, Stretch, stretches
from studywiki.text.targets import Target, blotted, targets

# bounded, so that a text that is never closed is not read again from each of its marks
_BRACKETS = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\]){0,500}\]){0,1000}?"
_TARGET = r"(?:<[^<>\n]*>|(?:[^\s()<\\]|\\.|\([^\s()]*\))+|\{\{[^{}\n]*\}\}[^\s()]*)"
_IMAGE = re.compile(
    rf"(?<!\\)!\[(?P<alt>{_BRACKETS})\]"
    rf"(?:\([ \t]*(?P<target>{_TARGET})?(?:\s[^)\n]{{0,500}})?\s*\)|\[(?P<label>[^\[\]]*)\])"
)
_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:\s+[a-zA-Z_:@][a-zA-Z0-9_:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*(?P<empty>/?)>"
)
_DEFINITION = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\[(?P<label>(?:\\.|[^\[\]\\])+)\]:", re.MULTILINE)
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]*?(?<=[\s{:])#(?P<id>[^\s{}.#]+)[^{}\n]*\}")
_NO_PROSE = {Kind.FENCE, Kind.INDENTED, Kind.SPAN, Kind.HIGHLIGHT, Kind.COMMENT, Kind.HTML, Kind.MATH}


@dataclass(frozen=True, slots=True)
class Image:
    """An image, in Markdown or HTML: `text[start:end]`."""

    start: int
    end: int
    target: str
    """Its address as written, without `<>`; empty where a definition holds it."""
    alt: str | None
    """Its alternative text; None where HTML gives none. An empty one in HTML says that the image is decoration."""
    is_html: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """An HTML tag: `text[start:end]`."""

    start: int
    end: int
    name: str
    """In lower case."""
    closing: bool
    attributes: dict[str, str]
    """Names in lower case; values without entities."""


class Markup:
    """The facts of one text; each is read when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def stretches(self) -> Sequence[Stretch]:
        """What is not prose."""
        return stretches(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with a blot for each character that is not prose; line ends stay."""
        stretches = [(s.start, s.end) for s in self.stretches if s.kind in _NO_PROSE]
        if "$" in self.text or "\\(" in self.text:
            stretches += [(formula.start, formula.end) for formula in finder.find(self.text)]
        return blotted(self.text, sorted(stretches))

    @cached_property
    def targets(self) -> list[Target]:
        """The addresses of links and images."""
        return list(targets(self.prose))

    @cached_property
    def blocks(self) -> Blocks:
        """Its block structure."""
        opaque = [s for s in self.stretches if s.kind in (Kind.MATH, Kind.HIGHLIGHT)]
        return Blocks(self.text, [(s.start, s.end) for s in opaque if "\n" in self.text[s.start : s.end]])

    @cached_property
    def headings(self) -> list[Heading]:
        """Headings in Markdown and in HTML, in order."""
        found = list(self.blocks.headings)
        found += [
            Heading(tag.start, tag.end, int(tag.name[1]))
            for tag in self.tags
            if not tag.closing and tag.name in HEADINGS
        ]
        return sorted(found, key=lambda heading: heading.start)

    @cached_property
    def tags(self) -> list[Tag]:
        """HTML tags in prose, in order."""
        if "<" not in self.text:
            return []
        return [
            Tag(m.start(), m.end(), m["name"].lower(), bool(m["closing"]), _attributes(m[0]))
            for m in _TAG.finditer(self.prose)
            if not _escaped(self.text, m.start())
        ]

    @cached_property
    def images(self) -> list[Image]:
        """Images in prose, in order."""
        found = [
            Image(m.start(), m.end(), (m["target"] or "").strip("<>"), m["alt"], is_html=False)
            for m in (_IMAGE.finditer(self.prose) if "![" in self.text else ())
            if m["label"] is None or normal(m["label"] or m["alt"]) in self.definitions
        ]
        found += [
            Image(tag.start, tag.end, tag.attributes.get("src", ""), tag.attributes.get("alt"), is_html=True)
            for tag in self.tags
            if tag.name == "img"
        ]
        return sorted(found, key=lambda image: image.start)

    @cached_property
    def definitions(self) -> set[str]:
        """Labels of link references and footnotes (`^name`) that are defined, in normal form."""
        return {normal(m["label"]) for m in _DEFINITION.finditer(self.prose)} if "]:" in self.text else set()

    def _outside_svg(self) -> Iterator[Tag]:
        """The tags that are not within a drawing, whose parts have names of their own."""
        depth = 0
        for tag in self.tags:
            if tag.name == "svg":
                depth = max(0, depth + (-1 if tag.closing else 1))
            elif not depth:
                yield tag

    def ids(self) -> Iterator[tuple[int, int, str]]:
        """The anchors that the author has written himself: start, end, name."""
        found = [
            (tag.start, tag.end, name)
            for tag in self._outside_svg()
            if (name := tag.attributes.get("id") or (tag.name == "a" and tag.attributes.get("name")) or "")
        ]
        if "#" in self.text and "{" in self.text:
            found += [(m.start("id") - 1, m.end("id"), m["id"]) for m in _ATTRIBUTE_ID.finditer(self.prose)]
        yield from sorted(found)


def normal(label: str) -> str:
    """A reference's label as labels are compared: https://spec.commonmark.org/0.31.2/#matches."""
    return " ".join(label.split()).casefold()


def _escaped(text: str, at: int) -> bool:
    start = at
    while start and text[start - 1] == "\\":
        start -= 1
    return bool((at - start) % 2)


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found.setdefault(name, value or "")


def _attributes(tag: str) -> dict[str, str]:
    if "=" not in tag and " " not in tag:
        return {}
    reader = _Attributes()
    reader.feed(tag)
    return reader.found
