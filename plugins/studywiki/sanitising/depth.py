"""How deep elements may stand within one another in a page. Tags that would go deeper are left out, their words stay.

Chromium builds no deeper tree than 512 either (`kMaximumHTMLParserDOMTreeDepth`). What reads a page after us, such as
Material's search plugin, may need the square of its depth.
"""

from __future__ import annotations

import re

from studywiki.html_elements import VOID

LEVELS = 256

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)(?![\w-])[^<>]*>")


def shallow(html: str) -> tuple[str, bool]:
    """`html` without the tags that stand deeper than `LEVELS`, and whether there were any.

    `html` is as the cleaner writes it: every element is closed, and `<` stands nowhere but before tags.
    """
    if html.count("</") <= LEVELS:
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
