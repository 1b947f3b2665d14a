"""A page's HTML with its terms marked: the first mention in each section, where it is running text.

The mark is an element and no more: what a term means, all pages have from one file, when a reader asks for it. So a
page is the same while its words mean the same terms.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import escape, unescape

from msgspec import Struct

from studywiki import bounds
from studywiki.glossary.mentions import Spellings
from studywiki.html_elements import HEADINGS, VOID
from studywiki.markup.browser_tags import tags

CLASS = "studywiki-term"
_PASSED_OVER = (
    HEADINGS
    | frozenset(
        [
            "a",
            "abbr",
            "button",
            "caption",
            "code",
            "dfn",
            "dt",
            "figcaption",
            "kbd",
            "label",
            "math",
            "option",
            "pre",
            "q",
            "blockquote",
            "samp",
            "script",
            "select",
            "style",
        ]
    )
    | frozenset({"summary", "svg", "textarea", "th", "title", "tt", "var", "cite"})
)
"""Elements in which nothing is marked: links, code, headings, captions, and what others have said."""
_BLOT = "\x00"
_SET_ASIDE = re.compile("\x02[^\x02\x03]{0,100}\x03|&[#\\w]{1,40};|<!--.*?(?:--!?>|\\Z)|<[!?/][^>]*>?", re.DOTALL)
"""Formulas, which come back later, characters that are written by their names, and comments."""
_MARK = re.compile(rf'<span class="{CLASS}"(?: data-term="(?P<term>[^"]*)")?>(?P<words>[^<]*)</span>')


class Running(Struct, frozen=True):
    """The words of a page's HTML."""

    words: str
    """All that is seen as words, but for code that stands by itself."""
    text: str
    """The HTML with a blot for all that is no running text."""
    sections: list[int]
    """Where headings begin."""


def running(html: str) -> Running:
    """The words of `html`."""
    html = _without_code(html)
    words: list[str] = []
    text: list[str] = []
    sections: list[int] = []
    at = 0
    within, depth = "", 0
    for tag in tags(html):
        end = len(html) if tag.end is None else tag.end
        between, blot = html[at : tag.start], _BLOT * (end - tag.start)
        if between:
            words.append(between)
            text.append(_BLOT * len(between) if within else between)
        text.append(blot)
        at = end
        if within:
            if tag.name == within:
                depth += -1 if tag.closing else 1
                within = within if depth else ""
        elif not tag.closing and tag.name in _PASSED_OVER and tag.name not in VOID:
            within, depth = tag.name, 1
            if tag.name in HEADINGS:
                sections.append(tag.start)
    rest = html[at:]
    words.append(rest)
    text.append(_BLOT * len(rest) if within else rest)
    return Running(
        _BLOT.join(words).replace(_BLOT * 2, ""),
        _SET_ASIDE.sub(lambda found: _BLOT * len(found[0]), "".join(text)),
        sections,
    )


def _without_code(html: str) -> str:
    """`html` with a blot for each `pre`: code has as many tags as all the rest."""
    parts, at = [], 0
    while (start := html.find("<pre", at)) >= 0 and (end := html.find("</pre>", start)) >= 0:
        end += len("</pre>")
        parts += [html[at:start], _BLOT * (end - start)]
        at = end
    return "".join([*parts, html[at:]])


def marked(html: str, running: Running, spellings: Spellings, term: Callable[[str], str]) -> str:
    """`html`, whose words are `running`, with its terms marked.

    `term` gives the term that a spelling means, or nothing for one that is
    not to be marked.
    """
    parts, at, room = [], 0, bounds.TERMS_HTML
    seen: set[tuple[int, str]] = set()
    for mention in spellings.find(running.text):
        name = term(mention.key)
        place = (bisect_right(running.sections, mention.start), name)
        if not name or place in seen:
            continue
        words = html[mention.start : mention.end]
        said = "" if words == name else f' data-term="{escape(name)}"'
        start = f'<span class="{CLASS}"{said}>'
        room -= len(start.encode()) + len("</span>")
        if room < 0:
            break
        seen.add(place)
        parts += [html[at : mention.start], start, words, "</span>"]
        at = mention.end
    return "".join([*parts, html[at:]]) if parts else html


def terms(html: str) -> Iterator[str]:
    """The names of the terms that are marked in `html`."""
    for found in _MARK.finditer(html):
        yield unescape(found["term"] or found["words"])
