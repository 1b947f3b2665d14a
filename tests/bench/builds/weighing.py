"""What a reader loads beside the article: bytes of a page, as they are and as they are sent; the search's index."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from statistics import median

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
    """The search's index."""
    site: int
    """All files."""


def weight(site: Path) -> Weight:
    """The weight of a site of a generated wiki."""
    pages = sorted([*site.rglob("page-*.html"), *site.rglob("page-*/index.html")])
    beside = [_beside(page.read_bytes()) for page in pages[:: max(1, len(pages) // _LOOKED_AT)]] or [(0, 0)]
    plain, sent = [each[0] for each in beside], [each[1] for each in beside]
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    index = [
        path.stat().st_size for path in [site / "search/search_index.json", site / "search.json"] if path.is_file()
    ]
    return Weight(len(pages), round(median(plain)), max(plain), round(median(sent)), max(sent), sum(index), sum(files))


def _beside(page: bytes) -> tuple[int, int]:
    found = _ARTICLE.search(page)
    article = found[0] if found else b""
    return len(page) - len(article), len(gzip.compress(page, mtime=0)) - len(gzip.compress(article, mtime=0))
