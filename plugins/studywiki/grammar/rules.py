"""The rules for blocks in their order: CommonMark with GitHub's extensions, and Material's own blocks kept whole.

https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
"""

from __future__ import annotations

from markdown_it import MarkdownIt

from studywiki.grammar import (
    abbreviations,
    definition_lists,
    footnotes,
    html_blocks,
    html_with_markdown,
    link_targets,
    material_blocks,
    nesting,
    quotes,
    signs,
    tables,
)

EXTENSIONS = ("abbr", "admonition", "details", "tabbed", "blocks", "deflist", "footnote", "markdown_block")
"""Names of the block processors of Python-Markdown whose syntax is kept for them."""
OF_A_WIKI = frozenset(EXTENSIONS) - {"blocks"}
"""Those that a wiki has switched on, if its mkdocs.yml says nothing else."""


def build(present: frozenset[str] = OF_A_WIKI) -> MarkdownIt:
    """Make a parser of blocks. `present` names the block processors that are switched on in Python-Markdown.

    Syntax whose extension is not there is text, as on GitHub.
    """
    parser = MarkdownIt("commonmark")
    quotes.add_to(parser)
    tables.add_to(parser)
    link_targets.add_to(parser)
    html_blocks.add_to(parser)
    if "abbr" in present:
        abbreviations.add_to(parser)
    if "footnote" in present:
        footnotes.add_to(parser)
    if "markdown_block" in present:
        html_with_markdown.add_to(parser)
    if "deflist" in present:
        definition_lists.add_to(parser)
    material_blocks.add_to(parser, present)
    nesting.add_to(parser)
    signs.add_to(parser)
    return parser
