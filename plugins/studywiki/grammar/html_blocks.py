"""Raw HTML between Markdown, as GitHub reads it, with four allowances for what wikis hold.

https://spec.commonmark.org/0.31.2/#html-blocks, except that

- a block that closes its element at the end of a line is over, and Markdown may follow on the next line: kramdown
  reads exported WordPress pages so, and their authors wrote for it. Fenced code on that next line is HTML as on GitHub:
  what its fences show is told (`fence_in`), and its author saw the same in the preview;
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
_CLOSED = re.compile(rf"</(?:{one_of(_CLOSES)})>\s*$", re.IGNORECASE)
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
    last = start
    line = _text(state, start)
    while not (_over(state, last, line, end) if until_blank else closing.search(line)):
        following = last + 1
        if following >= end or (
            state.sCount[following] < state.blkIndent and (until_blank or not state.isEmpty(following))
        ):
            break
        line = _text(state, following)
        if until_blank and not line:
            break
        last = following
    return last


def _over(state: StateBlock, number: int, line: str, end: int) -> bool:
    """Say whether `line` closes the block's element, and something else than a block of HTML follows."""
    if number + 1 >= end or not _CLOSED.search(line):
        return False
    following = _text(state, number + 1)
    if _FENCE.match(following):
        return False
    return not following.startswith("<") or _INLINE_TAG.match(following) is not None


def fence_in(html: str) -> int | None:
    """The line, from 0, of a fence in the block `html`, which a blank line before it would have made code."""
    if _NO_MARKDOWN.match(html):
        return None
    found = _FENCE.search(html)
    return html.count("\n", 0, found.start()) if found else None


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
