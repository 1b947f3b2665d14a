"""Of links and images something is told only where they are shown, and at the place where they were written.

Whether a link is shown is known when the page is HTML: what the author hid, or the sanitiser took out, is not in it.
Until then a mark stands behind its address.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from studywiki.diagnostics import Diagnostic
from studywiki.markdown.addresses import plain
from studywiki.rendering import Rendering
from studywiki.text.targets import Target, prose, targets
from studywiki.text.written import Span, Words

# no character of Python-Markdown's own marks: the sanitiser takes those out of attributes
_MARK = "\x01studywiki-link-{}\x01"
_MARK_RE = re.compile("\x01studywiki-link-([0-9]+)\x01")

Part = tuple[Words, int, int]
"""Of which words, from where up to where."""


@dataclass
class _Noted:
    address: str
    part: Part | None
    in_markdown: bool
    diagnostic: Diagnostic | None
    """What is to be told of the link; its place is not known yet. None: it leads to an anchor, which may be there."""
    target: Target | None = None


class ShownLinks:
    """The links of a page of which something may be told."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self._noted: list[_Noted] = []
        self._elements: list[tuple[Element, str, str]] = []

    def register(self, md: Markdown) -> None:
        """Enter what puts the marks in, after MkDocs has read addresses (0), and what takes them out."""
        md.treeprocessors.register(_PutIn(md, self.mark), "studywiki-link-marks", -1)
        # after the sanitiser (-900), before formulas (-1000)
        md.postprocessors.register(_TakeOut(md, self.take_out), "studywiki-links-shown", -950)

    def begin(self) -> None:
        """Begin a page."""
        self._noted, self._elements = [], []

    def note_element(self, element: Element, key: str, address: str, diagnostic: Diagnostic | None) -> None:
        """Tell `diagnostic` of `element`, whose attribute `key` was `address`, if it is shown."""
        mark = self._note(address, self.rendering.written.elements.get(element), diagnostic, in_markdown=True)
        self._elements.append((element, key, mark))

    def note_raw(self, address: str, part: Part | None, diagnostic: Diagnostic | None) -> str:
        """Tell `diagnostic` of a tag if it is shown: if the mark is, which is to stand behind its `address`."""
        return self._note(address, part, diagnostic, in_markdown=False)

    def _note(self, address: str, part: Part | None, diagnostic: Diagnostic | None, *, in_markdown: bool) -> str:
        self._noted.append(_Noted(address, part, in_markdown, diagnostic))
        return _MARK.format(len(self._noted) - 1)

    def mark(self) -> None:
        """Put the marks behind the addresses of elements."""
        for element, key, mark in self._elements:
            element.set(key, element.get(key, "") + mark)

    def take_out(self, text: str) -> str:
        """Give the page without marks, and tell what there is to tell of the links that have one."""
        if "\x01" not in text:
            return text
        shown = sorted({int(number) for number in _MARK_RE.findall(text)})
        self._tell([self._noted[number] for number in shown if number < len(self._noted)])
        return _MARK_RE.sub("", text)

    def _tell(self, shown: list[_Noted]) -> None:
        waiting = [each for each in shown if not each.target]  # a heading's HTML is seen twice
        page = self.rendering.page
        places = _Places(self.rendering)
        # what was not written as a link of its own takes of the others' places what they leave
        for each in sorted(waiting, key=lambda each: places.certainty(each.part)):
            each.target = places.of(each.address, each.part, in_markdown=each.in_markdown)
        for each in waiting:
            found = each.target or Target(0, 0, each.address)
            is_known = found.end > 0
            if is_known and "#" in each.address:
                self.rendering.anchored.append(found)
            if each.diagnostic and is_known:
                self.rendering.report(replace(each.diagnostic, location=page.locate(found.start, found.end)))
            elif each.diagnostic:
                self.rendering.report(each.diagnostic)


class _Places:
    """Where in the author's text addresses stand."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.text = rendering.page.text
        self._written: dict[str, list[Target]] | None = None
        self._used: set[int] = set()
        self._from: dict[str, int] = {}

    def certainty(self, part: Part | None) -> int:
        """Give a lower number the better it is known where a part was written."""
        span = self._span(part)
        return 2 if span is None else 0 if span.exact else 1

    def of(self, address: str, part: Part | None, *, in_markdown: bool) -> Target:
        """Give where `address` stands in the part, or the part if it is elsewhere; an end of 0 where nothing is known.

        Where the part is exactly a link of Markdown's, its address is the last in it.
        """
        span = self._span(part)
        found = self._exact(address, span, in_markdown) if span and span.exact else self._unused(address, span)
        start, end = found or ((span.start, span.end) if span else (0, 0))
        self._used.add(start)
        return Target(start, end, plain(address))

    def _span(self, part: Part | None) -> Span | None:
        return self.rendering.written.span(*part, self.rendering.page) if part else None

    def _exact(self, address: str, span: Span, in_markdown: bool) -> tuple[int, int] | None:
        words, at = self.text[span.start : span.end], span.start
        found = [
            (at + each.start, at + each.end)
            for each in targets(words)
            if each.address == plain(address) and at + each.start not in self._used
        ]
        return found[-1 if in_markdown else 0] if found else self._spelt(address, span)

    def _unused(self, address: str, span: Span | None) -> tuple[int, int] | None:
        if self._written is None:
            self._written = {}
            for target in targets(prose(self.text)):
                self._written.setdefault(target.address, []).append(target)
        known = self._written.get(plain(address), [])
        start, end = (span.start, span.end) if span else (0, len(self.text))
        number = bisect_left(known, start, key=lambda each: each.start)
        while number < len(known) and known[number].start < end:
            if known[number].start not in self._used:
                target = known.pop(number) if len(known) > 1 else known[number]
                return target.start, target.end
            del known[number]
        return self._spelt(address, span)

    def _spelt(self, address: str, span: Span | None) -> tuple[int, int] | None:
        """Give the next place where the address, or the name of its file, stands in any form."""
        start, end = (span.start, span.end) if span else (0, len(self.text))
        for written in dict.fromkeys((address, plain(address), plain(address).rpartition("/")[2])):
            first = start if span else self._from.get(written, 0)
            at = self.text.find(written, first, end) if written else -1
            if at >= 0:
                self._from[written] = at + len(written)
                return at, at + len(written)
        return None


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
