"""kramdown's own syntax: attribute lists, options, end of block, tables without a head.

https://kramdown.gettalong.org/syntax.html

An attribute list stays where Python-Markdown's `attr_list` reads it (after a heading's words, a paragraph, a link, an
image, emphasis, code). Where it would be text, or belong to another element than its author meant, it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.jekyll.literal_text import Prose
from studywiki.text.source import Edit, Source

# a name starts with no digit: `{:.2f}` is Python's
_ATTRIBUTE = r"(?:[.#]-?[^\W\d][\w:.-]*|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+))"
_LIST = rf"\{{:[ \t]*(?P<inner>(?:{_ATTRIBUTE}|toc|no_toc|footnotes)(?:[ \t]+(?:{_ATTRIBUTE}|[\w-]+))*)[ \t]*\}}"
_ALONE = re.compile(
    rf"^(?P<margin>[ \t>]*)(?:{_LIST}|\{{::(?:options|comment|nomarkdown)\b[^{{}}\n]*/?\}}|\{{:/\w*\}}"
    rf"|\{{:[\w-]+:[^{{}}\n]*\}}|\{{::\}}|\{{:\}}|\^)[ \t]*$",
    re.MULTILINE,
)
_INLINE = re.compile(rf"(?<![ \t])[ \t]*{_LIST}|\{{::nomarkdown[^{{}}\n]*\}}|\{{:/(?:nomarkdown|comment)?\}}")
_COMMENT = re.compile(r"\{::comment[ \t]*\}(?:(?!\{::).)*?\{:/(?:comment)?\}", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,200}\]\Z")
_TOC_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+\.)[ \t]+\S[^\n]{0,40}$")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S")
_NO_PARAGRAPH = re.compile(r"[ \t]*(?:[|>#<$]|```|~~~|[-*+][ \t]|\d+[.)][ \t]|===|---|\{)|.*\|.*\||[ \t]{4}")
_IMAGE = re.compile(r"[ \t]*!\[[^\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[ \t]*$")
_TABLE_RULE = re.compile(r"^(?P<margin> {0,3})\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)
_BEFORE_SPAN = ")*_`]>"


def edits(source: Source) -> Iterator[Edit]:
    """What writes the page's kramdown as GitHub and `attr_list` read it."""
    prose = Prose(source.text)
    done = 0
    for at, edit in sorted(_candidates(source.text), key=lambda one: one[1].start):
        if prose.holds(at) and edit.start >= done:
            yield edit
            done = edit.end


def _candidates(text: str) -> Iterator[tuple[int, Edit]]:
    """Where each mark stands, and its edit, code or not."""
    for found in _COMMENT.finditer(text) if "{::" in text else ():
        yield found.start(), Edit(found.start(), found.end(), "")
    alone = set()
    for found in _ALONE.finditer(text) if "{:" in text or "^" in text else ():
        alone.add(found.start())
        if edit := _block(text, found):
            yield found.end() - 1, edit
    for found in _INLINE.finditer(text) if "{:" in text else ():
        line = text.rfind("\n", 0, found.start()) + 1
        if line not in alone and (edit := _inline(text, line, found)):
            yield found.end() - 1, edit
    for found in _TABLE_RULE.finditer(text) if "|" in text else ():
        if edit := _table(text, found):
            yield found.end() - 1, edit


def _block(text: str, found: re.Match[str]) -> Edit | None:
    """Read an attribute list, or another mark, on a line of its own."""
    start = found.start()
    above_start = text.rfind("\n", 0, max(start - 1, 0)) + 1
    above = text[above_start : start - 1] if start else ""
    gone = Edit(found.start() + len(found["margin"]), found.end(), "")
    inner = found["inner"]
    if inner is None:
        return gone
    if re.match(r"toc\b", inner):
        return Edit(above_start, found.end(), "") if _TOC_ITEM.match(above) else gone
    kept = _attributes(inner)
    if not kept or found["margin"].strip(" "):
        return gone
    if _HEADING.match(above):
        return Edit(start - 1, found.end(), " {: " + kept + " }")
    if _IMAGE.match(above):
        return Edit(start - 1, found.end(), "{: " + kept + " }")
    if not above.strip() or _NO_PARAGRAPH.match(above):
        return gone if len(found["margin"]) < 4 else None  # deeper, it may be Material's
    return None if inner == kept else Edit(found.start(), found.end(), "{: " + kept + " }")


def _inline(text: str, line: int, found: re.Match[str]) -> Edit | None:
    """Read an attribute list within a line."""
    inner = found["inner"]
    if inner is None:
        return Edit(found.start(), found.end(), "")
    end = text.find("\n", line)
    whole = text[line : end if end >= 0 else len(text)]
    kept = _attributes(inner)
    before = text[found.start() - 1] if found.start() > line else ""
    if not kept:
        return Edit(found.start(), found.end(), "")
    if _HEADING.match(whole) and not text[found.end() : line + len(whole)].strip():
        return Edit(found.start(), found.end(), " {: " + kept + " }")
    if _FOOTNOTE.search(text, line, found.start()):
        return Edit(found.start(), found.end(), "")
    if before in _BEFORE_SPAN and before and text[found.start()] == "{":
        return None if kept == inner else Edit(found.start(), found.end(), "{: " + kept + " }")
    if not text[line : found.start()].strip(" \t>-*+0123456789.)"):
        return None  # the attributes of a list item, and what Material's annotations look like
    return Edit(found.start(), found.end(), "")


def _attributes(inner: str) -> str:
    """The attributes that mean something in the site: no references to kramdown's definitions, no `no_toc`."""
    found = re.findall(_ATTRIBUTE, inner)
    return " ".join(one for one in found if one not in (".no_toc", ".toc"))


def _table(text: str, found: re.Match[str]) -> Edit | None:
    """An empty head for a table that starts with its rule."""
    above = text[text.rfind("\n", 0, max(found.start() - 1, 0)) + 1 : max(found.start() - 1, 0)]
    end = text.find("\n", found.end() + 1)
    below = text[found.end() + 1 : end if end >= 0 else len(text)]
    if above.strip() or "|" not in below or "|" not in found[0] or not below.strip(" \t|:-"):
        return None
    cells = len(found[0].strip().strip("|").split("|"))
    return Edit(found.start(), found.start(), found["margin"] + "|" + "  |" * cells + "\n")
