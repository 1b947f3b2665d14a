"""The Python-Markdown extension after which GitHub's preview and the page agree."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from studywiki import stages
from studywiki.diagnostics import Diagnostic, Location
from studywiki.grammar import nesting, quotes, rules
from studywiki.markdown import abbreviations, commonmark, headings_list, highlighter, set_aside
from studywiki.markdown.balance import Balance
from studywiki.markdown.commonmark import Parser
from studywiki.markdown.document import READ_HERE, Document
from studywiki.markdown.footnotes import WayBack
from studywiki.markdown.highlighting import Highlighting
from studywiki.markdown.inline import InlineTree
from studywiki.markdown.spaced_definitions import SpacedDefinitionsStep
from studywiki.markdown.tree import RAW, TreeBuilder
from studywiki.rendering import Rendering, Step
from studywiki.stages import Kind
from studywiki.text.source import Source


class StudyWikiMarkdown(Extension):
    """Reads pages as GitHub does. Options: `language`, of the titles of alerts (`ko` or `en`).

    `rendering` is the page's, where several extensions work on it together; alone, it makes one.
    """

    def __init__(self, rendering: Rendering | None = None, **options: Any) -> None:  # noqa: ANN401  Python-Markdown's
        self.config = {
            "language": ["ko", "The language of the titles of alerts"],
            "balance": [
                True,
                "Whether raw HTML is kept from closing what the theme has opened",
            ],
        }
        super().__init__(**options)
        self.rendering = rendering if rendering is not None else Rendering()
        self._parsers: dict[frozenset[str], Parser] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the room's parts into `md`."""
        rendering = self.rendering.of(md)
        document = Document()
        builder = TreeBuilder(
            md,
            document,
            rendering,
            str(self.getConfig("language")),
            lambda text: self.parser(md).blocks(text, document.env),
        )
        SpacedDefinitionsStep(md, rendering).register()
        step = BlocksStep(md, rendering, document, lambda: self.parser(md))
        step.register()
        stages.enter(md, Kind.BLOCK, "studywiki-tokens", Marked(md.parser, builder))
        stages.enter(md, Kind.TREE, "inline", InlineTree(md, document, rendering, lambda: self.parser(md)))
        if "abbr" in md.treeprocessors:
            stages.enter(md, Kind.TREE, "studywiki-abbreviations", abbreviations.Fewer(md, rendering))
        stages.enter(md, Kind.TREE, "studywiki-footnotes", WayBack(md))
        headings_list.enter(md)
        stages.enter(md, Kind.HTML, "studywiki-raw", Unwrap(md))
        if self.getConfig("balance"):
            stages.enter(md, Kind.HTML, "studywiki-balance", Balance(md))

    def parser(self, md: Markdown) -> Parser:
        """The parser for `md`: the extensions that are switched on say which syntax there is."""
        present = frozenset(name for name in rules.EXTENSIONS if name in md.parser.blockprocessors)
        if present not in self._parsers:
            self._parsers[present] = commonmark.build(present)
        return self._parsers[present]


LOOK_FOR_ENDS = ("mkdocs_raw_html",)
"""MkDocs' search for anchors in HTML: html.parser looks from each `<` for its end, which may be nowhere in the page.
https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/pages.py#L522-L530"""
_PATIENCE = 10_000_000
"""Characters that may be looked at so: a second of the older versions of html.parser."""
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>""")


def _quickly_read(lines: list[str]) -> list[str]:
    """What html.parser reads in linear time of `lines`: where there are many `<`, only tags that have an end."""
    if sum(line.count("<") for line in lines) * sum(map(len, lines)) <= _PATIENCE:
        return lines
    return _TAG.findall("\n".join(lines))


class BlocksStep(Step):
    """Parses the page, and leaves Python-Markdown one mark to read."""

    name = "blocks"

    def __init__(self, md: Markdown, rendering: Rendering, document: Document, parser: Callable[[], Parser]) -> None:
        super().__init__(md, rendering)
        self.document = document
        self.parser = parser
        self.aside = set_aside.enter(md)

    def run(self, lines: list[str]) -> list[str]:
        """Let the preprocessors that come after this step have the page first: they would see nothing but a mark."""
        self.aside.begin()
        highlighter.enter(self.md, self.aside, self.rendering.store)
        registered = list(self.md.preprocessors)
        read_here = [self.md.preprocessors[name] for name in READ_HERE if name in self.md.preprocessors]
        looking = [self.md.preprocessors[name] for name in LOOK_FOR_ENDS if name in self.md.preprocessors]
        for preprocessor in looking:
            with suppress(AssertionError):  # what html.parser raises for `<![x`
                preprocessor.run(_quickly_read(lines))
        for preprocessor in registered[registered.index(self) + 1 :]:
            if not any(preprocessor is one for one in (*read_here, *looking)):
                lines = preprocessor.run(lines)
        return super().run(lines)

    def transform(self, source: Source) -> Source:
        """Parse `source`; the source that is left is one line."""
        self.document.source = source
        self.rendering.written.begin(source)
        self.document.env.clear()
        self.document.runs.clear()
        self.document.footnotes.clear()
        self.document.highlighting = Highlighting()
        tokens = self.parser().blocks(source.text, self.document.env)
        line = nesting.first_too_deep(self.document.env)
        if line is not None:
            self.rendering.report(Diagnostic("nested-too-deep", Location(source.file, source.origins[line])))
        line = quotes.first_cut_short(self.document.env)
        if line is not None:
            self.rendering.report(Diagnostic("quotes-too-many", Location(source.file, source.origins[line])))
        return Source(self.document.mark(tokens), source.origins[:1], source.file)


class Marked(BlockProcessor):
    """Builds the blocks that a mark stands for, wherever another block processor left it."""

    def __init__(self, parser: BlockParser, builder: TreeBuilder) -> None:
        super().__init__(parser)
        self.builder = builder

    def test(self, parent: Element, block: str) -> bool:
        """Say whether `block` is a mark, or text that another extension hands back."""
        return self.builder.document.marked(block) is not None or self.builder.others.at_work

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the blocks of the mark, or of the text."""
        tokens = self.builder.document.marked(blocks[0])
        if tokens is None:
            self.builder.others.build(parent, "\n\n".join(blocks))
            blocks.clear()
        else:
            blocks.pop(0)
            self.builder.build(parent, tokens)


class Unwrap(Postprocessor):
    """Takes away the elements around what is already HTML."""

    def run(self, text: str) -> str:
        """`text` without them."""
        return text.replace(f"<{RAW}>", "").replace(f"</{RAW}>", "")


def makeExtension(**options: Any) -> StudyWikiMarkdown:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return StudyWikiMarkdown(**options)
