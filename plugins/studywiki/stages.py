"""Every stage of a page in Python-Markdown that is ours, in the order in which they run, each with the reason.

A stage runs before those of its kind with a lower number, ours or others'. The numbers of others, for comparison:
preprocessors `normalize_whitespace` 30, pymdownx's fences 25, MkDocs' search for anchors 21, `html_block` 20; tree
processors `inline` 20, `attr_list` 8, `toc` 5, MkDocs' title 1 and links 0, `unescape` 0; postprocessors `raw_html` 30.
https://github.com/Python-Markdown/markdown/blob/3.10/markdown/preprocessors.py#L39-L44
https://github.com/Python-Markdown/markdown/blob/3.10/markdown/treeprocessors.py#L41-L52
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from markdown import Markdown
from msgspec import Struct


class Kind(Enum):
    """What a stage works on."""

    TEXT = "preprocessors"
    BLOCK = "block processors"
    TREE = "treeprocessors"
    HTML = "postprocessors"


class Stage(Struct, frozen=True):
    """One stage."""

    name: str
    kind: Kind
    priority: float
    reason: str
    """Why it stands where it stands."""


STAGES = (
    Stage("studywiki-start", Kind.TEXT, 1_000_000, "the page that was begun is taken up before anything reads it"),
    Stage("studywiki-findings", Kind.TEXT, 1000, "what will be taken out is told by the author's own lines"),
    Stage("snippet", Kind.TEXT, 32, "in the place of pymdownx's own, which it is but for the reading"),
    Stage("studywiki-spaced", Kind.TEXT, 29.95, "while each line of the page is its author's"),
    Stage("studywiki-jekyll", Kind.TEXT, 29.9, "Liquid and kramdown become Markdown and HTML, which the rest reads"),
    Stage(
        "studywiki-glossary", Kind.TEXT, 29.85, "Liquid is resolved, and the terms have formulas, links and Markdown"
    ),
    Stage("studywiki-math", Kind.TEXT, 29.8, "formulas are set aside, so that nothing below takes them for Markdown"),
    Stage("studywiki-blocks", Kind.TEXT, 29.7, "before fences and raw HTML are read otherwise than GitHub reads them"),
    Stage("studywiki-tokens", Kind.BLOCK, 1000, "what was parsed is no text for anybody else"),
    Stage("studywiki-footnotes", Kind.TREE, 45, "after `footnote` (50) has made its list, before it is sorted (19)"),
    Stage("inline", Kind.TREE, 20, "in the place of Python-Markdown's own"),
    Stage("studywiki-abbreviations", Kind.TREE, 7.5, "before `abbr` (7) puts them in: there may be too many"),
    Stage("studywiki-identifiers", Kind.TREE, 7.5, "after `attr_list` has set ids, before headings get theirs"),
    Stage("studywiki-math-anchors", Kind.TREE, 7, "equations are places before headings are named"),
    Stage("studywiki-anchors", Kind.TREE, 6, "GitHub's ids, of TeX as it was written, before `toc` makes its own"),
    Stage("studywiki-math-plain", Kind.TREE, 5.5, "`toc` and MkDocs' title read headings as text"),
    Stage("toc", Kind.TREE, 5, "in the place of its own"),
    Stage("studywiki-links", Kind.TREE, 2, "after all that makes links, before MkDocs makes addresses of them"),
    Stage("studywiki-math-typeset", Kind.TREE, 0.5, "headings have their formulas back, once their text is taken"),
    Stage("studywiki-link-marks", Kind.TREE, -1, "after MkDocs has made the addresses that they are put behind"),
    Stage("studywiki-terms", Kind.TREE, -2, "what was made into HTML before was a heading: the page is what comes now"),
    Stage("studywiki-raw", Kind.HTML, 31, "what is HTML already loses the elements around it before it comes back"),
    Stage("studywiki-balance", Kind.HTML, -10, "after raw HTML has come back"),
    Stage("studywiki-clean", Kind.HTML, -900, "after all others: the browser sees what passed here, whatever made it"),
    Stage("studywiki-code", Kind.HTML, -925, "the colours of code are as they are to be, and the cleaner has passed"),
    Stage("studywiki-links-shown", Kind.HTML, -950, "which links are shown is known once the rest is taken out"),
    Stage("studywiki-article", Kind.HTML, -975, "what is shown is known, and KaTeX has not made it large"),
    Stage("studywiki-terms", Kind.HTML, -980, "marks are no part of the words, and formulas are still set aside"),
    Stage("studywiki-math", Kind.HTML, -1000, "KaTeX's elements are many, and no concern of the sanitiser's"),
)
"""All of them."""
OF_WHOLE_PAGES = ("studywiki-article", "studywiki-terms", "studywiki-math")
"""Stages that a part of a page, as a heading, does not pass by itself."""
OF_WORDS = ("studywiki-article", "studywiki-terms")
"""Those of them that a heading on its way into the list of headings does not pass: they look for words of the page."""
_BY_NAME = {(stage.kind, stage.name): stage for stage in STAGES}


def enter(md: Markdown, kind: Kind, name: str, processor: Any) -> None:  # noqa: ANN401  one of four classes
    """Enter `processor` into `md` as the stage `name`. Raises `KeyError` for one that is not in `STAGES`."""
    registry = md.parser.blockprocessors if kind is Kind.BLOCK else getattr(md, kind.value)
    registry.register(processor, name, _BY_NAME[kind, name].priority)
