"""Code spans, and those in which Material's authors name a language: `#!python print()`, `:::python print()`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString, code_escape

from studywiki.markdown import lexers
from studywiki.markdown.highlighting import Highlighting

if TYPE_CHECKING:
    from markdown import Markdown

_LANGUAGE = re.compile(r"(?:#!|:::(?=([\w#.+-]+)))[\w#.+-]+\s+\S")
"""The group is what must be the name of a language: `:::tip Title` is another generator's block."""


def element(md: Markdown, content: str, highlighting: Highlighting) -> Element | str:
    """The element for the code span `content`, or HTML's mark, as `md`'s extension that highlights code has it."""
    if content.startswith(("#!", ":::")) and "backtick" in md.inlinePatterns:
        node = _highlighted(md, content, highlighting)
        if node is not None:
            return node
    code = Element("code")
    code.text = AtomicString(code_escape(content))
    return code


def _highlighted(md: Markdown, content: str, highlighting: Highlighting) -> Element | str | None:
    """What pymdownx.inlinehilite makes of a code span, if it is there and the span names a language."""
    pattern = md.inlinePatterns["backtick"]
    language = _LANGUAGE.match(content)
    if not isinstance(pattern, InlineProcessor) or not language or not _may_be_language(language[1]):
        return None  # a path, or words: `#! /usr/bin/env node`
    if not highlighting.allows(re.split(r"[#!:\s]+", content, maxsplit=2)[1], content):
        return None
    fence = "`" * (1 + max(map(len, re.findall("`+", content)), default=0))
    span = f"{fence}{content}{fence}"
    found = pattern.getCompiledRegExp().match(span)
    return pattern.handleMatch(found, span)[0] if found else None


def _may_be_language(name: str | None) -> bool:
    return name is None or lexers.kind(name) is not None
