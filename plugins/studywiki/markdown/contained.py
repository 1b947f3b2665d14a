"""A block of HTML keeps what is wrong with it to itself: what follows it is shown.

    <!-- a comment that the block does not end       ends with the block
    <div class="note>                                 a tag without end is text
    <title> in HTML                                   so is a tag that the text only names: `named_tags`

To a browser all the rest of the page would be within the comment or the tag. What is hidden all the same is told.
"""

from __future__ import annotations

from studywiki.markdown import named_tags
from studywiki.markup.browser_tags import COMMENT, tags


def contained(html: str) -> str:
    """`html`, a whole block, such that nothing in it reaches beyond it."""
    html = named_tags.without(html)
    for tag in tags(html):
        if tag.end is None:
            return f"{html}-->" if tag.name == COMMENT else f"{html[: tag.start]}&lt;{html[tag.start + 1 :]}"
    return html
