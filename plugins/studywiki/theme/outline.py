"""What of the sidebar stands in a page: all of a small one, and of a larger one the way to the page and what is near.

The rule, in one place: a sidebar of at most `ENTRIES` entries is whole in every page. Of a larger one a page has the
list that it stands in, as many as `ENTRIES` of it around the page; of the list at the top, around the way to the page,
what that leaves of `ROOM`, but at least `TOP`; and of the lists between the two what is left then, but at least the way
itself. So neither a page's bytes nor the time to write it grow with the wiki. The rest is in one script for all pages
(`nav_script`), and on the map of the wiki (`nav_list`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

ENTRIES = 50
"""Entries of one list in a page, and of a sidebar that every page has whole: some 140 bytes each, 30 compressed."""
ROOM = 26
"""Entries of a page in all, where the list that it stands in leaves so many to the others."""
TOP = 6
"""Entries of the list at the top, where the page stands in another: sections mostly, some 190 bytes each."""
NEAR = 6
"""Entries of the list that a section stands in, on the section's own page, whose list is that of the section."""


class Place(Struct, frozen=True, eq=False):
    """Where an entry stands in the sidebar."""

    item: Any
    """MkDocs' section, page or link."""
    parent: Any
    """The section that holds it, or None."""
    path: str
    """What Material's templates call it in identifiers: `__nav_1_2` is the second of the first."""
    level: int
    """1 at the top."""
    at: int
    """Its number in what the list shows, from 0; -1 for the page that stands for the section."""


class Shown(Struct, frozen=True):
    """An entry that stands in a page."""

    place: Place
    inner: Listing | None
    """What is shown of a section that the page stands in."""


class Listing(Struct, frozen=True):
    """What a page has of one of the sidebar's lists."""

    entries: tuple[Shown, ...]
    is_cut: bool
    """Whether there are more."""


class Outline:
    """A navigation, and where each of its items stands."""

    def __init__(self, items: Sequence[Any], *, indexes: bool) -> None:
        self.items = items
        self.indexes = indexes
        """Whether a section's own page stands for it, and not in its list: Material's `navigation.indexes`."""
        self.places: dict[int, Place] = {}
        self._lists: dict[int, list[Place]] = {}
        self._last: tuple[object, Listing] | None = None
        """What `shown` gave last, and what that depends on: pages are printed list by list."""
        self._enter(None, items, "__nav", 1)

    @property
    def is_small(self) -> bool:
        """Whether every page has it whole."""
        return len(self.places) <= ENTRIES

    def index(self, section: Any) -> Any:  # noqa: ANN401  MkDocs' or a plugin's
        """The page that stands for `section`, or None."""
        return next((each for each in section.children if is_index(each)), None) if self.indexes else None

    def listed(self, section: Any) -> Sequence[Place]:  # noqa: ANN401
        """What the list of `section` shows; of None, the list at the top."""
        return self._lists[id(section)]

    def way(self, page: Any) -> list[Place]:  # noqa: ANN401
        """The entries that lead to `page`, from the top, and its own where it has one; empty where nothing leads."""
        found: list[Place] = []
        item = page
        while item is not None:
            place = self.places.get(id(item)) or self._paginated(item)
            if place and not (found and found[-1].parent is not place.item):
                found.append(place)
            item = place.parent if place else getattr(item, "parent", None)
        return found[::-1]

    def shown(self, page: Any) -> Listing:  # noqa: ANN401
        """What stands in the sidebar of `page`, or of None: a page that no entry leads to."""
        way = self.way(page)
        is_section = bool(way) and bool(way[-1].item.children)
        own = len(way) if is_section else max(0, len(way) - 1)
        """Depth of the list that the page stands in: 0 is the top."""
        if own and not is_section and way[-1].item is self.index(way[own - 1].item):
            way.pop()
            is_section = True
        lists = [self.listed(way[depth - 1].item if depth else None) for depth in range(own + 1)]
        sizes = _sizes([len(each) for each in lists], near=is_section)
        start = _start(lists[own], way[own] if own < len(way) else None, sizes[own])
        key = (start, is_section, *(id(place) for place in way[:own]))
        if self._last and self._last[0] == key:  # mostly the page before was one of the same list
            return self._last[1]
        found = _window(lists[own], start, sizes[own])
        for depth in range(own - 1, -1, -1):
            leading = way[depth]
            found = _window(lists[depth], _start(lists[depth], leading, sizes[depth]), sizes[depth], leading, found)
        self._last = key, found
        return found

    def tabs(self, page: Any) -> Sequence[Place]:  # noqa: ANN401
        """The places at the top that `page` has tabs for."""
        way = self.way(page)
        listed = self.listed(None)
        start = _start(listed, way[0] if way else None, ENTRIES)
        return listed[start : start + ENTRIES]

    def _paginated(self, page: Any) -> Place | None:  # noqa: ANN401
        """The entry of the view that `page` continues: the blog plugin's."""
        siblings = self._lists.get(id(getattr(page, "parent", None)), ())
        views = (place for place in siblings[:ENTRIES] if getattr(place.item, "pages", None))
        return next((place for place in views if page in place.item.pages), None)

    def _enter(self, section: Any, items: Sequence[Any], path: str, level: int) -> None:  # noqa: ANN401
        index = self.index(section) if section is not None else None
        listed: list[Place] = []
        for number, item in enumerate(items, 1):
            at = -1 if item is index else len(listed)
            place = self.places[id(item)] = Place(item, section, f"{path}_{number}", level, at)
            if item is not index:
                listed.append(place)
            if item.children:
                self._enter(item, item.children, place.path, level + 1)
        self._lists[id(section)] = listed

    def __iter__(self) -> Iterator[Place]:
        yield from self.places.values()


def _sizes(lengths: Sequence[int], *, near: bool) -> list[int]:
    """How many entries a page has of each list on its way, from the top, which have so many: the rule of this module.

    `near` tells that the page is a section's own, and stands in the last list but one.
    """
    own = len(lengths) - 1
    sizes = [1] * own + [ENTRIES]
    room = ROOM - lengths[own]
    if own:
        sizes[0] = max(TOP, room)
        room -= min(sizes[0], lengths[0])
    for depth in range(own - 1, 0, -1):
        sizes[depth] = max(NEAR if near and depth == own - 1 else 1, room)
        room -= min(sizes[depth], lengths[depth])
    return sizes


def _start(listed: Sequence[Place], leading: Place | None, size: int) -> int:
    """Which is the first of so many entries of a list, around the one that leads to the page."""
    return max(0, min((leading.at if leading else 0) - size // 2, len(listed) - size))


def _window(
    listed: Sequence[Place], start: int, size: int, leading: Place | None = None, inner: Listing | None = None
) -> Listing:
    """So many entries of a list, from the one at `start`; `inner` stands in the one that is `leading`."""
    chosen = listed[start : start + size]
    entries = (Shown(place, inner if place is leading else None) for place in chosen)
    return Listing(tuple(entries), len(chosen) < len(listed))


def is_index(item: Any) -> bool:  # noqa: ANN401
    """Whether Material takes `item` for the page of its section."""
    return bool(getattr(item, "is_index", False))


def first_page(section: Any) -> Any:  # noqa: ANN401
    """The first of what stands in `section`, however deep: where Material's `navigation.prune` leads."""
    item = section
    while item.children:
        item = item.children[0]
    return item
