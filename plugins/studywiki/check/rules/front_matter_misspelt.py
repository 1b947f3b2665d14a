"""Keys of front matter that are nearly ones that the wiki knows: `titel`, `publised: false`, `제목`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Replacement, Severity
from studywiki.html_elements import names
from studywiki.pages.front_matter_lines import entries
from studywiki.pages.front_matter_types import KNOWN
from studywiki.text.slips import is_slip

_ALIKE = {
    "제목": "title",
    "태그": "tags",
    "요약": "summary",
    "설명": "description",
    "키워드": "keywords",
    "날짜": "date",
    "작성일": "date",
    "수정일": "last_updated",
    "공개": "published",
    "글쓴이": "author",
    "작성자": "author",
    "저자": "author",
    "publish": "published",
    "publishd": "published",
    "unpublished": "published",
}
"""What authors call the same things."""
_OTHERS = names("authors dates tabs hides edits layouts icons state statuses titles searches descriptions")
"""Keys of other programs and of authors' own."""


def front_matter_misspelt(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a key that is not known and that one slip, its case or its language parts from one that is.

    Bad:
        ---
        titel: 합성곱
        ---

        글

    Good:
        ---
        title: 합성곱
        categories: [가]
        authors: [나]
        tag: 신경망
        draft-notes: 다
        ---

        글
    """
    for at, key, column in entries(page.meta_lines):
        meant = None if key in KNOWN else _meant(key)
        if meant and meant not in page.source.meta:
            place = Location(page.file, at + 1, column, column + len(key))
            hides = meant == "published" and key != "unpublished"
            severity = Severity.ERROR if meant == "published" else Severity.WARNING
            fix = Replacement(place, key, meant) if hides or meant != "published" else None
            yield Diagnostic("front-matter-misspelt", place, {"key": key, "meant": meant}, severity, fix=fix)


@cache
def _meant(key: str) -> str | None:
    lowered = key.casefold()
    if lowered in _ALIKE:
        return _ALIKE[lowered]
    bare = _bare(lowered)
    if lowered in _OTHERS or len(bare) < 3:
        return None
    for known in KNOWN:
        if bare == _bare(known):
            return known
    if len(bare) < 4:
        return None
    found = [known for known in KNOWN if is_slip(bare, _bare(known)) and not _is_other_word(bare, _bare(known))]
    return found[0] if len(found) == 1 else None


def _bare(key: str) -> str:
    return "".join(char for char in key.casefold() if char not in "-_ .")


def _is_other_word(written: str, known: str) -> bool:
    """Whether two short words differ in a letter: `date`, `data`."""
    return len(known) < 6 and (len(written) == len(known) and sorted(written) != sorted(known))
