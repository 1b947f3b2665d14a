"""What a Markdown text holds, with offsets: decided once, and the same for whoever asks.

Code, comments and formulas are found together with the blocks that they stand in: a display formula may hold what looks
like blocks (`- x`, `= y`, backticks, blank lines), and so may Jekyll's `highlight`. The formulas that a guess has found
are read as words, and so are those that are found then, until both agree.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from studywiki.html_elements import HEADINGS
from studywiki.markup import formulas, images, literal_text, tags, targets
from studywiki.markup.blocks import Blocks, Heading
from studywiki.markup.closings import Closings
from studywiki.markup.formulas import Form, Formula
from studywiki.markup.images import Image
from studywiki.markup.layout import Guess, Layout, Noted
from studywiki.markup.literal_text import Kind, Stretch
from studywiki.markup.tags import Tag
from studywiki.markup.targets import Target, blotted

_PASSES = 4
_MASKED = {Kind.HIGHLIGHT, Kind.MATH}
_FENCES = ("```", "~~~")
_KEPT_PAGES, _KEPT_LENGTH = 64, 60_000
"""Texts of which is kept what is known, and the characters that one of them may have: the last pages, and what steps
have made of them. A page is asked of while it is rendered and looked at, and hardly later."""
_OPENS = re.compile(r"[$\\]|math|highlight", re.IGNORECASE)
_DEFINITION = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\[(?P<label>(?:\\.|[^\[\]\\])+)\]:", re.MULTILINE)
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]*?(?<=[\s{:])#(?P<id>[^\s{}.#]+)[^{}\n]*\}")


class Markup:
    """The facts of one text; those that depend on others are found when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        closings, guess = Closings(text), Noted(Guess(text)) if _OPENS.search(text) else None
        found = _literal(closings, guess) if guess else ((), [])
        masks = _masks(text, *found)
        self.blocks = Blocks(text, masks)
        """Its block structure."""
        if guess is None or not guess.is_right(self.blocks):
            for again in range(_PASSES):
                if again:
                    self.blocks = Blocks(text, masks)
                found = _literal(closings, self.blocks)
                before, masks = masks, _masks(text, *found)
                if masks == before:
                    break
        self.stretches: Sequence[Stretch] = found[0]
        """What is not prose, but for the formulas that stand in it."""
        self.formulas: Sequence[Formula] = found[1]
        """All formulas, in order."""

    @cached_property
    def prose(self) -> str:
        """The text with a blot for each character that is not prose; line ends stay."""
        literal = [(each.start, each.end) for each in self.stretches]
        return blotted(self.text, sorted(literal + [(each.start, each.end) for each in self.formulas]))

    @cached_property
    def targets(self) -> list[Target]:
        """The addresses of links and images."""
        return list(targets.targets(self.prose))

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
        return list(tags.find(self.text, self.prose)) if "<" in self.text else []

    @cached_property
    def images(self) -> list[Image]:
        """Images in prose, in order."""
        found = images.find(self.prose, self.tags, lambda label: normal(label) in self.definitions)
        return sorted(found, key=lambda image: image.start)

    @cached_property
    def definitions(self) -> set[str]:
        """Labels of link references and footnotes (`^name`) that are defined, in normal form."""
        return {normal(m["label"]) for m in _DEFINITION.finditer(self.prose)} if "]:" in self.text else set()

    def ids(self) -> Iterator[tuple[int, int, str]]:
        """Anchors that the author has written himself: start, end, name."""
        found = [
            (tag.start, tag.end, name)
            for tag in tags.outside_drawings(self.tags)
            if (name := tag.attributes.get("id") or (tag.name == "a" and tag.attributes.get("name")) or "")
        ]
        if "#" in self.text and "{" in self.text:
            found += [(m.start("id") - 1, m.end("id"), m["id"]) for m in _ATTRIBUTE_ID.finditer(self.prose)]
        yield from sorted(found)


def of(text: str) -> Markup:
    """Facts of `text` (LF line ends, no front matter), as they are kept of the last texts. Never raises; linear time.

    Liquid, formulas, the sanitiser, links and the rules ask of one page; line ends at its end are not told apart.
    """
    text = text.rstrip("\n")
    return _kept(text) if len(text) <= _KEPT_LENGTH else Markup(text)


_kept = lru_cache(_KEPT_PAGES)(Markup)


def normal(label: str) -> str:
    """A reference's label as labels are compared: https://spec.commonmark.org/0.31.2/#matches."""
    return " ".join(label.split()).casefold()


def _literal(closings: Closings, layout: Layout) -> tuple[tuple[Stretch, ...], list[Formula]]:
    stretches = literal_text.stretches(closings, layout)
    return stretches, formulas.find(closings, layout, stretches)


def _masks(text: str, stretches: Sequence[Stretch], found: Sequence[Formula]) -> list[tuple[int, int]]:
    """What is opaque to blocks: formulas and `highlight`, but for fences, which are blocks themselves."""
    masks = [(formula.start, formula.end) for formula in found if formula.form is not Form.FENCE]
    starts = [start for start, _ in masks]
    others: list[tuple[int, int]] = []
    for each in stretches:
        if each.kind in _MASKED and "\n" in text[each.start : each.end] and not text.startswith(_FENCES, each.start):
            after = bisect_left(starts, each.end)
            if not after or masks[after - 1][1] <= each.start:
                others.append((each.start, each.end))
    return sorted([*masks, *others]) if others else masks
