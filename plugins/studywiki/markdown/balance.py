"""Raw HTML stays within the page: a closing tag too many does not close what the theme has opened around it.

GitHub builds a tree of the page's own HTML (https://html.spec.whatwg.org/multipage/parsing.html), in which such a tag
closes nothing, and an element that is never closed ends with the page. A theme's template pastes text.
"""

from __future__ import annotations

import re

from markdown.postprocessors import Postprocessor

from studywiki.html_elements import LITERAL, names, one_of

_TEXT = LITERAL - {"pre"}  # where tags are tags
_AROUND = names("div article main section body html nav header footer form center details")
"""What a theme has around a page."""

_TAGS = re.compile(
    rf"<!--(?:.*?-->|.*)|<({one_of(_TEXT)})\b(?:.*?</\1\s*>|.*)"
    rf"|<(?P<end>/?)(?P<tag>{one_of(_AROUND)})\b[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)


class Balance(Postprocessor):
    """Takes away closing tags without an opening one, and closes what the page leaves open."""

    def run(self, text: str) -> str:
        """The page's HTML, balanced."""
        return balanced(text)


def balanced(html: str) -> str:
    """`html` with as many closing tags as opening ones, for the elements that a theme has around a page."""
    open_tags: list[str] = []
    stray: list[tuple[int, int]] = []
    depth: dict[str, int] = {}
    for found in _TAGS.finditer(html):
        tag = (found["tag"] or "").lower()
        if not tag:
            continue
        if not found["end"]:
            open_tags.append(tag)
            depth[tag] = depth.get(tag, 0) + 1
        elif depth.get(tag):
            depth[tag] -= 1
        else:
            stray.append(found.span())
    parts, at = [], 0
    for start, end in stray:
        parts.append(html[at:start])
        at = end
    parts.append(html[at:])
    for tag in reversed(open_tags):
        if depth[tag]:
            depth[tag] -= 1
            parts.append(f"</{tag}>")
    return "".join(parts)
