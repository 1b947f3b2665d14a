"""`check --external`: other sites are asked about the links to them, and the author is told how far it is."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.request import getproxies_environment

from studywiki.cache import place
from studywiki.check.formats.report import say
from studywiki.diagnostics import Diagnostic, Location
from studywiki.external import remembered, told
from studywiki.external.client import Client
from studywiki.external.outcome import Kind
from studywiki.external.visiting import Manners, visit
from studywiki.terminal import console


def asker(root: Path, language: str, *, private: bool) -> Callable[[list[tuple[str, Location]]], Iterable[Diagnostic]]:
    """What asks other sites about the links from the wiki in `root`; with `private`, those of this network too."""

    def ask(links: list[tuple[str, Location]]) -> list[Diagnostic]:
        manners = Manners(Client(getproxies_environment(), private=private))
        known = remembered.Remembered(place.file(root, remembered.FILE))
        outcomes = visit((address for address, _ in links), manners, known, _progress)
        counts = Counter(each.kind for each in outcomes.values())
        values = {"count": len(outcomes), "alive": counts[Kind.ALIVE], "skipped": counts[Kind.SKIPPED]}
        console.tell(say("external_asked", language, **values))
        return list(told.told(links, outcomes))

    return ask


def _progress(done: int, of: int) -> None:
    if console.is_terminal(sys.stderr):
        print(f"\r{done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
