"""HTML's elements by what they are. What a room lets through, closes or looks for is said there, in these words.

The first group of sets is HTML's own, one for each chapter of https://html.spec.whatwg.org/multipage/#toc-semantics .
"""

from __future__ import annotations

from collections.abc import Iterable


def names(written: str) -> frozenset[str]:
    """A set of the names in `written`, which have blanks between them."""
    return frozenset(written.split())


def one_of(elements: Iterable[str]) -> str:
    """A part of a regular expression that is one of the names; what comes after it has to end the name."""
    return "|".join(sorted(elements))


HEADINGS = names("h1 h2 h3 h4 h5 h6")
"""https://html.spec.whatwg.org/multipage/sections.html#the-h1,-h2,-h3,-h4,-h5,-and-h6-elements"""
METADATA = names("head title base link meta style")
"""https://html.spec.whatwg.org/multipage/semantics.html#document-metadata"""
SECTIONS = names("body article section nav aside hgroup header footer address") | HEADINGS
"""https://html.spec.whatwg.org/multipage/sections.html"""
GROUPING = names("p hr pre blockquote ol ul menu li dl dt dd figure figcaption main search div")
"""https://html.spec.whatwg.org/multipage/grouping-content.html"""
TEXT_LEVEL = names(
    "a em strong small s cite q dfn abbr ruby rt rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr"
)
"""https://html.spec.whatwg.org/multipage/text-level-semantics.html"""
EDITS = names("ins del")
"""https://html.spec.whatwg.org/multipage/edits.html"""
EMBEDDED = names("picture source img iframe embed object video audio track map area")
"""https://html.spec.whatwg.org/multipage/embedded-content.html"""
TABULAR = names("table caption colgroup col tbody thead tfoot tr td th")
"""https://html.spec.whatwg.org/multipage/tables.html"""
FORMS = names("form label input button select datalist optgroup option textarea output progress meter fieldset legend")
"""https://html.spec.whatwg.org/multipage/forms.html"""
INTERACTIVE = names("details summary dialog")
"""https://html.spec.whatwg.org/multipage/interactive-elements.html"""
SCRIPTING = names("script noscript template slot canvas")
"""https://html.spec.whatwg.org/multipage/scripting.html"""
OLD_TEXT = names("acronym big font nobr strike tt")
"""What of HTML's obsolete elements is text-level: https://html.spec.whatwg.org/multipage/obsolete.html"""
OLD_BLOCKS = names("center dir")
"""What of them is a block."""
OBSOLETE = OLD_TEXT | OLD_BLOCKS | names(
    "applet basefont bgsound blink frame frameset isindex keygen listing marquee menuitem multicol nextid noembed"
    " noframes param plaintext rb rtc spacer xmp"
)  # fmt: skip
"""All of them, with what only some browsers knew."""
ALL = (
    names("html math svg") | METADATA | SECTIONS | GROUPING | TEXT_LEVEL | EDITS | EMBEDDED | TABULAR | FORMS
    | INTERACTIVE | SCRIPTING | OBSOLETE
)  # fmt: skip
"""Every element that HTML knows, or knew."""

VOID = names("area base br col embed hr img input link meta source track wbr")
"""Elements without content and end: https://html.spec.whatwg.org/multipage/syntax.html#void-elements"""
END_LEFT_OUT = names("p li dt dd tr td th tbody thead tfoot option")
"""Elements that end by themselves, of those that pages hold: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags"""
TEXT_ONLY = names("title textarea style xmp iframe noembed noframes script noscript plaintext")
"""Elements in which browsers look for no tags:
https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments"""

_RARE = names("bdi bdo body data dialog hgroup map menu rp rt ruby search time")
NEED_END = (
    SECTIONS | GROUPING | TEXT_LEVEL | EDITS | EMBEDDED | INTERACTIVE
    | names("table form label button select fieldset font strike tt center svg")
) - VOID - END_LEFT_OUT - _RARE  # fmt: skip
"""Elements that hold all that follows where their end was forgotten: those of which HTML does not let the end tag out,
but for what hardly any page holds."""

LITERAL = names("pre script style textarea")
"""Elements whose content is no Markdown, whatever blank lines it has:
https://spec.commonmark.org/0.31.2/#html-blocks, the first kind."""
LITERAL_ANYWHERE = LITERAL | {"code"}
"""The same, and code in a paragraph: nobody means Markdown, formulas or Liquid in it."""

MARKDOWN_SPANS = names("address dd dt legend li p summary td th") | HEADINGS
"""Elements that hold no blocks unless told so, of those that are told to hold Markdown:
https://github.com/Python-Markdown/markdown/blob/3.8/markdown/extensions/md_in_html.py#L40-L42"""
MARKDOWN_RAW = names("canvas math option") | LITERAL
"""Elements that hold no Markdown at all:
https://github.com/Python-Markdown/markdown/blob/3.8/markdown/extensions/md_in_html.py#L44"""
