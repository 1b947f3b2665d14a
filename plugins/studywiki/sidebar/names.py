"""A page as people name it -> the page.

`/doc_caffe_intro.html`, without slash, `.md`, without suffix, percent-escaped, in a folder, by its `permalink`;
`README` is a folder's `index`. Hangul is compared in one normal form, since macOS names files in another than
people type.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import unquote

from studywiki.sidebar.model import WikiPage

_SUFFIX = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd|html?)$", re.IGNORECASE)
_POST = re.compile(r"(?:(?P<folder>.*)/)?_posts/(?:.*/)?(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)-(?P<name>[^/]+)$")
MAX_SUGGESTIONS = 100
"""Comparing names takes time; after so many misses, more advice helps nobody."""
MAX_NAME = 255
"""No file's name is longer."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for."""

    path: str
    """Of the page or file, below the docs folder."""
    page: WikiPage | None
    """None for a file that is no page."""
    anchor: str = ""
    """What stood behind `#`."""
    exact: bool = True
    """False where the name differs in upper and lower case."""


class Names:
    """Every page and file of a wiki, by all the names that it has."""

    def __init__(self, pages: Iterable[WikiPage], files: Collection[str] = ()) -> None:
        self._pages = list(pages)
        self._files = {normalize("NFC", path): path for path in files}
        self._stages: list[dict[str, WikiPage]] = [{}, {}, {}, {}]
        paths, permalinks, stems, folders = self._stages
        for page in self._pages:
            path = normalize("NFC", page.path)
            paths.setdefault(path, page)
            if page.permalink:
                permalinks.setdefault(_stem(_plain(unquote(page.permalink))), page)
            stems.setdefault(_stem(path), page)
            folders.setdefault(_folder(path), page)
            if post := _POST.match(_SUFFIX.sub("", path)):
                date = f"{post['y']}/{int(post['m']):02}/{int(post['d']):02}"
                folders.setdefault(posixpath.join(post["folder"] or "", date, post["name"]), page)
        self._folded: list[dict[str, WikiPage]] = [
            {name.casefold(): page for name, page in reversed(stage.items())} for stage in self._stages
        ]
        self._suggestions = 0

    def find(self, name: str) -> Found | None:
        """The page or file that `name` stands for, or None."""
        for text, anchor in _readings(name):
            plain = _plain(text)
            if page := _look_up(self._stages, plain):
                return Found(page.path, page, anchor)
            if plain in self._files:
                return Found(self._files[plain], None, anchor)
        for text, anchor in _readings(name):
            if page := _look_up(self._folded, _plain(text).casefold()):
                return Found(page.path, page, anchor, exact=False)
        return None

    def suggest(self, name: str) -> tuple[str, str] | None:
        """The page that `name`, which is none, will have meant: written as `name` is written, and its path."""
        self._suggestions += 1
        if self._suggestions > MAX_SUGGESTIONS or len(name) > MAX_NAME:
            return None
        if (bare := self.find(name.rstrip(",;. "))) and bare.page and name.rstrip(",;. "):
            return name.rstrip(",;. "), bare.path
        *_, (text, _) = _readings(name)
        wanted = _stem(_plain(text))
        moved = [page for page in self._pages if posixpath.basename(_address(page)) == posixpath.basename(wanted)]
        if len(moved) == 1 and wanted:
            return self._written_like(name, moved[0])
        by_letters = {_letters(_address(page)): page for page in self._pages}
        close = difflib.get_close_matches(_letters(wanted), by_letters, 5, 0.8)
        slip = next((letters for letters in close if _is_slip(_letters(wanted), letters)), None)
        return self._written_like(name, by_letters[slip]) if slip else None

    def _written_like(self, name: str, page: WikiPage) -> tuple[str, str]:
        suffix = _SUFFIX.search(name.split("#")[0])
        if suffix and suffix[0].lower() not in (".html", ".htm"):
            written = page.path
        else:
            written = _address(page) + (suffix[0] if suffix else "")
        return (f"/{written}" if name.startswith("/") else written), page.path


def address(page: WikiPage) -> str:
    """The address of `page` as the old wiki's sidebar names it: `/doc_caffe_intro.html`."""
    return f"/{_address(page)}.html"


def _letters(address: str) -> str:
    """A name for comparing: with Hangul as letters, since a slip in one letter of a syllable is a small one."""
    return re.sub(r"[-_\s]+", "_", normalize("NFD", address.casefold()))


def _is_slip(wrong: str, right: str) -> bool:
    """Tell whether each word of `wrong` is near that of `right`.

    Names in a wiki begin alike: `doc_wiki_run_ci` is 0.8 of `doc_wiki_write`, and `..._rnn` is 0.95 of `..._cnn`.
    """
    words, others = re.split("[_/]", wrong), re.split("[_/]", right)
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    return all(difflib.SequenceMatcher(None, a, b).ratio() >= 0.75 for a, b in zip(words, others, strict=True))


def _look_up(stages: list[dict[str, WikiPage]], plain: str) -> WikiPage | None:
    """Look for a name without escapes: as a file's path, as an address that a page asks for, as one that it has."""
    paths, permalinks, stems, folders = stages
    stem, folder = _stem(plain), _folder(plain)
    asked = permalinks.get(stem) or permalinks.get(folder)
    return paths.get(plain) or asked or stems.get(stem) or folders.get(folder)


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """The ways to read a name, with its anchor: a file may be called `C#.md` or `100%.md`."""
    yield name, ""
    text, _, anchor = name.partition("#")
    yield text, anchor
    yield unquote(text), anchor
    yield unquote(text.partition("?")[0]), anchor


def _plain(name: str) -> str:
    """A name in its normal form, seen from the docs folder."""
    path = posixpath.normpath("/" + normalize("NFC", name.strip()).lstrip("/")).lstrip("/")
    return path + "/" if name.rstrip().endswith("/") and path else path


def _stem(plain: str) -> str:
    """A name without what it ends in."""
    return _SUFFIX.sub("", plain.rstrip("/"))


def _folder(plain: str) -> str:
    """A name with a folder's own page named by the folder."""
    stem = _stem(plain)
    head, tail = posixpath.split(stem)
    return head if tail in ("index", "README") else stem


def _address(page: WikiPage) -> str:
    return _stem(_plain(unquote(page.permalink))) if page.permalink else _stem(normalize("NFC", page.path))
