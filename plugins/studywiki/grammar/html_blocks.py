"""Raw HTML between Markdown, as GitHub reads it, with five allowances for what wikis hold.

https://spec.commonmark.org/0.31.2/#html-blocks, except that

- a block that closes its own element, the one that it began with, at the end of a line is over, and Markdown may
  follow on the next line: kramdown reads exported WordPress pages so, and their authors wrote for it;
- a comment within a block goes on over blank lines, as far as something ends it: else it would hide the whole page;
- a comment that is over on its line, with text after it, does not end the paragraph that it stands in;
- a comment that is over on its line stands in a paragraph where it begins a definition's: GitHub knows no definitions,
  and Python-Markdown reads them so;
- an inline tag alone on a line (`<img>`, `<br>`, `<a>`, `<span>` …) is part of a paragraph, in which Markdown holds.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from studywiki.grammar import containers
from studywiki.html_elements import HEADINGS, LITERAL, names, one_of

_INLINE = names("img br a span font b i u em strong small sub sup kbd")
"""Elements of which a tag alone on a line belongs to the text around it."""
_CLOSES = HEADINGS | names("p div center ul ol dl table blockquote figure details section iframe script style")
"""Elements whose end is the end of a block, also without a blank line after it."""
_INLINE_TAG = re.compile(rf"</?(?:{one_of(_INLINE)})\b[^>]*>", re.IGNORECASE)
_COMMENT_AND_TEXT = re.compile(r"<!--(?:(?!-->).)*-->[ \t]*[^\s<]")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->")
_BEGINS = re.compile(rf"</?({one_of(_CLOSES)})(?=[\s/>]|$)", re.IGNORECASE)
_PART = re.compile(r"<!--|-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>]|$)(?P<rest>[^<>]*)")
_FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3,}[^`\n]*|~{3,}[^\n]*)$", re.MULTILINE)
_NO_MARKDOWN = re.compile(rf"\s*<(?:!|\?|(?:{one_of(LITERAL)})\b)|[^\n]*<pre\b", re.IGNORECASE)


def add_to(parser: MarkdownIt) -> None:
    """Take the place of markdown-it's rule of the same name."""
    parser.block.ruler.at("html_block", html_block, {"alt": ["paragraph", "reference", "blockquote"]})


def html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block of raw HTML; `silent`: only say whether one starts here that ends a paragraph."""
    line = _text(state, start)
    if not line.startswith("<") or state.is_code_block(start):
        return False
    kind = next((kind for kind in HTML_SEQUENCES if kind[0].search(line)), None)
    if kind is None or (kind is HTML_SEQUENCES[-1] and _INLINE_TAG.match(line)):
        return False
    if state.parentType == containers.DEFINITION and _COMMENT.match(line):
        return False
    _, closing, ends_paragraph = kind
    if silent:
        return ends_paragraph and not _COMMENT_AND_TEXT.match(line)
    state.line = _last_line(state, start, end, closing) + 1
    token = state.push("html_block", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, True)
    return True


def _last_line(state: StateBlock, start: int, end: int, closing: re.Pattern[str]) -> int:
    """The last line of the block that starts at `start`."""
    until_blank = bool(closing.search(""))
    last, line, own = start, _text(state, start), _Own()
    while not (own.is_over(line) and _markdown_follows(state, last, end) if until_blank else closing.search(line)):
        following = last + 1
        if following >= end or (
            state.sCount[following] < state.blkIndent and (until_blank or not state.isEmpty(following))
        ):
            break
        line = _text(state, following)
        if until_blank and not line and not (own.in_comment and _comment_ends(state, following, end)):
            break
        last = following
    return last


class _Own:
    """The element that a block of HTML began with; its lines come one after the other."""

    def __init__(self) -> None:
        self.in_comment = False
        self._name = ""
        self._depth = 0

    def is_over(self, line: str) -> bool:
        """Whether the element is closed at the end of `line`."""
        if not self._name and not self.in_comment and (found := _BEGINS.match(line)):
            self._name = found[1].lower()
        closed_to = 0
        for part in _PART.finditer(line):
            if part[0] in ("<!--", "-->"):
                self.in_comment = part[0] == "<!--"
            elif not self.in_comment and part["name"].lower() == self._name and not part["rest"].endswith("/"):
                self._depth += -1 if part["end"] else 1
                closed_to = part.end() + 1 if part["end"] else 0
        if not self._name or self._depth > 0 or self.in_comment or not closed_to or line[closed_to:].strip():
            return False
        self._name, self._depth = "", 0
        return True


def _markdown_follows(state: StateBlock, number: int, end: int) -> bool:
    """Whether something else than a block of HTML stands on the line after `number`."""
    if number + 1 >= end:
        return False
    following = _text(state, number + 1)
    return not following.startswith("<") or _INLINE_TAG.match(following) is not None


def _comment_ends(state: StateBlock, number: int, end: int) -> bool:
    """Whether a comment that is open on the blank line `number` ends before the line `end`, in what holds its block."""
    at = state.bMarks[number]
    since, found = state.env.get("comment_end", (at + 1, 0))
    if not since <= at <= found:
        found = state.src.find("-->", at)
        found = found if found >= 0 else len(state.src) + 1
        state.env["comment_end"] = at, found
    if end < 1 or found >= state.eMarks[end - 1]:
        return False
    return state.blkIndent == 0 or _lasts(state, number, found)


def _lasts(state: StateBlock, number: int, offset: int) -> bool:
    """Whether what holds the line `number`, an item or a quote, holds the one at `offset`, too."""
    while state.bMarks[number] <= offset:
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return False
        number += 1
    return True


def fence_in(html: str) -> int | None:
    """The line, from 0, of a fence in the block `html`, which a blank line before it would have made code."""
    if _NO_MARKDOWN.match(html):
        return None
    found = _FENCE.search(html)
    return html.count("\n", 0, found.start()) if found else None


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
