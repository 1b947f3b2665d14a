"""A block of HTML keeps what is wrong with it to itself: what follows it is shown.

    <!-- a comment that the block does not end       ends with the block
    <div class="note>                                 a tag without end is text
    <title> in HTML                                   so is a tag that the text only names: `named_tags`

To a browser all the rest of the page would be within the comment or the tag. What is hidden all the same is told.
"""

from __future__ import annotations

from studywiki.markdown import named_tags
from studywiki.markup.browser_tags import COMMENT, tags

_OPEN_TAGS = 20
"""Tags without an end in one block of which each is looked at: each time the rest is read once more."""


def contained(html: str) -> str:
    """`html`, a whole block, such that nothing in it reaches beyond it."""
    parts: list[str] = []
    for _ in range(_OPEN_TAGS):
        html = named_tags.without(html)
        tag = next((tag for tag in tags(html) if tag.end is None), None)
        if tag is None:
            return "".join([*parts, html])
        if tag.name == COMMENT:
            return "".join([*parts, html, "-->"])
        parts += [html[: tag.start], "&lt;"]
        html = html[tag.start + 1 :]  # the tag takes no other for its own any more
    return "".join([*parts, html.replace("<", "&lt;")])
