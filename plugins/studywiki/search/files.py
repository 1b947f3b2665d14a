"""The index -> the files of the site: the head, which is loaded first, and the shards that it names.

Each file is a script that hands over one string, so that it can be loaded as a script where nothing can be fetched, on
`file://`; elsewhere it is fetched and read as text. It is called by what it holds: what a browser has kept of an older
build has another name, and a file that has not changed keeps its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct, field

from studywiki.cache import digests
from studywiki.cache.store import Store
from studywiki.search import head, lists, scripts
from studywiki.search.chunks import chunks
from studywiki.search.known import known
from studywiki.search.merging import LogicalIndex
from studywiki.search.postings import END
from studywiki.search.words import column, usable
from studywiki.search.written import File, script, written

FOLDER = "search"
HEAD = "head"
STUB = f"{FOLDER}/search_index.json"
"""What Material's box loads first, on `file://` as a script."""
PLACES = {STUB, f"{FOLDER}/search_index.js", f"{FOLDER}/{HEAD}.js", scripts.WORKER}
"""Files that are called the same in each build."""
Text = tuple[File, int, Callable[[], str]]
"""A file of a page's texts, how many sections it has, and what gives what it holds."""


class Content(Struct, frozen=True):
    """What a file of the site holds."""

    digest: bytes
    """What stands for it."""
    text: Callable[[], str]


def plain(text: str) -> Content:
    """What holds `text`."""
    return Content(digests.of_text(text), lambda: text)


class Files(Struct):
    """The files of an index, by their paths in the site."""

    files: dict[str, Content] = field(default_factory=dict)

    def add(self, text: str) -> head.Shard:
        """The shard that holds `text`; what is alike is one."""
        return self.take(written(text), lambda: text)

    def take(self, file: File, text: Callable[[], str]) -> head.Shard:
        """The shard that `file` is, which holds what `text` gives."""
        for salt in range(1, 1000):
            path, name = f"{FOLDER}/{file.name}.js", file.name
            content = Content(file.digest, lambda name=name: script(name, text()))  # type: ignore[misc]
            if self.files.setdefault(path, content).digest == file.digest:
                return head.Shard(name, file.size)
            file = msgspec.structs.replace(written(text(), salt=salt), size=file.size)
        raise AssertionError("names have an end")


def files(
    index: LogicalIndex,
    texts: Sequence[Sequence[Text]],
    boosts: Mapping[int, float],
    limit: int | None = None,
    store: Store | None = None,
) -> dict[str, Content]:
    """The files of `index`, by their paths in the site; `boosts` are how much more some pages count than others.

    `texts` are those of its pages, `limit` is the head's, in bytes as they are sent; `store` may know some of it.
    """
    made = Files()
    every = usable(index.words)
    of_words = lists.of(every, index, store or Store(None))
    of_pages = [[(made.take(file, text), count) for file, count, text in own] for own in texts]

    chosen = known(index, every, sum(map(len, of_pages)), limit)
    names = [word for word in every if word in chosen]
    others = [word for word in every if word not in chosen]
    of_known = [(made.add(text), count) for text, count in _known(names, of_words)]
    of_others = [(made.add(text), first) for text, first in _others(others, of_words)]
    first = head.text(index, boosts, names, of_known, of_others, of_pages)
    made.files[f"{FOLDER}/{HEAD}.js"] = plain(script(HEAD, first))
    return made.files


def stubs(config: Mapping[str, object], docs: Iterable[object] = ()) -> dict[str, str]:
    """The files that Material's box loads before it asks anything, with what it is told."""
    text = json.dumps({"config": config, "docs": list(docs)}, ensure_ascii=False, separators=(",", ":"))
    return {STUB: text, f"{FOLDER}/search_index.js": f"var __index={text}"}


def _known(words: Sequence[str], lists_of: Mapping[str, str]) -> Iterable[tuple[str, int]]:
    found = [lists_of[word] for word in words]
    for some in chunks(words, [len(text) + 1 for text in found]):
        yield END.join(found[some]), len(words[some])


def _others(words: Sequence[str], lists_of: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    found = [lists_of[word] for word in words]
    for some in chunks(words, [len(word) + len(text) + 1 for word, text in zip(words, found, strict=True)]):
        own = words[some]
        yield f"{column(own)}\t{END.join(found[some])}", own[0]
