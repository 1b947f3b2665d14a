"""What the templates add to the author's text: the heading, the lead, the date."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from markupsafe import Markup, escape
from msgspec import Struct

from studywiki.messages.phrases import spoken
from studywiki.pages.title import Title

_LETTERS = re.compile(r"(?:%[C-F][0-9A-F](?:%[89AB][0-9A-F]){1,3})+")
"""Percent-encoded UTF-8 of what is not ASCII."""
_FORMS = ("report", "add")
"""The links that lead to a form which the address fills in."""
_SIGNS = re.compile("%(?:3A|2F|3F|28|29|21|2C)")
"""What may stand in the query of an address as it is: `:/?()!,`."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_H1 = re.compile(r"<h1\b[^>]*>(?P<text>.*?)</h1\s*>", re.DOTALL | re.IGNORECASE)
_ANCHOR = re.compile(r'<a (?=[^<>]*class="headerlink")[^<>]*>(?:(?!<a ).)*?</a>', re.DOTALL)


class Body(Struct, frozen=True):
    """A page's HTML, cut where the lead and Edit me go in."""

    heading: bool
    """Whether the page's title is to stand above it."""
    before: str
    """The author's own heading, where the page starts with it."""
    after: str


def body(content: str, title: Title | None) -> Body:
    """Cut `content` behind its first heading, and say whether it needs one.

    A page without an h1 gets its title as one; one that starts with its only h1 has it. A page from Jekyll, where the
    layout printed the title, may use h1 for its sections: the title of its front matter, `title`, stands above them.
    """
    end = content.rfind("-->") + len("-->")  # a comment that nothing closes would be looked through from each `<!--`
    bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), content[:end]) + content[end:]
    found = list(_H1.finditer(bare))
    at_start = bool(found) and not bare[: found[0].start()].strip()
    if not found:
        return Body(True, "", content)
    titled = title is not None and all(_text(h1) != title.text for h1 in found)
    if titled and not (at_start and len(found) == 1):
        return Body(True, "", content)
    end = found[0].end() if at_start else 0
    return Body(False, content[:end], content[end:])


def readable(links: Any) -> dict[str, str]:  # noqa: ANN401  `edit_links`' own, or nothing
    """The addresses of `links` by their names; those of forms with letters and signs instead of their percent-encoding.

    The browser encodes what it has to when the link is followed. They are half as long: what forms are filled with is
    Korean, and each page has them twice.
    """
    named = ((name, getattr(links, name, None)) for name in ("edit", "history", "report", "add"))
    return {name: _readable(address) if name in _FORMS else address for name, address in named if address}


@lru_cache(64)  # the pages of a folder have the same form for a new one
def _readable(address: str) -> str:
    path, mark, query = address.partition("?")
    return path + mark + _SIGNS.sub(lambda sign: unquote(sign[0]), _LETTERS.sub(_letters, query))


def _letters(encoded: re.Match[str]) -> str:
    read = unquote(encoded[0])
    if read.isalpha():  # as nearly always
        return read
    return "".join(sign if sign.isalpha() and sign != "\ufffd" else quote(sign, safe="") for sign in read)


def lead(meta: Mapping[str, Any]) -> str:
    """The summary as HTML, or nothing."""
    summary = meta.get("summary")
    return html.escape(summary.strip()) if isinstance(summary, str) else ""


def description(meta: Mapping[str, Any]) -> Markup:
    """What search engines show of the page, escaped: its description, else its summary, else nothing."""
    found = meta.get("description") or meta.get("summary")
    return escape(" ".join(str(found).split())) if isinstance(found, str | int | float) else Markup()


def keywords(meta: Mapping[str, Any]) -> str:
    """The keywords as the value of an attribute, or nothing. They may be a list or a text."""
    found = meta.get("keywords")
    if isinstance(found, list):
        found = ", ".join(str(word).strip() for word in found if word is not None)
    return html.escape(" ".join(found.split())) if isinstance(found, str) else ""


class Updated(Struct, frozen=True):
    """When the author says the page was last changed."""

    shown: str
    """HTML."""
    date: str = ""
    """In ISO's form, where it is one."""


def updated(meta: Mapping[str, Any], language: str) -> Updated | None:
    """`last_updated`: a date in the language's own form, anything else as it was written."""
    written = meta.get("last_updated")
    if (
        not isinstance(written, str | int | float | datetime.date)
        or isinstance(written, bool)
        or not str(written).strip()
    ):
        return None
    try:
        day = datetime.date.fromisoformat(str(written).strip().replace("T", " ").split(" ")[0])
    except ValueError:
        return Updated(html.escape(str(written).strip()))
    shown = spoken("theme", language)["date"].format(year=day.year, month=day.month, day=day.day)
    return Updated(shown, day.isoformat())


def _text(h1: re.Match[str]) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", _ANCHOR.sub("", h1["text"]))).strip()
