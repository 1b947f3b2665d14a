"""GitHub's alerts, quotes that start with `[!NOTE]`, become the boxes of Material.

https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts

markdown-it-py's own rule for them (since 4.1, with the option `alerts`) makes a box of a marker that nothing follows,
and of one that is indented code, where GitHub shows the quote and the code.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_MARKER = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", re.IGNORECASE)

_CLASSES = {
    "note": "note",
    "tip": "tip",
    "important": "important info",
    "warning": "warning",
    "caution": "caution danger",
}
"""Material's own kinds that look like GitHub's, after GitHub's name where that differs."""

_TITLES = {
    "ko": {"note": "참고", "tip": "팁", "important": "중요", "warning": "주의", "caution": "경고"},
    "en": {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"},
}


def convert(quote: Element, language: str) -> None:
    """Make `quote` a box if it starts with an alert's marker, on a line of its own."""
    first = quote[0] if len(quote) else None
    found = _MARKER.match(first.text) if first is not None and first.tag == "p" and first.text else None
    if first is None or first.text is None or not found:
        return
    kind = found[1].lower()
    rest = first.text[found.end() :].lstrip()
    if not rest and len(quote) == 1:
        return  # GitHub shows an alert without content as the quote that it is
    if rest:
        first.text = rest
    else:
        quote.remove(first)
    quote.tag = "div"
    quote.set("class", f"admonition {_CLASSES[kind]}")
    title = Element("p", {"class": "admonition-title"})
    title.text = _TITLES.get(language, _TITLES["en"])[kind]
    quote.insert(0, title)
