"""How deep elements may stand within one another in a page. Tags that would go deeper are left out, their words stay.

Chromium builds no deeper tree than 512 either (`kMaximumHTMLParserDOMTreeDepth`). What reads a page after us, such as
Material's search plugin, may need the square of its depth.
"""

from __future__ import annotations

import re

from studywiki.html_elements import VOID

LEVELS = 256

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)(?![\w-])[^<>]*>")
_TAG_OR_LEAF = re.compile(rf"<span[^<>]*>[^<]*</span>|{_TAG.pattern}")
"""The `span` around a word, of which code has hundreds, goes one level deeper and comes back: it is not counted."""


def shallow(html: str) -> tuple[str, bool]:
    """`html` without the tags that stand deeper than `LEVELS`, and whether there were any.

    `html` is as the cleaner writes it: every element is closed, and `<` stands nowhere but before tags.
    """
    if html.count("</") <= LEVELS or _deepest(html) < LEVELS:
        return html, False
    depth, at = 0, 0
    parts: list[str] = []
    for tag in _TAG.finditer(html):
        if tag[2].lower() in VOID:
            continue
        if not tag[1]:
            depth += 1
        if depth > LEVELS:
            parts.append(html[at : tag.start()])
            at = tag.end()
        if tag[1]:
            depth -= 1
    return "".join([*parts, html[at:]]), bool(parts)


def _deepest(html: str) -> int:
    """How deep the elements of `html` go, but for leaves."""
    depth = deepest = 0
    for closing, name in _TAG_OR_LEAF.findall(html):
        if not name or name.lower() in VOID:
            continue
        depth += -1 if closing else 1
        if depth > deepest:  # max() would take most of the time
            deepest = depth
    return deepest
