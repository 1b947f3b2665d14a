"""Liquid's outputs: `{{ site.baseurl }}`, `{{ page.title }}`, `{{ '/assets/x.png' | relative_url }}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from studywiki.diagnostics import Diagnostic
from studywiki.jekyll.expressions import Variables, root, shown
from studywiki.jekyll.growth import TooLarge, Unknown, short
from studywiki.jekyll.literal_text import Output, Prose
from studywiki.text.source import Edit, Source

_NOTHING = re.compile(r"site\.(?:baseurl|url)|base_?url|BASE_PATH", re.IGNORECASE)
"""What stands before an address in the wiki: links count from the wiki's root, wherever it is published."""
_OF_PAGE = re.compile(r"page(?:\.(?P<key>\w[\w-]*)|\[[\"'](?P<quoted>[\w -]+)[\"']\])[\w.\[\]\"'-]*")
"""A value of the page's own front matter, or a part of one."""
_DEFAULT = re.compile(r"\|\s*default\s*:")
_LIQUID = {"site", "page", "include", "layout", "post", "paginator", "forloop", "content", "jekyll", "theme"}
_DESTINATION = re.compile(r"(?:\]\(|\]:[ \t]*|=\"?'?)[^\s()<>\"']*\Z")


def edits(source: Source, prose: Prose, variables: Variables, report: Callable[[Diagnostic], None]) -> Iterator[Edit]:
    """What the page's outputs show. Names that are nothing of Liquid's are words, or TeX, and stay."""
    for output in prose.outputs():
        first = root(output.inner)
        if first is None:
            continue
        if first and first not in _LIQUID and not variables.knows(first) and not _NOTHING.match(output.inner):
            continue
        if prose.holds(output.start):
            yield Edit(output.start, output.end, _value(output, source, variables, report))


def _value(output: Output, source: Source, variables: Variables, report: Callable[[Diagnostic], None]) -> str:
    name, bar, filters = output.inner.partition("|")
    expression = f"''{bar}{filters}" if _NOTHING.fullmatch(name.strip()) else output.inner
    if bar and re.search(r"(?:prepend|append)\s*:\s*site\.(?:baseurl|url)", filters):
        expression = re.sub(r"site\.(?:baseurl|url)", "''", output.inner)
    try:
        value: str = variables.budget.spend(shown(variables.evaluate(expression)))
    except TooLarge:
        place = source.locate(output.start, output.end)
        report(Diagnostic("liquid-too-large", place, {"text": short(output.inner)}))
        return ""
    except Unknown:
        written = source.text[output.start : output.end]
        report(Diagnostic("liquid-output-unknown", source.locate(output.start, output.end), {"text": written}))
        return ""
    asked = _OF_PAGE.fullmatch(name.strip())
    key = (asked["key"] or asked["quoted"]) if asked else ""
    if not value and key and not variables.knows(f"page.{key}") and not _DEFAULT.search(output.inner):
        values = {"text": short(output.inner), "name": key}
        report(Diagnostic("liquid-page-value", source.locate(output.start, output.end), values))
    line = source.text[source.text.rfind("\n", 0, output.start) + 1 : output.start]
    if _DESTINATION.search(line):
        return re.sub(r"[ <>]", lambda found: f"%{ord(found[0]):02X}", value)
    return value
