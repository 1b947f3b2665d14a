"""Who is at which place of the site, where pages ask for places: each place is one page's, and no page loses its own.

A page is at the place that its `permalink` asks for, if nobody has it; the place that its file's name gives it leads
there. `redirect_from` and what Jekyll published it at lead to it, where nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from studywiki.wiki.places import above, is_reserved


class Old(Struct, frozen=True):
    """A place that a page once had."""

    place: str
    written: str
    """As its author wrote it; empty where nobody wrote it, and nobody is to be told."""


class Claim(Struct, frozen=True):
    """What one page asks for."""

    path: str
    """The page's, below the docs folder."""
    home: str
    """The place that its file's name gives it."""
    asked: str | None = None
    """The place that it asks to be at."""
    old: Sequence[Old] = ()
    """Places that are to lead to it."""


class Lost(Struct, frozen=True):
    """A place that was not given."""

    path: str
    """Of the page that asked for it."""
    place: str
    written: str
    """As in `Old`; empty where it was the page's `permalink`."""
    other: str = ""
    """The path of the file that has it; empty where it is the site's own."""


class Settled(Struct):
    """Where everything is."""

    moved: dict[str, str] = field(default_factory=dict)
    """Path of a page -> its place, for those that are not where their file's name says."""
    leading: dict[str, str] = field(default_factory=dict)
    """Place -> path of the page that it leads to."""
    lost: list[Lost] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)
    """Place -> path of what is there, or leads on."""
    folders: dict[str, str] = field(default_factory=dict)
    """Folder -> path of something in it."""

    def there(self, written: str) -> str | None:
        """What keeps a page from the place `written`: the path of a file, or nothing for the site; None where free."""
        if is_reserved(written):
            return ""
        around = next((self.held[up] for up in above(written) if up in self.held), None)
        return self.held.get(written, self.folders.get(written, around))


def settle(claims: Iterable[Claim], taken: Mapping[str, str]) -> Settled:
    """Give each of `claims` its places; of two the first has it. `taken` are those of other files: place -> path."""
    return _Settling(list(claims), taken).run()


class _Settling:
    def __init__(self, claims: list[Claim], taken: Mapping[str, str]) -> None:
        self.claims = claims
        self.found = Settled(held=dict(taken))
        self.held, self.folders = self.found.held, self.found.folders
        self.held |= {claim.home: claim.path for claim in claims if claim.asked is None}
        homes = {claim.home: claim.path for claim in claims}
        for written, path in (homes | self.held).items():
            self._enter_folders(written, path)

    def run(self) -> Settled:
        """Settle all: first where pages are, then what leads to them."""
        self._move()
        for claim in self.claims:
            if claim.path in self.found.moved and claim.home not in self.held:
                self._lead(claim.home, claim.path)
        for claim in self.claims:
            for old in claim.old:
                self._old(claim, old)
        return self.found

    def _move(self) -> None:
        asking = {claim.path: claim for claim in self.claims if claim.asked is not None}
        waiting = list(asking.values())
        stays: list[Claim] = []
        for claim in waiting:
            other = self.found.there(claim.asked or "")
            if other is None and claim.asked:
                self.held[claim.asked] = claim.path
                self.found.moved[claim.path] = claim.asked
                continue
            self._refuse(claim, other or "")
            stays.append(claim)
        while stays:  # who gets no other place is at its own; who had got that one is at its own, too
            claim = stays.pop()
            other = self.held.get(claim.home)
            self.held[claim.home] = claim.path
            if other in self.found.moved:
                del self.found.moved[other]
                self._refuse(asking[other], claim.path)
                stays.append(asking[other])

    def _refuse(self, claim: Claim, other: str) -> None:
        self.found.lost.append(Lost(claim.path, claim.asked or "", "", other))

    def _old(self, claim: Claim, old: Old) -> None:
        own = self.found.moved.get(claim.path, claim.home)
        if old.place == own or self.found.leading.get(old.place) == claim.path:
            return
        other = self.found.there(old.place)
        if other is None:
            self._lead(old.place, claim.path)
            self._enter_folders(old.place, claim.path)
        elif old.written:
            self.found.lost.append(Lost(claim.path, old.place, old.written, other))

    def _lead(self, written: str, path: str) -> None:
        self.held[written] = path
        self.found.leading[written] = path

    def _enter_folders(self, written: str, path: str) -> None:
        for folder in above(written):
            self.folders.setdefault(folder, path)
