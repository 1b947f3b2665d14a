"""What is written of each word's postings; that of the usual words, which have the most, is kept from build to build.

An edit changes few of those lists, as long as it leaves the wiki as many sections as it had.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Sequence

import msgspec

from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.search.merging import LogicalIndex
from studywiki.search.posting import ARRAY
from studywiki.search.postings import MOST, Postings

_STALE = 0.1
"""Of the lists, as many may be others than what is kept, before all are kept anew."""
_SIZE = 16


def of(words: Sequence[str], index: LogicalIndex, store: Store) -> dict[str, str]:
    """What is written of the postings of each of the `words` of `index`; `store` may know some of it."""
    writer = Postings([first for *_, first in index.pages], index.count)
    long = [word for word in words if len(index.words[word]) > MOST]
    known = _Known(index, store) if long and store.path else None
    found = {word: known.text(index.words[word], writer) for word in long} if known else {}
    if known:
        known.keep()
    once: dict[int, str] = {}  # most words stand in one place, and many of them in the same
    for word in words:
        postings = index.words[word]
        if len(postings) == 1:
            text = once.get(postings[0])
            if text is None:
                text = once[postings[0]] = writer.text(postings)
            found[word] = text
        elif word not in found:
            found[word] = writer.text(postings)
    return found


class _Known:
    """The long lists of a wiki with the sections of one index."""

    def __init__(self, index: LogicalIndex, store: Store) -> None:
        firsts = [first for *_, first in index.pages]
        self._store = store
        self._key = digests.of("search lists", versions.digest(), sys.byteorder, firsts, index.count)
        self._kept = _unpacked(store.get(self._key))
        self._all: dict[bytes, str] = {}
        self._new = 0

    def text(self, postings: Sequence[int], writer: Postings) -> str:
        """What is written of `postings`."""
        key = hashlib.blake2b(array(ARRAY, postings), digest_size=_SIZE).digest()
        text = self._kept.get(key)
        if text is None:
            text = writer.text(postings)
            self._new += 1
        self._all[key] = text
        return text

    def keep(self) -> None:
        """Keep them for the next build, if many are new."""
        if self._new > len(self._all) * _STALE:
            self._store.put(self._key, _ENCODER.encode(self._all))


def _unpacked(data: bytes | None) -> dict[bytes, str]:
    try:
        return _DECODER.decode(data) if data else {}
    except msgspec.MsgspecError:
        return {}


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(dict[bytes, str])
