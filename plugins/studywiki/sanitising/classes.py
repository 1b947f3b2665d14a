"""Which classes a contributor's HTML may have: not those by which the theme would give it another element's place.

`classes.toml` is the list. What the classes that pass can still do to an element is bound by the theme's
`styles/52-article.css`.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

_LISTS = tomllib.loads(files(__package__).joinpath("classes.toml").read_text("utf-8"))

ANYWHERE: frozenset[str] = frozenset(_LISTS["anywhere"].split())
"""They paint, and leave every element where it is."""
ONLY: dict[str, str] = _LISTS["only"]
"""Class -> the one element that may have it."""
REFUSED: frozenset[str] = frozenset(_LISTS["refused"]["names"].split())
PREFIXES: tuple[str, ...] = tuple(_LISTS["prefixes"])
"""How the theme's own classes start: refused but for those in the lists."""


def is_known(word: str) -> bool:
    """Tell whether the theme's styles or scripts know the class `word`, or could."""
    return word in ANYWHERE or word in ONLY or word in REFUSED or word.startswith(PREFIXES)


def is_allowed(tag: str, word: str) -> bool:
    """Tell whether the element `tag` may have the class `word`."""
    if word in ONLY:
        return ONLY[word] == tag
    return word in ANYWHERE or not is_known(word)


def kept(tag: str, written: str) -> str | None:
    """The value of the attribute `class` of `tag` without what it may not have; None where nothing is left."""
    return _known(tag, written) if len(written) <= _SHORT else _read(tag, written)


def _read(tag: str, written: str) -> str | None:
    words = written.split()
    allowed = [word for word in words if is_allowed(tag, word)]
    return written if len(allowed) == len(words) else " ".join(allowed) or None


_SHORT = 100
"""Characters of a value that is kept."""
_known = lru_cache(4_096)(_read)
"""Code has a handful of them hundreds of times on a page."""
