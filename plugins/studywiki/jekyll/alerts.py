"""The documentation theme's alerts are GitHub's: `{{site.data.alerts.note}} words {{site.data.alerts.end}}`.

https://idratherbewriting.com/documentation-theme-jekyll/mydoc_alerts.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.jekyll.literal_text import Output, Prose
from studywiki.text.source import Edit, Source

_KINDS = {
    "note": "NOTE", "info": "NOTE", "default": "NOTE", "notice": "NOTE", "tip": "TIP", "success": "TIP", "hint": "TIP",
    "important": "IMPORTANT", "primary": "IMPORTANT", "warning": "WARNING", "caution": "CAUTION", "danger": "CAUTION",
    "error": "CAUTION",
}  # fmt: skip
_MARK = re.compile(r"site\.data\.alerts\.(?P<name>\w+)")
_PREFIX = re.compile(r"[ \t>]*")


def kind(name: str) -> str | None:
    """GitHub's kind of alert for the theme's name of it: `callout_danger` is a CAUTION. None if it is no alert."""
    return _KINDS.get(name.removeprefix("callout_").removeprefix("callout-").lower())


def box(kind: str, words: str, prefix: str = "") -> str:
    """`words` as an alert whose lines after the first start with `prefix`."""
    lines = [line.strip() for line in words.strip().split("\n")]
    return f"\n{prefix}".join([f"> [!{kind}]", *(f"> {line}".rstrip() for line in lines)])


def edits(source: Source, prose: Prose) -> Iterator[Edit]:
    """What makes alerts of the page's marks. Where a mark has words before it on its line, only the marks go."""
    text = source.text
    opened: tuple[Output, str] | None = None
    for output in prose.outputs():
        found = _MARK.fullmatch(output.inner)
        if not found or not prose.holds(output.start):
            continue
        name = found["name"]
        if name.startswith("hr"):
            yield Edit(output.start, output.end, "<hr />")
        elif name == "end" and opened:
            yield from _alert(text, *opened, output)
            opened = None
        else:
            if opened:
                yield Edit(opened[0].start, opened[0].end, "")
            opened = None
            if alert := kind(name):
                opened = output, alert
            else:
                yield Edit(output.start, output.end, "")
    if opened:
        yield Edit(opened[0].start, opened[0].end, "")


def _alert(text: str, opening: Output, kind: str, closing: Output) -> Iterator[Edit]:
    before = text[text.rfind("\n", 0, opening.start) + 1 : opening.start]
    line_end = text.find("\n", closing.end)
    after = text[closing.end : line_end if line_end >= 0 else len(text)]
    margin = _PREFIX.match(before)
    if before.strip(" \t>") or after.strip() or margin is None:
        yield Edit(opening.start, opening.end, "")
        yield Edit(closing.start, closing.end, "")
        return
    prefix = margin[0]
    body = text[opening.end : closing.start]
    lines = [line.removeprefix(prefix) if prefix else line for line in body.split("\n")]
    above = text[: max(text.rfind("\n", 0, opening.start), 0)]
    gap = f"\n{prefix}" if above.rpartition("\n")[2].strip(" \t>") else ""
    below = text[line_end + 1 : (text.find("\n", line_end + 1) + 1 or len(text) + 1) - 1] if line_end >= 0 else ""
    end = f"\n{prefix}".rstrip(" \t") if below.strip(" \t>") else ""
    yield Edit(opening.start, closing.end, gap + box(kind, "\n".join(lines), prefix) + end)
