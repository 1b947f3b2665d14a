"""What a reader loads beside the article: bytes of a page, as they are and as they are sent; the search."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from studywiki.search.files import HEAD
from studywiki.search.scripts import WORKER

_ARTICLE = re.compile(rb"<article\b.*</article>", re.DOTALL)
_LOOKED_AT = 60
"""Pages, spread evenly: all of ten thousand would take minutes, and say the same."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a site weighs, in bytes."""

    pages: int
    """How many there are: files of HTML whose names are those that the wiki has."""
    beside: int
    """What a page has beside its article, in the median."""
    most: int
    """And in the page that has most of it."""
    beside_sent: int
    """What it adds to the article once both are packed by gzip, in the median."""
    most_sent: int
    index: int
    """The search: its index, in however many files, and the worker that reads it."""
    site: int
    """All files."""
    before_query: int = 0
    """Of the search, what is sent before the first query can be read: all of it but our shards."""


def weight(site: Path) -> Weight:
    """The weight of a site of a generated wiki."""
    pages = sorted([*site.rglob("page-*.html"), *site.rglob("page-*/index.html")])
    beside = [_beside(page.read_bytes()) for page in pages[:: max(1, len(pages) // _LOOKED_AT)]] or [(0, 0)]
    plain, sent = [each[0] for each in beside], [each[1] for each in beside]
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    search = list(_search(site))
    index, before = sum(path.stat().st_size for path in search), sum(map(_sent, filter(_is_before_query, search)))
    median_plain, median_sent = round(median(plain)), round(median(sent))
    return Weight(len(pages), median_plain, max(plain), median_sent, max(sent), index, sum(files), before)


def _search(site: Path) -> Iterator[Path]:
    """The files of the search: ours; Material's and Zensical's with a worker that lies elsewhere, and is not ours."""
    yield from sorted(path for path in (site / "search").glob("*") if path.is_file())
    yield from site.glob("search.json")
    if not (site / WORKER).is_file():
        yield from site.glob("assets/javascripts/workers/search.*.js")


def _is_before_query(path: Path) -> bool:
    """Whether a file of the search is loaded whatever is looked for: the index's stub is, as a script on `file://`."""
    return path.suffix == ".json" or path.name in (f"{HEAD}.js", Path(WORKER).name) or path.parent.name == "workers"


def _sent(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def _beside(page: bytes) -> tuple[int, int]:
    found = _ARTICLE.search(page)
    article = found[0] if found else b""
    return len(page) - len(article), len(gzip.compress(page, mtime=0)) - len(gzip.compress(article, mtime=0))
