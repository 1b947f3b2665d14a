"""Elements that are written as if they were over at once: `<a name="x"/>`, `<iframe src="…" />`.

In XML and on GitHub they are; in HTML the slash means nothing, and all that follows would be within the link or lost
in the frame (https://html.spec.whatwg.org/multipage/syntax.html#start-tags).
"""

from __future__ import annotations

import re

from studywiki.html_elements import HEADINGS, LITERAL, names, one_of

_NEVER_EMPTY = HEADINGS | LITERAL | names(
    "a abbr article audio b blockquote button center code div em font i iframe kbd label li mark object ol p s section"
    " select small span strong sub sup table td th title u ul video"
)  # fmt: skip
_TAG = re.compile(
    rf"""<(?P<name>{one_of(_NEVER_EMPTY)})(?=[\s/])(?>(?:[^<>"'/]|/(?!>)|"[^"]*"|'[^']*')*)/>""", re.IGNORECASE
)


def closed(html: str) -> str:
    """`html` with an end tag after each such element; those of drawings and formulas stay."""
    return _TAG.sub(lambda tag: f"{tag[0][:-2].rstrip()}></{tag['name']}>", html) if "/>" in html else html
