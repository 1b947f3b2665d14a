"""Pages, made ready for the index; of a page that is as it was, what an earlier build has made is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Struct

from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.markup.article import Article
from studywiki.search import analysing, texts
from studywiki.search.page import READ, FoundPage, found_page
from studywiki.search.written import File, written


class Findable(Struct, frozen=True):
    """A page that is to be found: all that the search makes of it hangs on this."""

    location: str
    title: str
    named: tuple[str, ...]
    """What others call it."""
    meta: Mapping[str, Any]
    """Its front matter."""
    article: Article

    def page(self) -> FoundPage:
        """The page as the search reads it."""
        return found_page(self.title, self.named, self.meta, self.article)

    def key(self) -> bytes | None:
        """What stands for it; None where nothing can."""
        said = [self.meta.get(name) for name in READ]
        try:
            return digests.of(
                "search page",
                versions.digest(),
                self.location,
                self.title,
                self.named,
                said,
                self.article.packed.digest,
            )
        except digests.UnknownError:
            return None


class Prepared(msgspec.Struct, array_like=True, frozen=True):
    """A page that is ready."""

    title: str
    sections: int
    """How many it has, with its own."""
    key: bytes
    """What stands for its analysis."""
    texts: tuple[tuple[File, int], ...]
    """The files of its texts, and how many sections each has."""


def prepared(pages: Sequence[Findable], store: Store) -> list[Prepared]:
    """`pages`, ready; `store` keeps what is made of them."""
    keys = [page.key() for page in pages]
    known = store.get_all(filter(None, keys))
    return [_kept(known.get(key or b"")) or _made(page, key, store) for page, key in zip(pages, keys, strict=True)]


def made(location: str, page: FoundPage) -> Prepared:
    """The `page` at `location`, ready."""
    files = tuple((written(text, sent=texts.SENT), count) for text, count in texts.texts(location, page))
    return Prepared(page.title, len(page.sections), analysing.key_of(page), files)


def _kept(data: bytes | None) -> Prepared | None:
    with suppress(msgspec.MsgspecError):
        return _DECODER.decode(data) if data else None
    return None


def _made(page: Findable, key: bytes | None, store: Store) -> Prepared:
    ready = made(page.location, page.page())
    if key:
        store.put(key, _ENCODER.encode(ready))
    return ready


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Prepared)
