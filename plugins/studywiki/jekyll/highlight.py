"""`{% highlight LANGUAGE [linenos] %}` … `{% endhighlight %}` is a fence.

https://jekyllrb.com/docs/liquid/tags/#code-snippet-highlighting
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.jekyll.literal_text import Prose
from studywiki.text.source import Edit, Source

_TICKS = re.compile("`{3,}")
_HTML = re.compile(r"^[ \t>]*<|</?\w[^<>]*>[ \t]*$")
_PREFIX = re.compile(r"[ \t>]*")


def edits(source: Source) -> Iterator[Edit]:
    """What makes fences of the page's `highlight` blocks. One that is never closed is left to `control`."""
    text = source.text
    if "endhighlight" not in text:
        return
    tags = [t for t in Prose(text, within_highlight=True).tags() if t.name in ("highlight", "endhighlight")]
    opened = None
    for tag in tags:
        if tag.name == "highlight":
            opened = opened or tag
            continue
        if opened is None:
            continue
        body = text[opened.end : tag.start]
        line_start = text.rfind("\n", 0, opened.start) + 1
        before = text[line_start : opened.start]
        margin = _PREFIX.match(before)
        prefix = margin[0] if margin else ""
        fence = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(body))])
        language, *options = opened.rest.split() or [""]
        info = language + (' linenums="1"' if any(option.startswith("linenos") for option in options) else "")
        above = text[text.rfind("\n", 0, max(line_start - 1, 0)) + 1 : max(line_start - 1, 0)]
        gap = f"\n{prefix}" if _HTML.search(above) else ""  # a fence would be part of it
        opening = (gap if not before.strip(" \t>") else f"\n\n{prefix}") + fence + info
        body = body if body.lstrip(" \t").startswith("\n") else f"\n{prefix}{body}"
        last = body.rfind("\n") + 1
        closing = fence if not body[last:].strip(" \t>") else f"\n{prefix}{fence}"
        rest = text[tag.end : text.find("\n", tag.end) if "\n" in text[tag.end :] else len(text)]
        yield Edit(opened.start, tag.end, opening + body + closing + (f"\n{prefix}" if rest.strip() else ""))
        opened = None
