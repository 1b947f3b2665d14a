"""Footnotes, which `footnotes` of Python-Markdown shows, within bounds: references, and the way back to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteInlineProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown_it.token import Token

NAMED = 100
"""How many references to one footnote it leads back to."""


def parted(
    within: Sequence[Token], closing: Callable[[Sequence[Token], int], int]
) -> tuple[list[Token], list[tuple[Token, Sequence[Token]]]]:
    """The blocks of a footnote, and the footnotes that are defined among them: what opens each, and its blocks.

    `footnotes` goes through its list while it reads them: none may be added then.
    """
    own: list[Token] = []
    others: list[tuple[Token, Sequence[Token]]] = []
    at = 0
    while at < len(within):
        if within[at].type == "footnote_reference_open":
            end = closing(within, at)
            others.append((within[at], within[at + 1 : end]))
            at = end
        else:
            own.append(within[at])
        at += 1
    return own, others


class References(InlineProcessor):
    """Python-Markdown's pattern for references, as long as one footnote has not too many.

    It gives each a name of its own, and asks for each name whether it is taken already
    (https://github.com/Python-Markdown/markdown/blob/3.10/markdown/extensions/footnotes.py#L136-L154). What goes
    beyond `NAMED` leads to the footnote like the others; there is no way back to it.
    """

    def __init__(self, stock: FootnoteInlineProcessor) -> None:
        super().__init__(stock.pattern, stock.md)
        self.stock = stock

    def handleMatch(  # type: ignore[override]  # noqa: N802  Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """The element of one reference, and where it stands."""
        footnotes, label = self.stock.footnotes, m[1]
        if footnotes.found_refs.get(footnotes.makeFootnoteRefId(label), 0) < NAMED:
            return self.stock.handleMatch(m, data)
        mark = Element("sup")
        link = SubElement(mark, "a", {"href": f"#{footnotes.makeFootnoteId(label)}", "class": "footnote-ref"})
        order = footnotes.footnotes if footnotes.getConfig("USE_DEFINITION_ORDER") else footnotes.footnote_order
        link.text = footnotes.getConfig("SUPERSCRIPT_TEXT").format(list(order).index(label) + 1)
        return mark, m.start(), m.end()


def number(tokens: Sequence[Token], patterns: Iterable[object]) -> None:
    """Number the footnotes to which one text refers as they stand in it: what is bold is read before what is around."""
    stock = next((pattern.stock for pattern in patterns if isinstance(pattern, References)), None)
    if stock is None:
        return
    words = "".join(token.content if token.type == "text" else "\0" for token in tokens)
    for found in stock.compiled_re.finditer(words):
        if found[1] in stock.footnotes.footnotes:
            stock.footnotes.addFootnoteRef(found[1])


class WayBack(Treeprocessor):
    """Gives a footnote without any block the link back that the others have: `footnotes` counts on it when it sorts.

    https://github.com/Python-Markdown/markdown/blob/3.10/markdown/extensions/footnotes.py#L232-L246
    """

    def run(self, root: Element) -> None:
        """Complete the list of footnotes, which stands at the end of `root`."""
        for note in root.iterfind('.//div[@class="footnote"]/ol/li'):
            if note.find('.//a[@class="footnote-backref"]') is None:
                target = "#" + note.get("id", "").replace("fn", "fnref", 1)
                link = SubElement(SubElement(note, "p"), "a", {"class": "footnote-backref", "href": target})
                link.text = FN_BACKLINK_TEXT
