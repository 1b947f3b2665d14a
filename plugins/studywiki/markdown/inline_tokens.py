"""Inline tokens become text in which marks stand for elements, as Python-Markdown's patterns leave them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString
from markdown_it.token import Token

from studywiki.markdown import attribute_lists, autolinks, code_spans, named_tags, self_closed
from studywiki.markdown.highlighting import Highlighting
from studywiki.wiki import schemes

if TYPE_CHECKING:
    from markdown import Markdown

_GUARDED = re.compile(
    r"[*&]|(?<![^\W_])_|_(?![^\W_])|\{(?!:?[ ]*(?:[.#:+~=>-]|[\w:-]+=|\w+-[\w-]+[ }]))"
    r"|(?<=[a-zA-Z0-9_)\]])(?:={2,}|\^{2,})(?=[a-zA-Z0-9_+&*$@-])|(?<=\")={2,}(?=\")|(?<=')={2,}(?=')"
)
"""What markdown-it has taken for text, and a pattern for emphasis, or the serializer, might take for more.

So might one for Material's `==mark==` take the operators of `if a==b and c==d`.
"""


class Stash(Protocol):
    """Where elements are kept, as `InlineTree` is."""

    md: Markdown
    ancestors: list[str]
    highlighting: Highlighting

    def stash(self, node: Element | str) -> str:
        """Keep `node`, and give the mark that stands for it in text."""

    def match(self, text: str) -> str:
        """Run the extensions' patterns over `text`, and give it with their marks."""

    def place(self, token: Token, element: Element | None = None) -> None:
        """Note where the `element` of `token` was written; without one, what was last put into the stash of HTML."""

    def spend(self, characters: int) -> None:
        """Count what a definition of the page puts into its HTML once more. Raises `rendering.TooLarge`."""


class InlineWriter:
    """Writes the tokens of one inline text."""

    def __init__(self, tree: Stash) -> None:
        self.tree = tree

    def write(self, tokens: Sequence[Token]) -> str:
        """The text; the extensions' patterns have seen what is within elements, not yet what is between."""
        parts: list[list[str]] = [[]]
        open_elements: list[Element] = []
        tags = [token for token in tokens if token.type == "html_inline"]
        named = {id(tags[at]): text for at, text in named_tags.in_line([tag.content for tag in tags])} if tags else {}
        for token in tokens:
            if token.nesting > 0:
                element = Element("del" if token.tag == "s" else token.tag, self._attributes(token))
                self.tree.place(token, element)
                open_elements.append(element)
                self.tree.ancestors.append(token.tag)
                parts.append([])
            elif token.nesting < 0:
                element = open_elements.pop()
                self.tree.ancestors.pop()
                text = "".join(parts.pop())
                if element.tag == "strong" and open_elements and open_elements[-1].tag == "strong":
                    parts[-1].append(text)  # as cmark-gfm: ****bold**** is bold once
                    continue
                element.text = self.tree.match(attribute_lists.told_apart(text))
                parts[-1].append(self.tree.stash(element))
            elif id(token) in named:
                parts[-1].append(self._html(token, named[id(token)]) or guarded(token.content))
            else:
                parts[-1].append(self._leaf(token, "a" in self.tree.ancestors))
        return attribute_lists.told_apart("".join(parts[0]))

    def _leaf(self, token: Token, in_link: bool) -> str:
        kind = token.type
        if kind == "text":
            return self._with_emails(token.content) if "@" in token.content and not in_link else guarded(token.content)
        if kind == "softbreak":
            return "\n"
        if kind == "text_special":
            return _special(token)
        if kind == "html_inline":
            return self._html(token, self_closed.closed(token.content))
        if kind == "hardbreak":
            return self.tree.stash(Element("br")) + "\n"
        if kind == "code_inline":
            return self.tree.stash(code_spans.element(self.tree.md, token.content, self.tree.highlighting))
        if kind == "image":
            return self._image(token)
        if kind == "autolink_text":
            return self.tree.stash(AtomicString(token.content.replace("&", AMP_SUBSTITUTE + "amp;")))
        return token.content

    def _html(self, token: Token, html: str) -> str:
        """The mark for the `html` of `token`; empty where there is none."""
        if not html:
            return ""
        mark: str = self.tree.md.htmlStash.store(html)
        self.tree.place(token)
        return mark

    def _image(self, token: Token) -> str:
        attributes = self._attributes(token)
        attributes["alt"] = "".join(_words(token.children or []))
        image = Element("img", attributes)
        self.tree.place(token, image)
        return self.tree.stash(image)

    def _attributes(self, token: Token) -> dict[str, str]:
        """The attributes of a link, an image or another element; a target that is not safe leads nowhere."""
        attributes = {key: str(value) for key, value in token.attrs.items()}
        self.tree.spend(sum(map(len, attributes.values())))
        for key in ("href", "src"):
            if schemes.is_script(attributes.get(key, "")):
                attributes[key] = "#"
        return attributes

    def _with_emails(self, text: str) -> str:
        parts, at = [], 0
        for start, end in autolinks.emails(text):
            scheme = "" if text.startswith(autolinks.SCHEMES, start) else "mailto:"
            link = Element("a", {"href": scheme + text[start:end]})
            link.text = AtomicString(text[start:end])
            parts += [guarded(text[at:start]), self.tree.stash(link)]
            at = end
        return "".join([*parts, guarded(text[at:])])


def guarded(text: str) -> str:
    """`text` such that it stays text."""
    return _GUARDED.sub(lambda found: "".join(map(_escaped, found[0])), text)


def _special(token: Token) -> str:
    """An escaped character or an entity."""
    if token.info == "entity" and token.content != "&":
        return token.content
    return "".join(map(_escaped, token.content))


def _escaped(char: str) -> str:
    return f"{AMP_SUBSTITUTE}amp;" if char == "&" else f"{STX}{ord(char)}{ETX}"


def _words(tokens: Sequence[Token]) -> list[str]:
    """The text of `tokens` without markup."""
    words = []
    for token in tokens:
        if token.type == "image":
            words += _words(token.children or [])
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type != "html_inline":
            words.append(token.content)
    return words
