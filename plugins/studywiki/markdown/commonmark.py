"""The parser of a wiki's Markdown: CommonMark with GitHub's extensions, and Material's own blocks kept whole.

https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studywiki.markdown import (
    abbreviations,
    autolinks,
    definition_lists,
    emphasis,
    footnotes,
    html_blocks,
    html_with_markdown,
    link_targets,
    material_blocks,
    nesting,
    places,
    references,
    strikethrough,
    tables,
    unclosed_brackets,
)
from studywiki.text import quotes

EXTENSIONS = ("abbr", "admonition", "details", "tabbed", "blocks", "deflist", "footnote", "markdown_block")
"""Names of the block processors of Python-Markdown whose syntax is kept for them."""

BRACKETS_WITHIN_BRACKETS = 20
"""How deep links and images may be nested; what they cost grows with it."""


def build(present: frozenset[str]) -> Parser:
    """Make the parser. `present` names the block processors that are switched on in Python-Markdown.

    Syntax whose extension is not there is text, as on GitHub.
    """
    blocks = _build(present)
    nesting.add_to(blocks)
    return Parser(blocks, _build(present))


@dataclass(frozen=True)
class Parser:
    """markdown-it twice, since it knows but one limit for blocks and brackets."""

    _blocks: MarkdownIt
    _inline: MarkdownIt

    def blocks(self, text: str, env: dict[str, Any]) -> list[Token]:
        """Parse the blocks of `text`; what they define goes into `env`."""
        tokens: list[Token] = []
        self._blocks.block.parse(text, self._blocks, env, tokens)
        return tokens

    def inline(self, text: str, env: dict[str, Any]) -> list[Token]:
        """Parse one inline text, with the references in `env`."""
        return self._inline.inline.parse(text, self._inline, env, [])


def _build(present: frozenset[str]) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": BRACKETS_WITHIN_BRACKETS})
    quotes.add_to(parser)
    strikethrough.add_to(parser)
    tables.add_to(parser)
    link_targets.add_to(parser)
    html_blocks.add_to(parser)
    emphasis.add_to(parser)
    autolinks.add_to(parser)
    references.add_to(parser)
    unclosed_brackets.add_to(parser)
    if "abbr" in present:
        abbreviations.add_to(parser)
    if "footnote" in present:
        footnotes.add_to(parser)
    if "markdown_block" in present:
        html_with_markdown.add_to(parser)
    if "deflist" in present:
        definition_lists.add_to(parser)
    material_blocks.add_to(parser, present)
    places.add_to(parser)
    return parser
