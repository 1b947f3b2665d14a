"""The words that a glossary is written in."""

from __future__ import annotations

import difflib
from functools import lru_cache

from studywiki.sidebar.forms import Form

TERM, ENGLISH, ABBR, ALSO, AVOID, TEXT, PAGE = "term", "english", "abbr", "also", "avoid", "text", "page"
TOOLTIP = "tooltip"
TERM_KEYS = (TERM, ENGLISH, ABBR, ALSO, AVOID, TEXT, PAGE, TOOLTIP)
"""All that an entry may hold."""
LISTS = (ABBR, ALSO, AVOID)
"""Those that may hold several, as a list or with commas between them."""
FORM = Form(TERM_KEYS, (), (TERM, PAGE))

_SAME = {
    TERM: ("name", "word", "korean", "용어", "낱말", "이름"),
    ENGLISH: ("en", "영어"),
    ABBR: ("abbreviation", "abbreviations", "short", "약어", "준말"),
    ALSO: ("alias", "aliases", "spellings", "synonyms", "다른 표기", "같은 말"),
    AVOID: ("wrong", "쓰지 않는 표기", "틀린 표기"),
    TEXT: ("definition", "description", "explanation", "meaning", "뜻", "설명", "풀이"),
    PAGE: ("link", "url", "페이지"),
    TOOLTIP: ("풍선말", "풍선 도움말"),
}
_KNOWN = {word: key for key, words in _SAME.items() for word in (key, *words)}
TOP = ("terms", "glossary", "entries")
"""What may stand around the list of terms."""


def known(key: str) -> str | None:
    """The key that `key` is, in whichever language its author writes; None for one that is not known."""
    return _KNOWN.get(" ".join(key.split()).casefold())


@lru_cache(maxsize=1000)
def similar(key: str) -> str | None:
    """The key that `key` is a slip of, or None."""
    close = difflib.get_close_matches(key.strip().casefold(), _KNOWN, 1, 0.75)
    return _KNOWN[close[0]] if close else None
