"""Two forms of reference links that CommonMark gives up on, as Python-Markdown reads them.

    [text][^1]      a link whose text is its label, with a footnote after it
    [text]          a label that was wrapped onto the next line
    [label]

On GitHub both leave brackets in the page, which nobody means.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_WRAPPED = re.compile(r"\n *\[((?:[^\[\]\\]|\\.)+)\](?![(\[])")


def add_to(parser: MarkdownIt) -> None:
    """Add the rule before markdown-it's own for links."""
    parser.inline.ruler.before("link", "lenient_reference", reference)


def reference(state: StateInline, silent: bool) -> bool:
    """Read a link whose label is followed by a footnote or by a line's end."""
    known = state.env.get("references")
    if silent or not known or state.src[state.pos] != "[":
        return False
    text = _LABEL.match(state.src, state.pos, state.posMax)
    if not text:
        return False
    target, end = known.get(normalizeReference(text[1])), text.end()
    if target is None:
        wrapped = _WRAPPED.match(state.src, end, state.posMax)
        if not wrapped:
            return False
        target, end = known.get(normalizeReference(wrapped[1])), wrapped.end()
    else:
        footnote = _FOOTNOTE.match(state.src, end, state.posMax)
        if not footnote or f":{footnote[1]}" not in state.env.get("footnotes", {}).get("refs", {}):
            return False
    if target is None:
        return False
    limit = state.posMax
    state.pos, state.posMax = text.start(1), text.end(1)
    attributes = {"href": target["href"], **({"title": target["title"]} if target["title"] else {})}
    state.push("link_open", "a", 1).attrs = attributes
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = end, limit
    return True
