"""Which pages a page presupposes, as its front matter says in `requires`, and in what order the wiki is read so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from studywiki.wiki.meaning import Kind
from studywiki.wiki.wiki import Wiki

KEY = "requires"
MARK = "<!-- prerequisites -->"
"""In a page: there the map of all pages in their order is to stand."""


class Required(Struct, frozen=True):
    """A page that a page presupposes."""

    written: str
    """As its author named it."""
    path: str | None
    """Below the docs folder; None where it is no page of the site."""


class Order(Struct, frozen=True):
    """The pages of a wiki in the order that their prerequisites give them."""

    before: Mapping[str, tuple[str, ...]]
    """Page -> those that it presupposes, but for those by which it would presuppose itself."""
    circles: tuple[tuple[str, str], ...]
    """Page, and what it names and what presupposes it, maybe over others: what was left out of `before`."""
    levels: tuple[tuple[str, ...], ...]
    """The pages that presuppose others or are presupposed: each stands above all that presuppose it."""


def required(wiki: Wiki, page: str, meta: Mapping[str, object]) -> list[Required]:
    """What `page`, whose front matter is `meta`, presupposes, each page once. Names are read as those of links are."""
    names = meta.get(KEY)
    found: dict[str, Required] = {}
    for name in names if isinstance(names, list) else ():
        meaning = wiki.meaning(str(name), page)
        known = wiki.pages.get(meaning.path or "") if meaning.kind is Kind.FILE else None
        path = known.path if known and known.published else None
        found.setdefault(path or f"\0{name}", Required(str(name), path))
    return list(found.values())


def order(before: Mapping[str, Sequence[str]]) -> Order:
    """The order that `before` gives: page -> what it presupposes, of the same pages. Linear in what it holds."""
    kept: dict[str, list[str]] = {page: [] for page in before}
    circles: list[tuple[str, str]] = []
    level: dict[str, int] = {}
    for start in before:
        if start in level:
            continue
        way, left = {start: None}, [iter(before[start])]  # the pages on the way here, and what of each is to be seen
        while left:
            here = next(reversed(way))
            page = next(left[-1], None)
            if page is None:
                level[here] = max((level[each] + 1 for each in kept[here]), default=0)
                way.popitem()
                left.pop()
            elif page in way:
                circles.append((here, page))
            else:
                kept[here].append(page)
                if page not in level:
                    way[page] = None
                    left.append(iter(before[page]))
    return Order({page: tuple(pages) for page, pages in kept.items()}, tuple(circles), _levels(kept, level))


def _levels(before: Mapping[str, Sequence[str]], level: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    needed = {each for pages in before.values() for each in pages}
    found: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for page in before:
        if before[page] or page in needed:
            found[level[page]].append(page)
    return tuple(tuple(pages) for pages in found if pages)
