"""Links of other wikis, `[[page]]` and `![[picture]]`, which are text in Markdown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, relpath, splitext
from unicodedata import normalize

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic
from studywiki.markup.markup import normal
from studywiki.markup.targets import BLOT

_LINK = re.compile(
    r"(?P<before>!?)(?<![\\a-zA-Z0-9_\])\[])\[\[(?P<name>[^\[\]|#\n]*)(?P<place>#[^\[\]|\n]*)?(?:\|(?P<words>[^\[\]\n]*))?\]\](?![\[(\]])"
)
_BRACKETS = re.compile(r"\[\[[^\[\]\n]*\]\]")
_NO_NAME = re.compile(r"[\d\s.,:;+*/=<>'\"-]*|.*[\"=<>{}].*")
"""Numbers of a matrix or of a note, keys of a data frame."""


def wikilink_not_read(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report double brackets; matrices, links in brackets and what another plugin has made links of are left alone.

    Bad:
        === docs/a.md
        # 신경망

        자세한 것은 [[b]]를 보세요.
        === docs/b.md
        # 합성곱

        글

    Good:
        === docs/a.md
        # 신경망

        자세한 것은 [합성곱](b.md)을 보세요. `[[b]]`, [[1, 2], [3, 4]], x[[1]], [[1]](b.md)
        === docs/b.md
        # 합성곱

        글
    """
    names: Mapping[str, list[str]] | None = None
    for page in wiki.concerned(wikilink_not_read.__name__):
        for found in _links(page):
            names = _names(wiki) if names is None else names
            yield _told(page, found, found["name"].strip(), names)


def has_wikilinks(page: CheckedPage) -> bool:
    """Whether `page` has double brackets that may be a link."""
    return any(True for _ in _links(page))


def _links(page: CheckedPage) -> Iterator[re.Match[str]]:
    if not page.shows("[[") or not _BRACKETS.search(page.markdown):
        return
    for found in _LINK.finditer(page.words):
        name = found["name"].strip()
        if not (BLOT in found[0] or _NO_NAME.fullmatch(name) or normal(name) in page.markup.definitions):
            yield found


def _names(wiki: CheckedWiki) -> Mapping[str, list[str]]:
    """What a page or file may be called -> the paths of those that are."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in [*wiki.pages, *wiki.files]:
        for called in {path, splitext(path)[0], basename(path), splitext(basename(path))[0]}:
            found[_called(called)].append(path)
    return found


def _called(name: str) -> str:
    return normalize("NFC", name).casefold().replace(" ", "-").replace("_", "-")


def _told(page: CheckedPage, found: re.Match[str], name: str, names: Mapping[str, list[str]]) -> Diagnostic:
    start, end = found.span()
    place, written = page.locate(start, end), page.markup.text[start:end]
    paths = names.get(_called(name), [])
    if len(paths) != 1:
        words = found["words"] or name
        return Diagnostic("wikilink-not-read", place, {"written": written, "words": words, "mark": found["before"]})
    words = (found["words"] or "").strip()
    is_size = found["before"] == "!" and words.replace("x", "").isdigit()
    mended = f"{found['before']}[{name if not words or is_size else words}]({_address(page, paths[0])})"
    fix = None if found["place"] else page.mend(start, end, mended)
    return Diagnostic("wikilink-not-read-similar", place, {"written": written, "mended": mended}, fix=fix)


def _address(page: CheckedPage, path: str) -> str:
    address = relpath(path, dirname(page.path) or ".")
    return f"<{address}>" if " " in address or "(" in address else address
