"""The whole glossary as Markdown, for the page that shows it: ㄱㄴㄷ and A to Z, an anchor for each term."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from studywiki.glossary import explained
from studywiki.glossary.model import Glossary, Term
from studywiki.wiki.wiki import Wiki

USED = "glossary-used-"
"""What the id of the place begins with where a term's pages are listed."""
_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_OTHERS = "0–9"
_NO_ID = re.compile(r"[^\w-]+")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|$~])")


def letter(name: str) -> str:
    """The letter below which `name` stands: ㄱ, A, or what stands for all others."""
    first = name[0]
    if "가" <= first <= "힣":
        return _INITIALS[(ord(first) - ord("가")) // 588]
    return first.upper() if first.isascii() and first.isalpha() else _OTHERS


def anchor(term: Term) -> str:
    """The anchor of `term`."""
    return anchor_of(term.name)


def anchor_of(name: str) -> str:
    """The anchor of the term that is called `name`."""
    return f"term-{_NO_ID.sub('-', name.lower()).strip('-')}"


def markdown(glossary: Glossary, wiki: Wiki, page: str, level: int) -> str:
    """The terms of `glossary` as they stand on `page`, below a heading of `level`."""
    entries = [(letter(term.name), term.name.lower(), term) for term in glossary.terms]
    english = [(letter(name), name.lower(), term, name) for term in glossary.terms for name in _foreign(term)]
    letters = sorted({entry[0] for entry in entries} | {entry[0] for entry in english}, key=_order)
    bar = " ".join(f'<a href="#letter-{each}">{each}</a>' for each in letters)
    parts = [f'<p class="glossary-letters">{bar}</p>']
    own = {key: list(group) for key, group in groupby(sorted(entries, key=_sorting), key=lambda entry: entry[0])}
    others = {key: list(group) for key, group in groupby(sorted(english, key=_sorting), key=lambda entry: entry[0])}
    for each in letters:
        parts.append(f'{"#" * min(level + 1, 6)} <span id="letter-{each}"></span>{each}')
        if each in own:
            terms = "\n".join(_entry(term, wiki, page) for *_, term in own[each])
            parts.append(f'<dl class="glossary">\n{terms}\n</dl>')
        if each in others:
            parts.append(_references(others[each]))
    return "\n\n".join(parts)


def _order(letter: str) -> tuple[int, str]:
    return (0 if letter in _INITIALS else 2 if letter == _OTHERS else 1, letter)


def _sorting(entry: tuple[str, str, *tuple[object, ...]]) -> tuple[tuple[int, str], str]:
    return _order(entry[0]), entry[1]


def _foreign(term: Term) -> Iterable[str]:
    """The names by which `term` stands below another letter, too."""
    own = letter(term.name)
    names = dict.fromkeys(filter(None, (term.english, *term.abbreviations)))
    return [name for name in names if letter(name) != own and name.lower() != term.name.lower()]


def _references(entries: Iterable[tuple[str, str, Term, str]]) -> str:
    links = " · ".join(
        f'<span lang="en">{escape(name)}</span> → <a href="#{anchor(term)}">{escape(term.name)}</a>'
        for *_, term, name in entries
    )
    return f'<p class="glossary-others">{links}</p>'


def _entry(term: Term, wiki: Wiki, page: str) -> str:
    names = [f'<span lang="en">{escape(term.english)}</span>'] if term.english else []
    names += [escape(name) for name in term.abbreviations]
    names += [f'<span class="glossary-also">{escape(name)}</span>' for name in term.spellings]
    head = f"<strong>{escape(term.name)}</strong> {', '.join(names)}".rstrip()
    return (
        f'<dt id="{anchor(term)}">{head}</dt>\n<dd>\n\n{term.text}{_link(term, wiki, page)}'
        f'\n\n<span id="{USED}{anchor(term)}"></span>\n\n</dd>'
    )


def _link(term: Term, wiki: Wiki, page: str) -> str:
    found = explained.page(term, wiki)
    if not found or found[0] == page or found[0] not in wiki.pages:
        return ""
    title = _SIGNS.sub(r"\\\1", " ".join(wiki.pages[found[0]].title.split()))
    place = f"#{found[1]}" if found[1] else ""
    return f" → [{title}](<{wiki.source_link(page, found[0])}{place}>)"
