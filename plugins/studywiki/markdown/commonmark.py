"""The parser of a wiki's Markdown: CommonMark with GitHub's extensions, and Material's own blocks kept whole.

https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
"""

from __future__ import annotations

from markdown_it import MarkdownIt

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
    references,
    tables,
)

EXTENSIONS = ("abbr", "admonition", "details", "tabbed", "blocks", "deflist", "footnote", "markdown_block")
"""Names of the block processors of Python-Markdown whose syntax is kept for them."""

MAX_NESTING = 100
"""Blocks within blocks, and brackets within brackets; cmark's own limit for lists."""


def build(present: frozenset[str]) -> MarkdownIt:
    """Make the parser. `present` names the block processors that are switched on in Python-Markdown.

    Syntax whose extension is not there is text, as on GitHub.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("strikethrough")
    tables.add_to(parser)
    link_targets.add_to(parser)
    html_blocks.add_to(parser)
    emphasis.add_to(parser)
    autolinks.add_to(parser)
    references.add_to(parser)
    if "abbr" in present:
        abbreviations.add_to(parser)
    if "footnote" in present:
        footnotes.add_to(parser)
    if "markdown_block" in present:
        html_with_markdown.add_to(parser)
    if "deflist" in present:
        definition_lists.add_to(parser)
    material_blocks.add_to(parser, present)
    return parser
