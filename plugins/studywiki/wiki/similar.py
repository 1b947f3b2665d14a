"""The file that an address which means nothing may have meant: a hint, never an answer."""

from __future__ import annotations

import difflib
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from unicodedata import normalize

from studywiki.wiki import suffixes
from studywiki.wiki.spelling import plain

_SHORTEST = 4
"""Letters of a name that is likened to others."""
_ALIKE = 0.8
"""How much of two names has to be the same, by difflib's count: they have two letters in a row in common then.

What is not the same is a fifth of both together, so that the rest lies in fewer pieces than it has letters.
"""


class Similar:
    """Files by the ends of their paths."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._names = {posixpath.basename(normalize("NFC", path)): path for path in paths}
        self._stems = {
            suffixes.file_stem(name): path for name, path in self._names.items() if suffixes.is_meant_as_page(name)
        }
        self._near: dict[str, str | None] = {}
        """What was found near names that are asked for, again and again by a page that has an old one everywhere."""

    def find(self, href: str) -> str | None:
        """The path of a file whose name is nearly that of `href`."""
        name = posixpath.basename(plain(href).rstrip("/"))
        stem = suffixes.stem(name)
        if name in self._names:
            return self._names[name]
        if stem not in self._near:
            self._near[stem] = self._stems.get(self._nearest(stem)) if len(stem) >= _SHORTEST else None
        return self._near[stem]

    def _nearest(self, stem: str) -> str:
        """The name that `difflib.get_close_matches` would give; empty where there is none."""
        matcher = difflib.SequenceMatcher(b=stem)
        best = (_ALIKE, "")
        for name in {name for pair in _pairs(stem) for name in self._by_pair.get(pair, ())}:
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
                best = max(best, (matcher.ratio(), name))
        return best[1]

    @cached_property
    def _by_pair(self) -> Mapping[str, list[str]]:
        """Two letters in a row -> the names that have them: not all names of a large wiki are compared with each."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._stems:
            for pair in _pairs(name):
                found[pair].append(name)
        return found


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}
