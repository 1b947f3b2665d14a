"""Block tokens become Python-Markdown's ElementTree; what is inline stays text, for inline.py.

What Python-Markdown's extensions build better (highlighted code, admonitions, footnotes …) goes to them as the text
that they expect, with a mark in the place of the blocks within it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape
from markdown_it.token import Token

from studywiki.diagnostics import Diagnostic
from studywiki.grammar import html_blocks, tables
from studywiki.markdown import alerts, fence_info, footnotes, other_blocks, self_closed
from studywiki.markdown.contained import contained
from studywiki.markdown.document import READ_HERE, Document
from studywiki.markdown.fences import Fences
from studywiki.rendering import Rendering

if TYPE_CHECKING:
    from markdown import Markdown

RAW = "studywiki-raw"
"""The element around what is already HTML; a postprocessor takes it away."""


class TreeBuilder:
    """Builds the elements of one Markdown instance's pages."""

    def __init__(
        self, md: Markdown, document: Document, rendering: Rendering, language: str, read: other_blocks.Read
    ) -> None:
        self.md = md
        self.document = document
        self.rendering = rendering
        self.fences = Fences(md)
        self.others = other_blocks.OtherBlocks(md, self.build, read)
        self.language = language

    def build(self, root: Element, tokens: Sequence[Token]) -> None:
        """Append to `root` what `tokens` say."""
        parents = [root]
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if (after := self._taken(parents[-1], tokens, at)) != at:
                at = after
                continue
            at += 1
            if token.type in ("material_open", "footnote_reference_open"):
                end = _closing(tokens, at - 1)
                self._extension(parents[-1], token, tokens[at:end])
                at = end + 1
            elif token.nesting > 0:
                if token.type == "tr_open":
                    self._row(tokens, at - 1)
                if not token.hidden:
                    after_footnote = at > 1 and tokens[at - 2].type == "footnote_reference_close"
                    parents.append(self._open(parents[-1], token, after_footnote))
            elif token.nesting < 0:
                if not token.hidden:
                    self._close(parents.pop())
            else:
                self._LEAVES[token.type](self, parents[-1], token)

    def _taken(self, parent: Element, tokens: Sequence[Token], at: int) -> int:
        """The index of what comes after the blocks of another extension at `tokens[at]`; `at` where there are none."""
        before = len(parent)
        after = self.others.taken(parent, tokens, at, self.document.source)
        if after != at:
            self._note(parent, before, tokens[at])
        return after

    def _open(self, parent: Element, token: Token, after_footnote: bool) -> Element:
        if after_footnote and len(parent) and _continues(parent[-1], token):
            return parent[-1]
        return SubElement(parent, token.tag, {key: str(value) for key, value in token.attrs.items()})

    def _row(self, tokens: Sequence[Token], opening: int) -> None:
        """Tell of a cell that the row has more than its table; each cell is three tokens."""
        row, cells = tokens[opening], (_closing(tokens, opening) - opening - 1) // 3
        if row.map:
            start, stop = self.document.source.line(row.map[0])
            at = tables.cell_too_many(self.document.source.text[start:stop], cells)
            if at is not None:
                place = self.document.source.locate(start + at, stop)
                self.rendering.report(Diagnostic("table-cell-not-shown", place))

    def _close(self, element: Element) -> None:
        if element.tag == "blockquote":
            alerts.convert(element, self.language)

    def _inline(self, parent: Element, token: Token) -> None:
        if len(parent) and parent[-1].tag == "pre":  # what highlights code takes away what stands behind it
            parent = SubElement(parent, RAW)
        _append_text(parent, token.content + (" " if self._is_box(parent, token) else ""))
        if token.map:
            written, line = self.rendering.written, token.map[0]
            words = (written.cell if parent.tag in ("td", "th") else written.words)(token.content, line)
            written.texts[(parent[-1], "tail") if len(parent) else (parent, "text")] = words

    def _is_box(self, parent: Element, token: Token) -> bool:
        """Whether `token` is a box with a blank behind it and no text, which the parser of blocks has taken away."""
        if not token.map or len(token.content) != 3 or token.content not in ("[ ]", "[x]", "[X]"):
            return False
        line = self.document.source.text[slice(*self.document.source.line(token.map[0]))]
        return parent.tag in ("li", "p") and line != line.rstrip(" \t")

    def _rule(self, parent: Element, token: Token) -> None:
        SubElement(parent, "hr")

    def _code(self, parent: Element, token: Token) -> None:
        code = SubElement(SubElement(parent, "pre"), "code")
        code.text = AtomicString(code_escape(token.content))
        language = fence_info.language(token.info)
        if language:
            code.set("class", f"language-{language}")

    def _fence(self, parent: Element, token: Token) -> None:
        if token.map and token.map[1] - token.map[0] < token.content.count("\n") + 2:
            self.rendering.report(Diagnostic("unclosed-fence", self.document.locate(token)))
        language = fence_info.language(token.info)
        highlighted = self.document.highlighting.allows(language, token.content)
        if not highlighted:
            self.rendering.report(Diagnostic("code-too-long", self.document.locate(token), {"language": language}))
        html = self.fences.html(token, highlighted=highlighted)
        if html is None:
            self._code(parent, token)
        else:
            self._raw_text(parent, html)

    def _html(self, parent: Element, token: Token) -> None:
        fence = html_blocks.fence_in(token.content)
        if fence is not None:
            self.rendering.report(Diagnostic("fence-in-html", self.document.locate(token, fence)))
        html = contained(self_closed.closed(token.content.strip("\n")))
        self._raw_text(parent, self.md.htmlStash.store(html))
        if token.map:
            words = self.rendering.written.words(html, token.map[0])
            self.rendering.written.raw[self.md.htmlStash.html_counter - 1] = (words, 0, len(html))

    def _raw_text(self, parent: Element, text: str) -> None:
        SubElement(parent, RAW).text = AtomicString(text)

    def _stock(self, parent: Element, token: Token) -> None:
        self._parse(parent, token.content, token)

    def _extension(self, parent: Element, token: Token, within: Sequence[Token]) -> None:
        if token.type == "footnote_reference_open":
            self._footnote(parent, token, within)
            return
        mark = self.document.mark(within) if within else ""
        if token.meta["end"]:
            self._parse(parent, f"{token.content}\n\n{mark}\n\n{token.meta['end']}", token)
        else:
            self._parse(parent, f"{token.content}\n{' ' * token.meta['indent']}{mark}", token)

    def _footnote(self, parent: Element, token: Token, within: Sequence[Token]) -> None:
        """Have a footnote read, and those that stand within it. The first of a name is the one that GitHub shows."""
        label = str(token.meta["label"])
        if label in self.document.footnotes:
            self.rendering.report(Diagnostic("footnote-twice", self.document.locate(token), {"name": label}))
            return
        self.document.footnotes.add(label)
        own, others = footnotes.parted(within, _closing)
        self._parse(parent, f"[^{label}]: {self.document.mark(own)}", token)
        for opening, tokens in others:
            self._footnote(parent, opening, tokens)

    def _parse(self, parent: Element, text: str, token: Token) -> None:
        """Let Python-Markdown read `text` with the preprocessors that would have come after this parser's step.

        Of what it makes the lines of `token` are known, where no token within says more.
        """
        before = len(parent)
        working, self.others.at_work = self.others.at_work, False
        lines = text.split("\n")
        for name in READ_HERE:
            if name in self.md.preprocessors:
                lines = self.md.preprocessors[name].run(lines)
        self.md.parser.parseChunk(parent, "\n".join(lines))
        self.others.at_work = working
        self._note(parent, before, token)

    def _note(self, parent: Element, before: int, token: Token) -> None:
        """Note the lines of `token` for what has come into `parent` since it had `before` elements."""
        if token.map:
            words = self.rendering.written.lines(*token.map)
            for element in (each for child in parent[before:] for each in child.iter()):
                self.rendering.written.texts.setdefault((element, "text"), words)
                self.rendering.written.texts.setdefault((element, "tail"), words)

    _LEAVES: ClassVar[dict[str, Callable[[TreeBuilder, Element, Token], None]]] = {
        "inline": _inline,
        "hr": _rule,
        "code_block": _code,
        "fence": _fence,
        "html_block": _html,
        "stock_block": _stock,
    }


def _continues(before: Element, token: Token) -> bool:
    """Say whether the list that `token` opens goes on with the list `before`: nothing that is seen is between them."""
    if token.tag == "ol" and before.tag == "ol":
        return int(before.get("start", "1")) + len(before) == int(token.attrs.get("start", 1))
    return token.tag == before.tag and token.tag in ("ul", "dl")


def _append_text(parent: Element, text: str) -> None:
    """Put `text` after what is in `parent` already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _closing(tokens: Sequence[Token], opening: int) -> int:
    """Give the index of the token that closes the one at `opening`."""
    depth = 0
    for at in range(opening, len(tokens)):
        depth += tokens[at].nesting
        if not depth:
            return at
    return len(tokens)
