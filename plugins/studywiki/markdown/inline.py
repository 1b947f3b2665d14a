"""Inline Markdown: markdown-it says what is code, link or emphasis; other extensions' patterns see the text between.

Python-Markdown runs its patterns one after the other over the text, and leaves marks where one matched; here its own
patterns for what CommonMark knows are passed over, since markdown-it leaves such marks first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_RE, STX, AtomicString
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from studywiki import bounds
from studywiki.markdown import footnotes, places
from studywiki.markdown.commonmark import Parser
from studywiki.markdown.document import Document
from studywiki.markdown.inline_tokens import InlineWriter
from studywiki.markdown.spaced_targets import IS_THERE
from studywiki.rendering import Rendering, TooLarge
from studywiki.text.written import Words

if TYPE_CHECKING:
    from markdown import Markdown

_READ_BY_MARKDOWN_IT = (
    *("backtick", "escape", "autolink", "automail", "magic-link", "magic-mail", "linebreak", "html", "entity"),
    *("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("not_strong", "em_strong", "em_strong2", "strong", "emphasis", "strong2", "emphasis2"),
)
"""Names under which Python-Markdown and pymdownx register patterns for what CommonMark knows."""
_PLAIN = re.compile(rf"[^\\`*_<&\[!~{{:=^+\"'@/{STX}\n.]*")
"""Text in which neither markdown-it nor a usual pattern finds anything."""


class InlineTree(InlineProcessor):
    """The tree processor `inline`: every text of the tree that is not atomic is parsed."""

    markdown_it: Parser
    """The parser, for as long as a page is rendered."""

    def __init__(self, md: Markdown, document: Document, rendering: Rendering, parser: Callable[[], Parser]) -> None:
        super().__init__(md)
        self.document = document
        self.rendering = rendering
        self.words: tuple[Words, int] | None = None
        """What is being parsed, and how many of its characters were cut off."""
        self.parser = parser
        self.stashed_nodes: dict[str, Element | str] = {}
        self.patterns: list[Pattern] = []
        self.highlighting = document.highlighting
        self._left = bounds.HTML

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Parse the inline Markdown below `tree`, which stands below the tags `ancestors`. Gives `tree`."""
        self.stashed_nodes = {}
        self.highlighting = self.document.highlighting
        self._left = bounds.HTML
        registered = self.md.inlinePatterns
        read = {id(registered[name]) for name in _READ_BY_MARKDOWN_IT if name in registered}
        self.patterns = [
            footnotes.References(pattern) if isinstance(pattern, FootnoteInlineProcessor) else pattern
            for pattern in registered
            if id(pattern) not in read
        ]
        self.markdown_it = self.parser()
        self.document.env[IS_THERE] = self.rendering.is_there
        for label, (href, title) in self.md.references.items():
            known = self.document.env.setdefault("references", {})
            known.setdefault(normalizeReference(label), {"href": href, "title": title or ""})
        # in the order in which a reader meets them: footnotes are numbered so
        waiting = _children(tree, [*(ancestors or []), tree.tag.lower()])
        while waiting:
            element, parent, above, is_read = waiting.pop()
            if is_read:
                self.ancestors = above
                self._tail(parent, element)
            else:
                self.ancestors = [*above, element.tag.lower()]
                below = _children(element, self.ancestors)
                self._text(element)
                waiting += [(element, parent, above, True), *below]
        return tree

    def _text(self, element: Element) -> None:
        if element.text and not isinstance(element.text, AtomicString):
            self._note(element, "text", element.text)
            element.text, nodes = self._converted(element.text)
            element[:0] = nodes

    def _note(self, element: Element, where: str, text: str) -> None:
        """Find out where `text` was written."""
        words = self.rendering.written.texts.get((element, where))
        if words and (words.lines or words.behind(text) is None):  # only its lines are known
            words, cut = Words(text, words.line, words.start, words.lines or len(words.starts)), 0
        else:
            cut = (words.behind(text) or 0) if words else 0
        self.words = (words, cut) if words else None

    def place(self, token: Token, element: Element | None = None) -> None:
        """Note where the `element` of `token` was written; without one, what was last put into the stash of HTML."""
        span = places.of(token)
        if not self.words or not span:
            return
        (words, cut), written = self.words, self.rendering.written
        part = (words, span[0] + cut, span[1] + cut)
        if element is None:
            written.raw[self.md.htmlStash.html_counter - 1] = part
        else:
            written.elements[element] = part

    def _tail(self, parent: Element, element: Element) -> None:
        if element.tail and not isinstance(element.tail, AtomicString) and element.tail.strip():
            at = list(parent).index(element) + 1
            self._note(element, "tail", element.tail)
            element.tail, nodes = self._converted(element.tail)
            parent[at:at] = nodes

    def _converted(self, text: str) -> tuple[str, list[Element]]:
        """`text` as the text and the elements that it stands for."""
        if _PLAIN.fullmatch(text):
            return text, []
        tokens = self.markdown_it.inline(text, self.document.env)
        if "[^" in text:
            footnotes.number(tokens, self.patterns)
        return self._resolved(self.match(InlineWriter(self).write(tokens)))

    def stash(self, node: Element | str) -> str:
        """Keep `node`, and give the mark that stands for it in text."""
        key = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[key] = node
        return INLINE_PLACEHOLDER % key

    def spend(self, characters: int) -> None:
        """Count characters of attributes: a definition's address goes into each of its links."""
        self._left -= characters
        if self._left < 0:
            raise TooLarge

    def match(self, text: str, first: int = 0) -> str:
        """Run the extensions' patterns from the one numbered `first` on over `text`, and give it with their marks."""
        for number in range(first, len(self.patterns)):
            pattern = self.patterns[number]
            if any(tag.lower() in self.ancestors for tag in pattern.ANCESTOR_EXCLUDES):
                continue
            if isinstance(pattern, InlinePattern):
                text = self._matched(pattern, number, text)
            else:
                text = self._matched_whole(pattern, number, text)
        return text

    def _matched(self, pattern: InlinePattern, number: int, text: str) -> str:
        """Run one pattern over `text`."""
        at = 0
        while found := pattern.getCompiledRegExp().search(text, at):
            node, start, end = pattern.handleMatch(found, text)
            if start is None or end is None:
                at = max(found.end(), at + 1)
            elif node is None:
                at = max(end, at + 1)
            else:
                mark = self._stash_matched(node, number)
                text = text[:start] + mark + text[end:]
                at = start + len(mark)
        return text

    def _matched_whole(self, pattern: Pattern, number: int, text: str) -> str:
        """Run one pattern of the old kind, whose expression covers all of the text before and after the match."""
        before = ""
        while found := pattern.getCompiledRegExp().match(text):
            node = pattern.handleMatch(found)
            if node is None:
                break
            before += found.group(1) + self._stash_matched(node, number)
            text = found.groups()[-1]
        return before + text

    def _stash_matched(self, node: Element | str, number: int) -> str:
        """Keep what a pattern made, after the patterns that follow it have seen the text within."""
        if not isinstance(node, str) and not isinstance(node.text, AtomicString):
            self.ancestors.append(node.tag.lower())
            for element in [node, *node]:
                if element.text and not isinstance(element.text, AtomicString):
                    element.text = self.match(element.text, number + 1)
                if element is not node and element.tail:
                    element.tail = self.match(element.tail, number)
            self.ancestors.pop()
        return self.stash(node)

    def _resolved(self, text: str) -> tuple[str, list[Element]]:
        """Put in the place of each mark in `text` what it stands for."""
        pieces = INLINE_PLACEHOLDER_RE.split(text)
        words, nodes = pieces[0], list[Element]()
        for key, after in zip(pieces[1::2], pieces[2::2], strict=True):
            node = self.stashed_nodes.get(key, "")
            if isinstance(node, str):
                after = node + after
            else:
                self._settle(node)
                nodes.append(node)
                node.tail = ""
            if nodes:
                nodes[-1].tail = (nodes[-1].tail or "") + after
            else:
                words += after
        return words, nodes

    def _settle(self, element: Element) -> None:
        """Resolve the marks within `element`."""
        for child in list(element):
            self._settle(child)
            if child.tail and STX in child.tail:
                at = list(element).index(child) + 1
                child.tail, nodes = self._resolved(child.tail)
                element[at:at] = nodes
        if element.text and STX in element.text:
            atomic = isinstance(element.text, AtomicString)
            element.text, nodes = self._resolved(element.text)
            if atomic:
                element.text = AtomicString(element.text)
            element[:0] = nodes


def _children(element: Element, above: list[str]) -> list[tuple[Element, Element, list[str], bool]]:
    """What is to be read below `element`, the last first: an element, its parent, the tags above it, if it was read."""
    return [(child, element, above, False) for child in reversed(element)]
