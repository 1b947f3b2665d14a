"""A heading's formulas are plain text while names, anchors and the table of contents are made of it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER, HTML_PLACEHOLDER_RE

from studywiki.html_elements import HEADINGS
from studywiki.math.page_formulas import PLAIN, PLAIN_RE, Kept
from studywiki.stages import OF_WHOLE_PAGES


class PlainHeadings(Treeprocessor):
    """Has headings' formulas stand as plain text."""

    def __init__(self, md: Markdown, kept: Kept) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, root: ElementTree.Element) -> None:
        """Change the placeholders in the headings of `root`."""
        if self.kept.formulas:
            for heading in root.iter():
                if heading.tag in HEADINGS:
                    _replaced(heading, HTML_PLACEHOLDER_RE, self._plain)

    def _plain(self, found: re.Match[str]) -> str:
        return PLAIN.format(found[1]) if int(found[1]) in self.kept.formulas else found[0]


class TypesetHeadings(Treeprocessor):
    """Has them stand as formulas again, and notes the headings that hold more than words for navigation."""

    def __init__(self, md: Markdown, kept: Kept) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, root: ElementTree.Element) -> None:
        """Change the marks in the headings of `root` back."""
        self.kept.first = next((heading.get("id", "") for heading in root if heading.tag == "h1"), "")
        for heading in root.iter():
            if heading.tag not in HEADINGS:
                continue
            if self.kept.formulas:
                _replaced(heading, PLAIN_RE, lambda found: HTML_PLACEHOLDER % found[1])
            bare = _without_links_to_itself(heading)
            if len(bare) or HTML_PLACEHOLDER_RE.search(bare.text or ""):
                self.kept.headings[heading.get("id", "")] = self._rendered(bare)

    def _rendered(self, heading: ElementTree.Element) -> str:
        """The heading's HTML, as it will stand in the page but for its formulas, whose marks stay."""
        text = UnescapeTreeprocessor().unescape(self.md.serializer(heading))
        steps = self.md.postprocessors
        left_out = [steps[name] for name in OF_WHOLE_PAGES if name in steps]
        for step in steps:
            if step not in left_out:
                text = step.run(text)
        return text


def _without_links_to_itself(heading: ElementTree.Element) -> ElementTree.Element:
    """A copy of `heading` without `toc`'s permalink and the marks of footnotes."""
    bare: ElementTree.Element = remove_fnrefs(deepcopy(heading))
    for parent in list(bare.iter()):
        for link in [child for child in parent if child.get("class") == "headerlink"]:
            parent.remove(link)
    return bare


def _replaced(heading: ElementTree.Element, pattern: re.Pattern[str], change: Any) -> bool:  # noqa: ANN401  str or function
    """Change every match of `pattern` in the text below `heading`; tell whether there was one."""
    count = 0
    for element in heading.iter():
        if element.text:
            element.text, n = pattern.subn(change, element.text)
            count += n
        if element.tail and element is not heading:
            element.tail, n = pattern.subn(change, element.tail)
            count += n
    return bool(count)
