"""A name in the sidebar that no page has -> the page that its author will have meant."""

from __future__ import annotations

import difflib
import posixpath
import re
from functools import cached_property
from unicodedata import normalize

from studywiki.wiki import suffixes
from studywiki.wiki.meaning import Kind
from studywiki.wiki.names import from_root
from studywiki.wiki.page import WikiPage
from studywiki.wiki.spelling import read_path
from studywiki.wiki.wiki import Wiki

MAX_SUGGESTIONS = 100
"""Comparing names takes time; after so many misses, more advice helps nobody."""
MAX_NAME = 255
"""No file's name is longer."""


class Suggestions:
    """Pages by names that are nearly theirs."""

    def __init__(self, wiki: Wiki) -> None:
        self._wiki = wiki
        self._pages = list(wiki.pages.values())
        self._made = 0

    def find(self, name: str) -> tuple[str, str] | None:
        """The page that `name`, which is none, will have meant: written as `name` is written, and its path."""
        self._made += 1
        if self._made > MAX_SUGGESTIONS or len(name) > MAX_NAME:
            return None
        bare = name.rstrip(",;. ")
        found = self._wiki.meaning(bare) if bare else None
        if found and found.kind is Kind.FILE and found.path in self._wiki.pages:
            return bare, found.path
        path = name.partition("#")[0].partition("?")[0]
        wanted = suffixes.stem(from_root(read_path(path)))
        moved = [page for page in self._pages if posixpath.basename(_address(page)) == posixpath.basename(wanted)]
        if len(moved) == 1 and wanted:
            return _written_like(name, moved[0])
        close = difflib.get_close_matches(_letters(wanted), self._by_letters, 5, 0.8)
        slip = next((letters for letters in close if _is_slip(_letters(wanted), letters)), None)
        return _written_like(name, self._by_letters[slip]) if slip else None

    @cached_property
    def _by_letters(self) -> dict[str, WikiPage]:
        return {_letters(_address(page)): page for page in self._pages}


def address(page: WikiPage) -> str:
    """The address of `page` as the old wiki's sidebar names it: `/doc_caffe_intro.html`."""
    return f"/{_address(page)}.html"


def _address(page: WikiPage) -> str:
    return suffixes.stem(from_root(read_path(page.permalink)) if page.permalink else normalize("NFC", page.path))


def _written_like(name: str, page: WikiPage) -> tuple[str, str]:
    """Give the name of `page` with the slash and the suffix that `name` has, and its path."""
    suffix = suffixes.split(name.partition("#")[0].lower())[1]
    written = page.path if suffix in suffixes.MARKDOWN else _address(page) + suffix
    return (f"/{written}" if name.startswith("/") else written), page.path


def _letters(address: str) -> str:
    """Give a name for comparing: with Hangul as letters, since a slip in one letter of a syllable is a small one."""
    return re.sub(r"[-_\s]+", "_", normalize("NFD", address.casefold()))


def _is_slip(wrong: str, right: str) -> bool:
    """Tell whether each word of `wrong` is near that of `right`.

    Names in a wiki begin alike: `doc_wiki_run_ci` is 0.8 of `doc_wiki_write`, and `..._rnn` is 0.95 of `..._cnn`.
    """
    words, others = re.split("[_/]", wrong), re.split("[_/]", right)
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    return all(difflib.SequenceMatcher(None, a, b).ratio() >= 0.75 for a, b in zip(words, others, strict=True))
