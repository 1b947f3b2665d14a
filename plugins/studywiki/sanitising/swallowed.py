"""What a browser takes for a part of a tag, and does not show: `x<y` in a block of HTML, a value whose quote is open.

GitHub loses it as well: there, too, the author's block of HTML is not looked into before it comes to the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.diagnostics import Diagnostic, Severity
from studywiki.markup import markup
from studywiki.markup.browser_tags import COMMENT, tags
from studywiki.markup.targets import blotted
from studywiki.text.source import Source

_OVER_A_TAG = re.compile(r"=\s*(?:\"[^\"<>]*>[^\"<]*<[/a-zA-Z!]|'[^'<>]*>[^'<]*<[/a-zA-Z!])")
"""A value that holds the end of a tag and then the start of another: its quote was forgotten."""
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")
_WORDS = re.compile(r"<|[^\x00-\x7f]")
"""What no tag has outside of values."""


def find(source: Source) -> Iterator[Diagnostic]:
    """Tags that take words of the page for their own. Never raises; takes time in proportion to the text."""
    facts = markup.of(source.text)
    text = blotted(source.text, [(formula.start, formula.end) for formula in facts.formulas])
    for start, end in facts.blocks.html:
        html = text[start:end]
        for tag in tags(html):
            if tag.name == COMMENT:  # the rule of the name does not see it where a script seems to hold it
                place = source.locate(start + tag.start, start + tag.start + len("<!--"))
                yield Diagnostic("unclosed-comment", place, severity=Severity.ERROR)
                break
            written = html[tag.start : tag.end]
            place = source.locate(start + tag.start, start + tag.start + 1 + len(tag.name))
            if tag.open_quote is not None or _OVER_A_TAG.search(written):
                yield Diagnostic("html-quote-open", place, {"tag": f"<{tag.name}>"})
            elif tag.end is None or _WORDS.search(_VALUE.sub("", written[1:])):
                yield Diagnostic("html-tag-open", place, {"text": _short(written)})


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29] + "…"
