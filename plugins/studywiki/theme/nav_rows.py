"""What the sidebar says of each entry, as data: the rows of the script for all pages, and what a page depends on."""

from __future__ import annotations

import hashlib
import html
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from studywiki.theme.outline import Listing, Outline, first_page
from studywiki.wiki import schemes

Row = list[Any]
"""Of a page or link [title, address, more], of a section [title, rows, more]; `more` is left out where it is empty."""


@dataclass
class Rows:
    """Those of one outline."""

    outline: Outline
    icons: dict[str, int] = field(default_factory=dict)
    """The icons that entries have, by their names -> their numbers in the script."""
    _digests: dict[int, str] = field(default_factory=dict)
    _all: str | None = None
    _last: tuple[Listing, str] | None = None
    """The listing that was asked for last, and what stands for it: pages of one list have the same."""

    def all(self) -> list[Row]:
        """The rows of the whole sidebar; addresses are written from the folder that their section's are in."""
        return self._rows(self.outline.items, "")

    def depends(self, page: Any, listing: Listing | None) -> str:  # noqa: ANN401  MkDocs'
        """What the sidebar of `page` says, of which `listing` or all stands there: equal strings, equal words."""
        parts = [page.url, *(place.path for place in self.outline.way(page))]
        parts.append(self._listed(listing) if listing else self._whole())
        return _hash(parts)

    def _listed(self, listing: Listing) -> str:
        if self._last is None or self._last[0] is not listing:
            self._last = listing, _hash(self._of(listing))
        return self._last[1]

    def _whole(self) -> str:
        if self._all is None:
            self._all = _hash(map(self._digest, self.outline))
        return self._all

    def _of(self, listing: Listing) -> Iterator[str]:
        yield str(listing.is_cut)
        for shown in listing.entries:
            yield self._digest(shown.place)
            if shown.inner:
                yield from self._of(shown.inner)

    def _digest(self, place: Any) -> str:  # noqa: ANN401
        item = place.item
        if id(item) not in self._digests:
            index = self.outline.index(item) if item.children else None
            address = first_page(item).url if item.children else item.url
            said = [place.path, *_title(item), address, self._more(index or item), bool(item.children), index is None]
            self._digests[id(item)] = json.dumps(said)
        return self._digests[id(item)]

    def _rows(self, items: Sequence[Any], folder: str) -> list[Row]:
        return [self._row(item, folder) for item in items]

    def _row(self, item: Any, folder: str) -> Row:  # noqa: ANN401
        title, is_typeset = _title(item)
        more = self._more(item)
        if is_typeset:
            more["h"] = 1
        if not item.children:
            return [title, _address(item.url, folder), *([more] if more else [])]
        addresses = [child.url for child in item.children if not child.children and not _is_fixed(child.url)]
        own = _folder(addresses) if addresses else folder
        if own != folder:
            more["d"] = own.removeprefix(folder) if own.startswith(folder) else f"/{own}"
        index = self.outline.index(item)
        if index is not None:
            more["x"] = next(number for number, child in enumerate(item.children) if child is index)
        return [title, self._rows(item.children, own), *([more] if more else [])]

    def _more(self, item: Any) -> dict[str, Any]:  # noqa: ANN401
        """What front matter adds to an entry: Material looks for it in `meta`, which sections and links have not."""
        meta = getattr(item, "meta", None)
        more: dict[str, Any] = {}
        if not meta:
            return more
        if icon := meta.get("icon"):
            more["i"] = self.icons.setdefault(str(icon), len(self.icons))
        if subtitle := meta.get("subtitle"):
            more["b"] = str(subtitle)
        if getattr(item, "encrypted", False):
            more["e"] = 1
        if status := meta.get("status"):
            more["s"] = str(status)
        return more


def _title(item: Any) -> tuple[str, bool]:  # noqa: ANN401
    """The title of an entry, and whether it is HTML: `Titles.settle` has made it so. Others are text."""
    typeset = getattr(item, "typeset", None)
    return (str(typeset["title"]), True) if typeset else (html.unescape(str(item.title)), False)


def _folder(addresses: Sequence[str]) -> str:
    """The folder that all `addresses` lie in."""
    folders = [address[: address.rfind("/") + 1].split("/") for address in addresses]
    shared = itertools.takewhile(lambda names: len(set(names)) == 1, zip(*folders, strict=False))
    found = "/".join(names[0] for names in shared)
    return f"{found}/" if found and not found.endswith("/") else found


def _address(url: str, folder: str) -> str:
    """`url` as rows have it: from the folder, from the root after a `/`, or after a `=` as it is."""
    if _is_fixed(url):
        return f"={url}"
    rest = url.removeprefix(folder)
    return rest if url.startswith(folder) and not rest.startswith(("=", "/")) else f"/{url}"


def _is_fixed(url: str) -> bool:
    """Whether `url` is the same on every page: MkDocs' `normalize_url` leaves it as it is."""
    return url.startswith(("/", "#")) or schemes.leads_out(url)


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
