"""Headings have the anchors that GitHub gives them: `## 1.2 준비 (설치)` is `#12-준비-설치`.

GitHub's rule, as its own filter for tables of contents has it (html-pipeline 2.14,
lib/html/pipeline/toc_filter.rb): the words in lower case, without what is neither a letter, a mark, a digit, a
connector, a hyphen nor a blank; each blank a hyphen; the second of the same name gets `-1`. An id that the author set
(`{#id}`) stays, and the theme's extension `toc` makes its list of what is there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX

from studywiki import stages
from studywiki.html_elements import HEADINGS
from studywiki.rendering import Rendering
from studywiki.stages import Kind

_ESCAPED = re.compile(rf"{STX}(\d+){ETX}")
"""A character that an author or this package has kept from being Markdown, as Python-Markdown writes it."""
_NAMED = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_KEPT = {"Nd", "Nl", "Pc"}


def slug(text: str) -> str:
    """GitHub's anchor for a heading's words; empty where there is no letter in them."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return "".join("-" if char == " " else char for char in lowered if char in " -\u200c\u200d" or _is_word(char))


def _is_word(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind[0] in "LM" or kind in _KEPT


class AnchorsExtension(Extension):
    """Gives headings their ids. Where the user has set another `slugify` for `toc`, his stands."""

    def __init__(self, rendering: Rendering | None = None, **options: Any) -> None:  # noqa: ANN401  Python-Markdown's
        super().__init__(**options)
        self.rendering = rendering if rendering is not None else Rendering()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the tree processor: after `attr_list` (8) has set ids, before `toc` (5) makes its own."""
        stages.enter(md, Kind.TREE, "studywiki-anchors", _Anchors(md, self.rendering.of(md)))


class _Anchors(Treeprocessor):
    """Gives one page's headings their ids."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        """Give each heading without an id GitHub's."""
        tocs = [one for one in self.md.registeredExtensions if isinstance(one, TocExtension)]
        if any(toc.getConfig("slugify") is not slugify for toc in tocs):
            return
        used = {found for element in root.iter() if (found := element.get("id"))}
        times: dict[str, int] = {}
        for heading in root.iter():
            if heading.tag in HEADINGS and "id" not in heading.attrib:
                words = slug("".join(self._words(heading)).strip())
                if words:
                    heading.set("id", _unique(words, used, times))
        self._lead_there(root, used)

    def _lead_there(self, root: Element, used: set[str]) -> None:
        """Let links within the page find a heading whatever their case, as GitHub's script does: `#API` is `#api`."""
        links = [link for link in root.iter("a") if link.get("href", "").startswith("#")]
        astray = [link for link in links if (anchor := unquote(link.get("href", ""))[1:]) not in used and anchor]
        if not astray:
            return
        raw = (block for block in self.md.htmlStash.rawHtmlBlocks if isinstance(block, str))
        written = {name for block in raw for name in _NAMED.findall(block)}
        for link in astray:
            anchor = unquote(link.get("href", ""))[1:]
            if anchor.lower() in used and anchor not in written:
                link.set("href", "#" + anchor.lower())

    def _words(self, element: Element) -> Iterator[str]:
        """The words of an element as GitHub sees them: no tags, no footnote marks, formulas as TeX."""
        if "footnote-ref" in (element.get("class") or "") or (element.get("id") or "").startswith("fnref"):
            return
        yield self._text(element.text)
        for child in element:
            yield from self._words(child)
            yield self._text(child.tail)

    def _text(self, text: str | None) -> str:
        if not text:
            return ""
        plain = _ESCAPED.sub(lambda found: chr(int(found[1])), HTML_PLACEHOLDER_RE.sub(self._stashed, text))
        return unescape(plain.replace(AMP_SUBSTITUTE, "&"))

    def _stashed(self, found: re.Match[str]) -> str:
        number = int(found[1])
        blocks = self.md.htmlStash.rawHtmlBlocks
        raw = blocks[number] if number < len(blocks) else ""
        if not isinstance(raw, str):
            return "".join(raw.itertext())
        return self.rendering.marks.get(raw) or re.sub(r"<[^<>]*>", "", raw)


def _unique(words: str, used: set[str], times: dict[str, int]) -> str:
    """`words`, numbered as GitHub does where they stand in `used` already; both are added to."""
    result = words
    while result in used:
        times[words] = times.get(words, 0) + 1
        result = f"{words}-{times[words]}"
    used.add(result)
    return result


def makeExtension(**options: Any) -> AnchorsExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return AnchorsExtension(**options)
