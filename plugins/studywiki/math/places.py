"""Numbered equations as places in a page, which links may lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from studywiki.math.page_formulas import Kept

_PLACE = "studywiki-place"


class Anchors(Treeprocessor):
    """Puts the places of equations into the tree, where MkDocs looks for what links may lead to."""

    def __init__(self, md: Markdown, kept: Kept) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, root: ElementTree.Element) -> None:
        """Give each equation below `root` its place."""
        named = {number: item.anchors for number, item in self.kept.formulas.items() if item.anchors}
        if not named:
            return
        for element in list(root.iter()):
            self._before(element, named)
            for child in list(element):
                if child.get("class") != _PLACE:  # one just made
                    self._after(element, child, named)

    def _before(self, element: ElementTree.Element, named: Mapping[int, tuple[str, ...]]) -> None:
        text = element.text or ""
        found = [m for m in HTML_PLACEHOLDER_RE.finditer(text) if int(m[1]) in named]
        if len(found) == 1 and element.tag == "p" and not len(element) and text.strip() == found[0][0]:
            element.tag = "div"
            element.set("class", "studywiki-equation")
        for match in reversed(found):
            element.text, tail = (element.text or "")[: match.start()], (element.text or "")[match.start() :]
            element[:0] = _places(named[int(match[1])], tail)

    def _after(
        self, parent: ElementTree.Element, child: ElementTree.Element, named: Mapping[int, tuple[str, ...]]
    ) -> None:
        for match in reversed([m for m in HTML_PLACEHOLDER_RE.finditer(child.tail or "") if int(m[1]) in named]):
            child.tail, tail = (child.tail or "")[: match.start()], (child.tail or "")[match.start() :]
            at = list(parent).index(child) + 1
            parent[at:at] = _places(named[int(match[1])], tail)


def _places(anchors: Iterable[str], tail: str) -> list[ElementTree.Element]:
    places = [ElementTree.Element("span", {"id": anchor, "class": _PLACE}) for anchor in anchors]
    places[-1].tail = tail
    return places
