"""The file that is loaded first: pages, known words, and the names of all other files. `worker/head.js` reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from studywiki.search.merging import LogicalIndex
from studywiki.search.numbers import column, written
from studywiki.search.words import column as words_column

FORMAT = "1"
"""Of all files together; the scripts read no other."""
BETWEEN = "\f"
"""Between the parts of the head; `\t` between texts in one."""
_UNIT = 256
"""Bytes in which a shard's size is told."""
_HUNDREDTHS = 100
"""In which a page's boost is told."""


class Shard(NamedTuple):
    """Another file."""

    name: str
    size: int
    """Bytes, about as they are sent."""


def text(
    index: LogicalIndex,
    boosts: Mapping[int, float],
    words: Sequence[str],
    known: Sequence[tuple[Shard, int]],
    others: Sequence[tuple[Shard, str]],
    of_pages: Sequence[Sequence[tuple[Shard, int]]],
) -> str:
    """The head of `index`, which names the sorted `words`; `boosts` are those of some pages, by their numbers.

    `known` are the shards of their postings, with how many words each has; `others` those of all other words, with the
    word that each begins with; `of_pages` those of the pages' texts, with how many sections each has.
    """
    titles, locations, above, firsts = zip(*index.pages, strict=True) if index.pages else ((), (), (), ())
    paths = {path: number for number, path in enumerate(dict.fromkeys(above))}
    counts = [end - first for first, end in zip(firsts, [*firsts[1:], index.count][: len(firsts)], strict=True)]
    shards = [each for each, _ in (*known, *others, *chain.from_iterable(of_pages))]
    parts = (
        FORMAT,
        "\t".join(map(_plain, titles)),
        "\t".join(map(_plain, locations)),
        "\t".join("\n".join(map(_plain, path)) for path in paths),
        column(paths[path] for path in above),
        column(counts),
        "".join(written(page) + written(round(boost * _HUNDREDTHS)) for page, boost in sorted(boosts.items())),
        words_column(words),
        column(len(index.words[word]) for word in words),
        "\t".join("\n".join(map(_plain, (word, *others))) for word, others in sorted(index.synonyms.items())),
        column(count for _, count in known),
        "\t".join(first for _, first in others),
        "".join(written(len(own)) + column(count for _, count in own[:-1]) for own in of_pages),
        "".join(each.name for each in shards),
        column(-(-each.size // _UNIT) for each in shards),
    )
    return BETWEEN.join(parts)


def _plain(text: str) -> str:
    """`text` on one line, without what parts texts here, and without halves of letters, which no file can hold."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
