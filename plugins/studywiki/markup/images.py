"""Images in the prose of a text, in Markdown and in HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from studywiki.markup.tags import Tag

# bounded, so that a text that is never closed is not read again from each of its marks
_BRACKETS = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\]){0,500}\]){0,1000}?"
_TARGET = r"(?:<[^<>\n]*>|(?:[^\s()<\\]|\\.|\([^\s()]*\))+|\{\{[^{}\n]*\}\}[^\s()]*)"
_IMAGE = re.compile(
    rf"(?<!\\)!\[(?P<alt>{_BRACKETS})\]"
    rf"(?:\([ \t]*(?P<target>{_TARGET})?(?:\s[^)\n]{{0,500}})?\s*\)|\[(?P<label>[^\[\]]*)\])"
)


class Image(Struct, frozen=True):
    """An image, in Markdown or HTML: `text[start:end]`."""

    start: int
    end: int
    target: str
    """Its address as written, without `<>`; empty where a definition holds it."""
    alt: str | None
    """Its alternative text; None where HTML gives none. An empty one in HTML says that the image is decoration."""
    is_html: bool
    label: str = ""
    """The name of the definition that holds its address."""


def find(prose: str, tags: list[Tag], is_defined: Callable[[str], bool]) -> Iterator[Image]:
    """Images in `prose` and of `tags`; `is_defined` knows the labels of link references."""
    for found in _IMAGE.finditer(prose) if "![" in prose else ():
        label = "" if found["label"] is None else found["label"] or found["alt"]
        if found["label"] is None or is_defined(label):
            target = (found["target"] or "").strip("<>")
            yield Image(found.start(), found.end(), target, found["alt"], is_html=False, label=label)
    for tag in tags:
        if tag.name == "img":
            source, alt = tag.attributes.get("src", ""), tag.attributes.get("alt")
            yield Image(tag.start, tag.end, source, alt, is_html=True)
