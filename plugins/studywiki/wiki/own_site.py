"""Whether an address is below the one that the wiki is published at."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from urllib.parse import urlsplit

from studywiki.wiki import schemes
from studywiki.wiki.spelling import plain

_POST = re.compile(r"(?:^|/)\d{4}/\d{1,2}/\d{1,2}/[^/]+/?$")


def within(href: str, sites: Sequence[str], tops: Container[str]) -> str | None:
    """What follows one of the `sites` in `href`, from the root; None where it is another's.

    `tops` are the beginnings of every address that the wiki has.
    """
    bare = schemes.without_web(href)
    for site in sites:
        own = schemes.without_web(site).rstrip("/")
        if own.strip("/") and bare.lower().startswith(own.lower()) and bare[len(own) : len(own) + 1] in ("", "/"):
            rest = "/" + bare[len(own) :].lstrip("/")
            return None if own.count("/") == 2 and _is_a_neighbours(own, rest, tops) else rest
    return None


def _is_a_neighbours(own: str, path: str, tops: Container[str]) -> bool:
    """Tell whether `path` is that of another repository's site, which GitHub publishes below the owner's own."""
    first, _, below = plain(path.partition("?")[0].partition("#")[0]).lstrip("/").partition("/")
    if not own.lower().endswith(".github.io") or not first or _POST.search(path) or ("." in first and not below):
        return False
    return first not in tops


def bases(sites: Sequence[str]) -> list[str]:
    """The folders that the wiki is published in, below the roots of its `sites`: `wiki/`."""
    found = (plain(urlsplit(site).path).strip("/") for site in sites)
    return [f"{base}/" for base in found if base]
