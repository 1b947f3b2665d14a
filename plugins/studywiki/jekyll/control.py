"""Liquid's tags with a body: `comment`, `if`, `unless`, `case`, `for`, `capture`; and `assign`.

What is certain is evaluated. Where it is not, the tags go and what is between them stays; a loop goes whole, because
its body is a pattern with holes. A tag that nothing closes is words about Liquid and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct, field

from studywiki.diagnostics import Diagnostic
from studywiki.jekyll.expressions import Variables, root
from studywiki.jekyll.growth import TooLarge, Unknown, short
from studywiki.jekyll.literal_text import Prose, Tag
from studywiki.text.source import Edit, Source

_BLOCKS = {"comment", "if", "unless", "case", "for", "tablerow", "capture"}
_PARTS = {"else", "elsif", "when", "break", "continue", "cycle"}
_ALONE = {"assign", "increment", "decrement"}
NAMES = {*_BLOCKS, *_PARTS, *_ALONE, *(f"end{name}" for name in _BLOCKS)}
"""Every tag that is read here; one that is left after it is words."""
_HANDED = re.compile(r"=\s*([A-Za-z_][\w-]*)(?![\w.-])")


class _Block(Struct):
    """A tag, the tags that divide its body, and the one that closes it."""

    opening: Tag
    parts: list[Tag] = field(default_factory=list)
    within: list[_Block] = field(default_factory=list)
    closing: Tag | None = None


class _Page(Struct, frozen=True):
    """What one page's control flow works on."""

    source: Source
    variables: Variables
    report: Callable[[Diagnostic], None]
    asked_for: set[str]
    """Names whose values the page shows."""


def edits(source: Source, prose: Prose, variables: Variables, report: Callable[[Diagnostic], None]) -> Iterator[Edit]:
    """What evaluates the page's control flow; `variables` learns what the page assigns."""
    tags = list(prose.tags())
    page = _Page(source, variables, report, _asked_for(prose, tags))
    for block in _blocks(iter(tags)):
        yield from _edits(block, page)


def _asked_for(prose: Prose, tags: list[Tag]) -> set[str]:
    """The names that the page's outputs print, or hand to an include or to another name."""
    if not any(tag.name == "capture" for tag in tags):
        return set()
    names = {root(output.inner) or "" for output in prose.outputs() if prose.holds(output.start)}
    handing = (tag for tag in tags if tag.name == "assign" or tag.name.startswith("include"))
    return names | {name for tag in handing for name in _HANDED.findall(tag.rest)}


def _blocks(tags: Iterator[Tag]) -> list[_Block]:
    """Pair the tags; `assign` and its like are blocks that close themselves. Unpaired ones are not there."""
    top: list[_Block] = []
    opened: list[_Block] = []
    for tag in tags:
        inside = opened[-1].within if opened else top
        if opened and opened[-1].opening.name == "comment" and tag.name != "endcomment":
            continue
        if tag.name in _BLOCKS and (tag.rest or tag.name == "comment"):
            opened.append(_Block(tag))
        elif tag.name in _ALONE and tag.rest:
            inside.append(_Block(tag, closing=tag))
        elif tag.name in _PARTS and opened:
            opened[-1].parts.append(tag)
        elif tag.name.startswith("end") and any(block.opening.name == tag.name[3:] for block in opened):
            while opened[-1].opening.name != tag.name[3:]:  # never closed: what it holds moves up
                lost = opened.pop()
                (opened[-1].within if opened else top).extend(lost.within)
            block = opened.pop()
            block.closing = tag
            (opened[-1].within if opened else top).append(block)
    for block in opened:
        top.extend(block.within)
    return sorted(top, key=lambda block: block.opening.start)


def _edits(block: _Block, page: _Page) -> Iterator[Edit]:
    opening, closing = block.opening, block.closing
    if closing is None:
        return
    whole = Edit(opening.start, closing.end, "")
    name = opening.name
    if name == "comment":
        yield whole
    elif name in _ALONE:
        _assign(opening, page)
        yield whole
    elif name in ("for", "tablerow"):
        place = page.source.locate(opening.start, opening.end)
        page.report(Diagnostic("liquid-loop", place, {"text": page.source.text[opening.start : opening.end]}))
        yield whole
    elif name == "capture":
        yield from _capture(block, page)
    else:
        yield from _condition(block, page)


def _assign(tag: Tag, page: _Page) -> None:
    name, _, expression = tag.rest.partition("=")
    try:
        page.variables.assign(name.strip(), page.variables.evaluate(expression))
    except TooLarge:
        page.report(Diagnostic("liquid-too-large", page.source.locate(tag.start, tag.end), {"text": short(expression)}))
        page.variables.assign(name.strip(), Unknown)
    except Unknown:
        page.variables.assign(name.strip(), Unknown)


def _capture(block: _Block, page: _Page) -> Iterator[Edit]:
    """Keep the body for `{{ name }}`; where the page never shows it, another page's layout would have: it stays."""
    opening, closing = block.opening, block.closing or block.opening
    name = opening.rest.strip("\"' ")
    if name in page.asked_for:
        page.variables.assign(name, page.source.text[opening.end : closing.start].strip("\n"))
        yield Edit(opening.start, closing.end, "")
        return
    yield Edit(opening.start, opening.end, "")
    for inner in block.within:
        yield from _edits(inner, page)
    yield Edit(closing.start, closing.end, "")


def _condition(block: _Block, page: _Page) -> Iterator[Edit]:
    closing = block.closing or block.opening
    bounds = [block.opening, *block.parts, closing]
    try:
        chosen = _chosen(block, page.variables)
    except Unknown:
        for tag in bounds:
            yield Edit(tag.start, tag.end, "")
        kept = [(block.opening.end, closing.start)]
    else:
        kept = []
        for number, (tag, following) in enumerate(pairwise(bounds)):
            if number == chosen:
                yield Edit(tag.start, tag.end, "")
                kept.append((tag.end, following.start))
            else:
                yield Edit(tag.start, following.start, "")
        yield Edit(closing.start, closing.end, "")
    for inner in block.within:
        if any(start <= inner.opening.start < end for start, end in kept):
            yield from _edits(inner, page)


def _chosen(block: _Block, variables: Variables) -> int | None:
    """The number of the part whose condition holds, the opening being 0; None where none does."""
    if block.opening.name == "case":
        raise Unknown("case")
    if variables.holds(block.opening.rest) is (block.opening.name == "if"):
        return 0
    for number, part in enumerate(block.parts, 1):
        if part.name == "else" or (part.name == "elsif" and variables.holds(part.rest)):
            return number
    return None
