"""Liquid's tags without a body: `include`, `link`, `post_url` and those of Jekyll's plugins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from studywiki.diagnostics import Diagnostic
from studywiki.jekyll import control, includes, own_includes
from studywiki.jekyll.expressions import Variables
from studywiki.jekyll.expressions import shown as as_text
from studywiki.jekyll.growth import Unknown
from studywiki.jekyll.literal_text import Prose, Tag
from studywiki.text.source import Edit, Source

_OTHERS = {
    "autoescape", "block", "blocktrans", "blocktranslate", "call", "csrf_token", "debug", "do", "elif", "extends",
    "filter", "from", "import", "lorem", "load", "macro", "now", "regroup", "set", "spaceless", "static", "trans",
    "translate", "url", "verbatim", "with", "widthratio",
}  # fmt: skip
"""Tags of Jinja and Django, which are no Liquid: a page that names them speaks of them."""
_BLOCK = re.compile(r"> |<(?:blockquote|center|details|div|dl|figure|iframe|ol|p|section|table|ul|video)\b")
_EMBEDDED = re.compile(r"\{\{-?((?:(?!\{\{|\}\}).)*?)-?\}\}")


class Page(Struct, frozen=True):
    """What one page's tags work with."""

    variables: Variables
    report: Callable[[Diagnostic], None]
    own: own_includes.Read
    """Gives the text of an include of the wiki's own."""


def edits(source: Source, prose: Prose, page: Page) -> Iterator[Edit]:
    """What the page's tags show. What is Liquid and not known is reported and shown to nobody."""
    tags = [tag for tag in prose.tags() if tag.name not in control.NAMES]
    if any(tag.name in _OTHERS for tag in tags):
        return
    for tag in tags:
        place = source.locate(tag.start, tag.end)
        written = source.text[tag.start : tag.end]
        result = _shown(source.text, tag, page)
        if result is None:
            if tag.name.startswith("include"):
                name = tag.rest.split(" ", 1)[0]
                page.report(Diagnostic("liquid-include-unknown", place, {"text": written, "name": name}))
            else:
                page.report(Diagnostic("liquid-tag-unknown", place, {"text": written}))
        yield Edit(tag.start, tag.end, result or "")


def _shown(text: str, tag: Tag, page: Page) -> str | None:
    """The Markdown of one tag; None where it is not known."""
    if tag.name in ("seo", "feed_meta", "toc"):
        return ""
    if tag.name in ("link", "post_url"):
        return _address(tag)
    if tag.name == "gist" and re.fullmatch(r"[\w/-]+(?:\s+\S+)?", tag.rest):
        return f"<https://gist.github.com/{tag.rest.split()[0]}>"
    if tag.name in ("youtube", "vimeo", "youtube_embed"):
        number = tag.rest.strip("\"' ")
        at = "https://vimeo.com/" if tag.name == "vimeo" else "https://www.youtube.com/watch?v="
        return f"<{at}{number}>" if re.fullmatch(r"[\w-]+", number) else None
    if not tag.name.startswith("include"):
        return None
    rest = _EMBEDDED.sub(lambda found: _value(found[1].strip(), page.variables, found[0]), tag.rest)
    start, end = text.rfind("\n", 0, tag.start) + 1, text.find("\n", tag.end)
    around = text[start : tag.start] + text[tag.end : end if end >= 0 else len(text)]
    alone = not around.strip(" \t>")
    file, given = includes.parts(rest, lambda written: _value(written, page.variables, written))
    own = None if includes.is_told_apart(file, given) else page.own(file)
    result = own_includes.filled(own, given, page.variables) if own is not None else None
    if result is None:
        result = includes.shown(file, given, alone=alone)
    if not result or not alone or not _BLOCK.match(result):
        return result
    prefix = text[start : tag.start]
    lines = result.split("\n")
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    below = text[end + 1 : text.find("\n", end + 1) if "\n" in text[end + 1 :] else len(text)] if end >= 0 else ""
    gap = f"\n{prefix}" if above.strip(" \t>") else ""
    return gap + f"\n{prefix}".join(lines) + (f"\n{prefix}".rstrip(" \t") if below.strip(" \t>") else "")


def _value(expression: str, variables: Variables, written: str) -> str:
    try:
        return str(variables.budget.spend(as_text(variables.evaluate(expression))))
    except Unknown:
        return written


def _address(tag: Tag) -> str | None:
    """The address of a file or a post, from the wiki's root; `links` finds the page."""
    path = tag.rest.strip("\"' ").replace(" ", "%20")
    if not path:
        return None
    if tag.name == "link":
        return "/" + path.lstrip("/")
    folder, slash, name = path.rpartition("/")
    return f"/{folder}{slash}_posts/{name}.md"
