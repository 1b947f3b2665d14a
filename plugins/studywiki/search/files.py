"""The index -> the files of the site: the head, which is loaded first, and the shards that it names.

Each file is a script that hands over one string, so that it can be loaded as a script where nothing can be fetched, on
`file://`; elsewhere it is fetched and read as text. It is called by what it holds: what a browser has kept of an older
build has another name, and a file that has not changed keeps its own.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from studywiki.search import head, scripts, texts
from studywiki.search.chunks import chunks
from studywiki.search.known import known
from studywiki.search.merging import LogicalIndex
from studywiki.search.page import FoundPage
from studywiki.search.postings import END, Postings
from studywiki.search.words import column, usable

FOLDER = "search"
HEAD = "head"
CALL = "studywikiSearch"
"""The function that a file calls with its name and what it holds."""
STUB = f"{FOLDER}/search_index.json"
"""What Material's box loads first, on `file://` as a script."""
PLACES = {STUB, f"{FOLDER}/search_index.js", f"{FOLDER}/{HEAD}.js", scripts.WORKER}
"""Files that are called the same in each build."""
_SENT = 0.46
"""Of the bytes of texts, what is sent when they are packed. How much postings shrink cannot be said beforehand."""


@dataclass
class Files:
    """The files of an index, by their names in the site."""

    files: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, sent: float | None = None) -> head.Shard:
        """The shard that holds `text`, of whose bytes so many are `sent`, where that is known; what is alike is one."""
        for salt in range(1000):
            name = _name(text, salt)
            script = _script(name, text)
            if self.files.setdefault(f"{FOLDER}/{name}.js", script) == script:
                data = script.encode()
                return head.Shard(name, round(len(data) * sent) if sent else len(zlib.compress(data)))
        raise AssertionError("names have an end")


def files(
    index: LogicalIndex, pages: Sequence[FoundPage], boosts: Mapping[int, float], limit: int | None = None
) -> dict[str, str]:
    """The files of `index`; `pages` are its pages, `boosts` how much more some pages count than others.

    `limit` is the head's, in bytes as they are sent.
    """
    made = Files()
    writer = Postings([first for *_, first in index.pages], index.count)
    every = usable(index.words)
    lists = {word: writer.text(index.words[word]) for word in every}
    of_pages = [
        [(made.add(text, _SENT), count) for text, count in texts.texts(location, own)]
        for (_, location, _, _), own in zip(index.pages, pages, strict=True)
    ]

    chosen = known(index, every, sum(map(len, of_pages)), limit)
    names = [word for word in every if word in chosen]
    others = [word for word in every if word not in chosen]
    of_known = [(made.add(text), count) for text, count in _known(names, lists)]
    of_others = [(made.add(text), first) for text, first in _others(others, lists)]
    made.files[f"{FOLDER}/{HEAD}.js"] = _script(HEAD, head.text(index, boosts, names, of_known, of_others, of_pages))
    return made.files


def stubs(config: Mapping[str, object], docs: Iterable[object] = ()) -> dict[str, str]:
    """The files that Material's box loads before it asks anything, with what it is told."""
    text = json.dumps({"config": config, "docs": list(docs)}, ensure_ascii=False, separators=(",", ":"))
    return {STUB: text, f"{FOLDER}/search_index.js": f"var __index={text}"}


def _known(words: Sequence[str], lists: Mapping[str, str]) -> Iterable[tuple[str, int]]:
    found = [lists[word] for word in words]
    for some in chunks(words, found):
        yield END.join(found[some]), len(words[some])


def _others(words: Sequence[str], lists: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    written = [word + lists[word] for word in words]
    for some in chunks(words, written):
        own = words[some]
        yield f"{column(own)}\t{END.join(lists[word] for word in own)}", own[0]


def _name(text: str, salt: int) -> str:
    digest = hashlib.blake2b(text.encode(), digest_size=5, salt=salt.to_bytes(2, "big")).digest()
    return b32encode(digest).decode().lower()[: head.NAME]


def _script(name: str, text: str) -> str:
    return f'{CALL}("{name}",{json.dumps(text, ensure_ascii=False)})\n'
