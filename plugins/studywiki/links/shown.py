"""Of links and images something is told only where they are shown, and at the place where they were written.

Whether a link is shown is known when the page is HTML: what the author hid, or the sanitiser took out, is not in it.
Until then a mark stands behind its address.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct, structs

from studywiki import stages
from studywiki.diagnostics import Diagnostic, Location, Replacement
from studywiki.markup import markup
from studywiki.markup.targets import Target, targets
from studywiki.rendering import Rendering
from studywiki.stages import Kind
from studywiki.text.written import Span, Words
from studywiki.wiki.spelling import plain, respelt

# no character of Python-Markdown's own marks: the sanitiser takes those out of attributes
_MARK = "\x01studywiki-link-{}\x01"
# ten digits: an author can write a mark in HTML (`&#1;`), and Python refuses numbers of thousands
_MARK_RE = re.compile("\x01studywiki-link-([0-9]{1,10})\x01")
_NEAR = 10_000
"""Characters that are searched for an address: there may be many of them, and all of them elsewhere."""
Part = tuple[Words, int, int]
"""Of which words, from where up to where."""


class Told(Struct, frozen=True):
    """What is to be told of a link, if it is shown."""

    diagnostic: Diagnostic
    """Its place is not known yet."""
    path: str = ""
    """The file that the address means in another case, which is mended where the address is written."""
    wraps: bool = False
    """Whether the address is mended by `<` and `>` around it."""


@dataclass
class _Noted:
    address: str
    part: Part | None
    in_markdown: bool
    told: Told | None
    """None: the link leads to an anchor, which may be there."""
    target: Target | None = None


class ShownLinks:
    """The links of a page of which something may be told."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self._noted: list[_Noted] = []
        self._elements: list[tuple[Element, str, str]] = []

    def register(self, md: Markdown) -> None:
        """Enter what puts the marks in, and what takes them out."""
        stages.enter(md, Kind.TREE, "studywiki-link-marks", _PutIn(md, self.mark))
        stages.enter(md, Kind.HTML, "studywiki-links-shown", _TakeOut(md, self.take_out))

    def begin(self) -> None:
        """Begin a page."""
        self._noted, self._elements = [], []

    def note_element(self, element: Element, key: str, address: str, told: Told | None) -> None:
        """Tell `told` of `element`, whose attribute `key` was `address`, if it is shown."""
        mark = self._note(address, self.rendering.written.elements.get(element), told, in_markdown=True)
        self._elements.append((element, key, mark))

    def note_raw(self, address: str, part: Part | None, told: Told | None) -> str:
        """Tell `told` of a tag if it is shown: if the mark is, which is to stand behind its `address`."""
        return self._note(address, part, told, in_markdown=False)

    def _note(self, address: str, part: Part | None, told: Told | None, *, in_markdown: bool) -> str:
        self._noted.append(_Noted(address, part, in_markdown, told))
        return _MARK.format(len(self._noted) - 1)

    def mark(self) -> None:
        """Put the marks behind the addresses of elements."""
        for element, key, mark in self._elements:
            element.set(key, element.get(key, "") + mark)

    def take_out(self, text: str) -> str:
        """The page without marks; what there is to tell of the links that have one is told."""
        if "\x01" not in text:
            return text
        shown = sorted({int(number) for number in _MARK_RE.findall(text)})
        self._tell([self._noted[number] for number in shown if number < len(self._noted)])
        return _MARK_RE.sub("", text)

    def _tell(self, shown: list[_Noted]) -> None:
        waiting = [each for each in shown if not each.target]  # a heading's HTML is seen twice
        page, places = self.rendering.page, _Places(self.rendering)
        # what was not written as a link of its own takes of the others' places what they leave
        for each in sorted(waiting, key=places.certainty):
            each.target = places.of(each)
        for each in waiting:
            found = each.target or Target(0, 0, each.address)
            if found.end > 0 and "#" in each.address:
                self.rendering.anchored.append(found)
            if each.told and found.end > 0:
                place = page.locate(found.start, found.end)
                fix = _mend(page.text[found.start : found.end], place, each.told)
                self.rendering.report(structs.replace(each.told.diagnostic, location=place, fix=fix))
            elif each.told:
                self.rendering.report(each.told.diagnostic)


def _mend(written: str, place: Location, told: Told) -> Replacement | None:
    """What gives the address `written` the case of its file, or wraps it; None where nothing does."""
    address, *rest = re.split(r"(?=[?#])", written, maxsplit=1)
    after = "".join([respelt(address, told.path), *rest]) if told.path else written
    if told.wraps:  # only what is the address, and nothing that stands around it
        after = f"<{after}>" if plain(written) == plain(told.diagnostic.values["target"]) else written
    return Replacement(place, written, after) if after != written and place.end_column else None


class _Places:
    """Where in the author's text addresses stand."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.text = rendering.page.text
        self._used: set[int] = set()
        self._from: dict[str, int] = {}

    @cached_property
    def _targets(self) -> dict[str, list[Target]]:
        """Every address in the page's prose -> where it stands; what is farther down comes first."""
        found: dict[str, list[Target]] = {}
        for target in markup.of(self.text).targets:
            found.setdefault(target.address, []).append(target)
        for each in found.values():
            each.reverse()
        return found

    @cached_property
    def _definitions(self) -> dict[str, Target]:
        every = (target for written in self._targets.values() for target in written)
        return {target.address: target for target in every if target.is_defined}

    def certainty(self, noted: _Noted) -> int:
        """A number that is the lower the better it is known where a link was written."""
        span = self._span(noted.part)
        return 2 if span is None else 0 if span.exact else 1

    def of(self, noted: _Noted) -> Target:
        """Where the address of a link stands; or all of the link, where it is elsewhere.

        An end of 0 says that nothing is known.
        """
        span, address = self._span(noted.part), noted.address
        if span is None:
            found = self._unused(address, 0, len(self.text)) or self._next(address)
        elif span.exact:
            found = self._exact(noted, span)
        else:
            found = self._unused(address, span.start, span.end) or self._spelt(address, span)
        if found is None and noted.told and noted.told.path:
            defined = self._definitions.get(plain(address))
            found = (defined.start, defined.end) if defined else None
        start, end = found or ((span.start, span.end) if span else (0, 0))
        self._used.add(start)
        return Target(start, end, plain(address))

    def _span(self, part: Part | None) -> Span | None:
        return self.rendering.written.span(*part, self.rendering.page) if part else None

    def _exact(self, noted: _Noted, span: Span) -> tuple[int, int] | None:
        words, at = self.text[span.start : span.end], span.start
        if noted.in_markdown and words.endswith("]"):  # a definition has the address
            return None
        found = [
            (at + each.start, at + each.end)
            for each in targets(words)
            if each.address == plain(noted.address) and at + each.start not in self._used
        ]
        # what stands within a link stands before its address
        return found[-1 if noted.in_markdown else 0] if found else self._spelt(noted.address, span)

    def _unused(self, address: str, start: int, end: int) -> tuple[int, int] | None:
        """The first place of the address from `start` up to `end` that is no other link's."""
        known = self._targets.get(plain(address), [])
        while number := bisect_right(known, -start, key=lambda each: -each.start):
            target = known[number - 1]
            if target.start >= end:
                break
            if len(known) == 1 and (target.start not in self._used or target.is_defined):
                return target.start, target.end
            del known[number - 1]
            if target.start not in self._used:
                return target.start, target.end
        return None

    def _spelt(self, address: str, span: Span) -> tuple[int, int] | None:
        """Where in `span` the address, or the name of its file, stands in any form."""
        for written in _forms(address):
            end = min(span.end, span.start + _NEAR)
            at = self.text.find(written, span.start, end)
            while span.exact and at in self._used:
                at = self.text.find(written, at + 1, end)
            if at >= 0:
                return at, at + len(written)
        return None

    def _next(self, address: str) -> tuple[int, int] | None:
        """The next place in the page where the address, or the name of its file, stands in any form."""
        for written in _forms(address):
            at = self.text.find(written, self._from.get(written, 0))
            self._from[written] = at + len(written) if at >= 0 else len(self.text)
            if at >= 0:
                return at, at + len(written)
        return None


def _forms(address: str) -> list[str]:
    """The ways in which an address may be written, none of them empty."""
    forms = (address, plain(address), plain(address).rpartition("/")[2])
    return [each for each in dict.fromkeys(forms) if each]


class _PutIn(Treeprocessor):
    def __init__(self, md: Markdown, mark: Callable[[], None]) -> None:
        super().__init__(md)
        self.mark = mark

    def run(self, root: Element) -> None:
        self.mark()


class _TakeOut(Postprocessor):
    def __init__(self, md: Markdown, take_out: Callable[[str], str]) -> None:
        super().__init__(md)
        self.take_out = take_out

    def run(self, text: str) -> str:
        return self.take_out(text)
