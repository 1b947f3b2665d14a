"""Blocks of other extensions: block processors of Python-Markdown that nobody here knows, as `mkdocstrings`' `:::`.

They are asked at each paragraph and each heading, which is what their own syntax is to GitHub. What they take is text:
from there on, as far as they take it, the page is what they make of it. Text within that they hand back to
Python-Markdown's parser is Markdown like all other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor
from markdown_it.token import Token

from studywiki.grammar.rules import EXTENSIONS
from studywiki.text.source import Source

if TYPE_CHECKING:
    from markdown import Markdown

_KNOWN = (
    *("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference"),
    *("paragraph", "table", "defindent", "arithmatex-block", "studywiki-tokens", *EXTENSIONS),
)
"""Names of the processors of Python-Markdown and pymdownx whose syntax is read here, or is not GitHub's."""
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")

Build = Callable[[Element, Sequence[Token]], None]
Read = Callable[[str], Sequence[Token]]


@dataclass
class _Blocks:
    """A text as Python-Markdown sees it: what stands between blank lines."""

    lines: list[str]
    starts: list[int]
    texts: list[str]

    @classmethod
    def of(cls, text: str) -> _Blocks:
        starts, texts, line, at = list[int](), list[str](), 0, 0
        for gap in (*_BLANK.finditer(text), None):
            block = text[at : gap.start() if gap else len(text)]
            if block.strip():
                starts.append(line)
                texts.append(block)
            if gap:
                line += block.count("\n") + gap[0].count("\n")
                at = gap.end()
        return cls(text.split("\n"), starts, texts)


class OtherBlocks:
    """What other extensions make of the paragraphs and headings of one Markdown instance's pages."""

    def __init__(self, md: Markdown, build: Build, read: Read) -> None:
        self.md = md
        self.at_work = False
        """Whether it is another extension that hands text to Python-Markdown's parser."""
        self._build = build
        self._read = read
        self._blocks: tuple[Source, _Blocks] | None = None
        self._others: tuple[Source | None, list[BlockProcessor]] = None, []

    def taken(self, parent: Element, tokens: Sequence[Token], at: int, source: Source) -> int:
        """Let the extensions have what opens at `tokens[at]`; gives the index of what comes after that, or `at`."""
        token = tokens[at]
        if token.type not in ("paragraph_open", "heading_open"):
            return at
        others = self._known_to(source)
        if not others:
            return at
        end = at + 3
        text = f"{token.markup} {tokens[at + 1].content}" if token.type == "heading_open" else tokens[at + 1].content
        if not any(other.test(parent, text) for other in others):
            return at
        if not token.map or token.level:
            given = [text]
            taken = self._run(others, parent, given)
            self.build(parent, "\n\n".join(given) if taken else "")
            return end if taken else at
        blocks = self._of(source)
        start = token.map[0]
        first = bisect_left(blocks.starts, start)
        if first < len(blocks.starts) and blocks.starts[first] == start:
            text, following = blocks.texts[first], blocks.texts[first + 1 :]
        else:  # below a heading, or what else no blank line ends
            text, following = "\n".join(blocks.lines[start : token.map[1]]), []
        given = [text, *following]
        if not self._run(others, parent, given):
            return at
        left = min(len(given), len(following))
        while left and given[-left] is not following[-left]:
            left -= 1
        rest = "\n\n".join(given[: len(given) - left])
        if left < len(following):
            line = blocks.starts[-left] if left else len(blocks.lines)
        else:
            line = start + text.count("\n") + 1
        if rest and left == len(following) and text.endswith(rest):
            line -= rest.count("\n") + 1
        else:
            self.build(parent, rest)
        return self._behind(parent, tokens, at, line, blocks)

    def build(self, parent: Element, text: str) -> None:
        """Append to `parent` the Markdown `text`, which another extension has handed back."""
        if text.strip():
            working, self.at_work = self.at_work, False
            self._build(parent, [replace(token, map=None) for token in self._read(text)])
            self.at_work = working

    def _behind(self, parent: Element, tokens: Sequence[Token], at: int, line: int, blocks: _Blocks) -> int:
        """The index of what is behind `line`; of a block that is only in part, the rest is built."""
        while at < len(tokens):
            token = tokens[at]
            after = token.map[1] if token.map else 0
            if not token.level and token.nesting >= 0 and after > line:
                if (token.map or (0, 0))[0] >= line:
                    return at
                self.build(parent, "\n".join(blocks.lines[line:after]))
                return next((n for n in range(at, len(tokens)) if _opens_at(tokens[n], after)), len(tokens))
            at += 1
        return at

    def _run(self, others: Iterable[BlockProcessor], parent: Element, blocks: list[str]) -> bool:
        """Have the first of `others` that will read `blocks`; tell whether one did."""
        count = len(blocks)
        text = blocks[0]
        self.at_work = True
        try:
            for other in others:
                if other.test(parent, text) and other.run(parent, blocks) is not False:
                    return len(blocks) != count or blocks[0] is not text
        finally:
            self.at_work = False
        return False

    def _known_to(self, source: Source) -> list[BlockProcessor]:
        """The processors of others; looked up once for each text."""
        if self._others[0] is not source:
            registered = self.md.parser.blockprocessors
            known = {id(registered[name]) for name in _KNOWN if name in registered}
            self._others = source, [processor for processor in registered if id(processor) not in known]
        return self._others[1]

    def _of(self, source: Source) -> _Blocks:
        if self._blocks is None or self._blocks[0] is not source:
            self._blocks = source, _Blocks.of(source.text)
        return self._blocks[1]


def _opens_at(token: Token, line: int) -> bool:
    return not token.level and token.nesting >= 0 and token.map is not None and token.map[0] >= line
