"""Sets of elements are what those say who made them, and no group of them lets something through that acts."""

from __future__ import annotations

from itertools import combinations

from markdown import Markdown
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from studywiki import html_elements as of
from studywiki.sanitising import policy

CHAPTERS = (
    of.METADATA, of.SECTIONS, of.GROUPING, of.TEXT_LEVEL, of.EDITS, of.EMBEDDED, of.TABULAR, of.FORMS, of.INTERACTIVE,
    of.SCRIPTING, of.OLD_TEXT, of.OLD_BLOCKS,
)  # fmt: skip
EVERY = frozenset().union(*CHAPTERS)


def test_an_element_stands_in_one_chapter() -> None:
    assert [one & other for one, other in combinations(CHAPTERS, 2) if one & other] == []


def test_what_holds_no_markdown_is_what_the_parsers_say() -> None:
    opening = HTML_SEQUENCES[0][0]
    assert {name for name in EVERY if opening.search(f"<{name}>")} == of.LITERAL
    reader = HTMLExtractorExtra(Markdown())
    assert reader.span_tags == of.MARKDOWN_SPANS
    assert reader.raw_tags == of.MARKDOWN_RAW


def test_an_element_that_needs_its_end_has_one() -> None:
    assert of.NEED_END - {"svg"} <= EVERY
    assert not of.NEED_END & (of.VOID | of.END_LEFT_OUT)


def test_nothing_is_let_through_that_acts() -> None:
    forms = of.FORMS - {"label", "button", "input"}  # which do nothing without a form
    others = of.names("html body applet embed object frame frameset dialog math foreignObject image use")
    assert not policy.TAGS & (of.METADATA | of.SCRIPTING | forms | others | policy.GONE_WITH_CONTENT)
