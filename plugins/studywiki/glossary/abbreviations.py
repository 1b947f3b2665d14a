"""Material's file of abbreviations becomes terms: `*[HTML]: HyperText Markup Language`, a line each.

https://squidfunk.github.io/mkdocs-material/reference/tooltips/#adding-a-glossary : a file that `pymdownx.snippets`
appends to every page.
"""

from __future__ import annotations

import re

from studywiki.glossary.model import Glossary, Term
from studywiki.text.source import Source

_LINE = re.compile(r"^ {0,3}\*\[(?P<name>[^\]\n]{1,100})\]:[ \t]*(?P<text>\S.*)$", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z][a-z]*|\d+")


def parse(source: Source) -> Glossary:
    """The terms in the text of `source`."""
    return Glossary(tuple(_term(found, source) for found in _LINE.finditer(source.text)))


def _term(found: re.Match[str], source: Source) -> Term:
    name, text = " ".join(found["name"].split()), " ".join(found["text"].split())
    english = text if _is_abbreviation(name, text) else ""
    return Term(name, english, text=text, place=source.locate(*found.span("name")))


def _is_abbreviation(name: str, text: str) -> bool:
    """Tell whether `name` is the first letters of the words of `text`, and so `text` another way to say it."""
    initials = [word[0].casefold() for word in _WORD.findall(text)]
    return text.isascii() and len(text) <= 100 and "".join(initials) == name.casefold()
