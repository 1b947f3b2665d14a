"""Footnote definitions: `[^name]: text`, with what is indented below it. `footnotes` of Python-Markdown shows them.

GitHub knows them since 2021; their grammar is that of cmark-gfm, which allows no blank in a name. One allowance: where
nothing stands beside the name, the indented lines straight below it are the footnote, as Material's authors write:

    [^1]:
      text, indented by less than four columns
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteInlineProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote.index import footnote_def

NAMED = 100
"""How many references to one footnote it leads back to."""

_NAME_ALONE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*$")


def add_to(parser: MarkdownIt) -> None:
    """Add the rule; its tokens are `footnote_reference_open` (`meta`: its label) and `footnote_reference_close`."""
    parser.block.ruler.before("reference", "footnote_def", definition, {"alt": ["paragraph", "reference"]})


def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a definition, and what is indented below it."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("[^", at):
        return False
    if not silent and not state.is_code_block(start) and _NAME_ALONE.match(state.src[at : state.eMarks[start]]):
        line = start + 1
        while line < end and not state.isEmpty(line) and state.sCount[line] > state.sCount[start]:
            state.sCount[line] = max(state.sCount[line], state.blkIndent + 4)
            line += 1
    return footnote_def(state, start, end, silent)


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
        """Give the element of one reference, and where it stands."""
        footnotes, label = self.stock.footnotes, m[1]
        if footnotes.found_refs.get(footnotes.makeFootnoteRefId(label), 0) < NAMED:
            return self.stock.handleMatch(m, data)
        mark = Element("sup")
        link = SubElement(mark, "a", {"href": f"#{footnotes.makeFootnoteId(label)}", "class": "footnote-ref"})
        order = footnotes.footnotes if footnotes.getConfig("USE_DEFINITION_ORDER") else footnotes.footnote_order
        link.text = footnotes.getConfig("SUPERSCRIPT_TEXT").format(list(order).index(label) + 1)
        return mark, m.start(), m.end()


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
