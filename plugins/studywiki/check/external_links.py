"""Where a page's links to other sites are written: targets, and the bare addresses that become links."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from studywiki.diagnostics import Location
from studywiki.markdown import autolinks
from studywiki.markup import markup
from studywiki.markup.targets import blotted
from studywiki.text.source import Source
from studywiki.wiki import schemes

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def links(source: Source) -> Iterator[tuple[str, Location]]:
    """Each address of the web in `source` as its author wrote it, with its place; those in code are none."""
    read = markup.of(source.text)
    for target in read.targets:
        written = source.text[target.start : target.end]
        address = html.unescape(_ESCAPED.sub(r"\1", written))  # not decoded: `%2F` is no slash to a site
        if schemes.is_web(address) and "{{" not in address:
            yield address, source.locate(target.start, target.end)
    bare = blotted(read.prose, [(each.start, each.end) for each in read.targets])
    for start, address in autolinks.bare(bare):
        yield address, source.locate(start, start + len(address))
