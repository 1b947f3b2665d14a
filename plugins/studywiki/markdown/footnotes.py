"""Footnote definitions: `[^name]: text`, with what is indented below it. `footnotes` of Python-Markdown shows them.

GitHub knows them since 2021; their grammar is that of cmark-gfm, which allows no blank in a name.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote.index import footnote_def


def add_to(parser: MarkdownIt) -> None:
    """Add the rule; its tokens are `footnote_reference_open` (`meta`: its label) and `footnote_reference_close`."""
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
