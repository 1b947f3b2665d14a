"""The map of what is to be read before what: lists of pages, level by level, each page with those that it presupposes.

It works without script. `scripts/prerequisites.js` shows the ways to a page and on from it, when one points at it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import escape

from studywiki.messages.phrases import spoken
from studywiki.theme.learning import Link


def html(
    levels: Sequence[Sequence[str]], before: Mapping[str, Sequence[str]], links: Mapping[str, Link], language: str
) -> str:
    """The lists. `levels` are pages by their names, `before` has what each presupposes, `links` lead there."""
    words = spoken("theme", language)["learning"]
    numbers = {page: str(at) for at, page in enumerate(page for pages in levels for page in pages)}
    lists: list[str] = []
    for at, pages in enumerate(levels, 1):
        entries: list[str] = []
        for page in pages:
            after = " ".join(numbers[each] for each in before[page])
            first = ", ".join(links[each].title for each in before[page])
            told = f'<span class="studywiki-steps__before">{escape(words["first"])} {first}</span>' if first else ""
            link = f'<a href="{escape(links[page].url)}">{links[page].title}</a>'
            entries.append(f'<li data-step="{numbers[page]}" data-after="{after}">{link}{told}</li>')
        number = escape(words["step"].format(step=at))
        shown = f'<span class="studywiki-steps__number">{number}</span><ul>{"".join(entries)}</ul>'
        lists.append(f'<li class="studywiki-steps__level">{shown}</li>')
    return f'<ol class="studywiki-steps">{"".join(lists)}</ol>\n' if lists else ""
