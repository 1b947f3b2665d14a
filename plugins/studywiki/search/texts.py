"""The sections' texts, of which snippets are made: a file a page, or several of a long one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studywiki.search.page import FoundPage, Part

LONGEST = 6_000
"""Letters of a section's text that are kept; all its words are found, and a snippet shows the first of them."""
_LARGEST = 5_000
"""Letters of a file, if it has more than one section: about 4 kB when gzip has packed it, of Hangul."""
SENT = 0.46
"""Of a file's bytes, what is sent when they are packed. How much postings shrink cannot be said beforehand."""
BETWEEN = "\t"
"""Between an anchor, a title, a text and the next anchor: none of them holds one."""
_STRANGE = re.compile(r"[\t\ud800-\udfff]")


def texts(location: str, page: FoundPage) -> Iterator[tuple[str, int]]:
    """The texts of the `page` at `location`, file by file, and how many sections each has."""
    sections = page.sections
    start = size = 0
    for at, section in enumerate(sections):
        own = len(section.title) + min(len(section.text), LONGEST)
        if at > start and size + own > _LARGEST:
            yield _text(location, start, page.tags, sections[start:at]), at - start
            start, size = at, 0
        size += own
    yield _text(location, start, page.tags, sections[start:]), len(sections) - start


def _text(location: str, start: int, tags: Sequence[str], sections: Sequence[Part]) -> str:
    """The file of `sections`, of which the first is the page's section `start`.

    Whose it is comes first; then that number, with the page's tags, a line each.
    """
    fields = [location, "\n".join([str(start), *tags])]
    for each in sections:
        fields += [each.anchor, each.title, each.text[:LONGEST]]
    return BETWEEN.join(_STRANGE.sub(" ", each) for each in fields)
