"""What became of an address that was looked at."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Kind(Enum):
    """How it stands with an address."""

    ALIVE = "alive"
    GONE = "gone"
    """The site says that it has no such page."""
    NO_HOST = "no-host"
    """There is no machine of that name."""
    NO_ANSWER = "no-answer"
    """It takes no connection, or has no certificate for its name."""
    SLOW = "slow"
    """It has not answered in time: it may tomorrow."""
    UNSURE = "unsure"
    """It has refused the program, or has a fault of its own: a reader may get further."""
    SKIPPED = "skipped"
    """It was not asked: robots.txt, this machine's own network, or no time left."""


SURE = frozenset({Kind.GONE, Kind.NO_HOST, Kind.NO_ANSWER})
"""What a reader will find so too."""


class Outcome(Struct, frozen=True):
    """How it stands with an address, and what the site answered."""

    kind: Kind
    status: int = 0
    """0 where there was no answer."""


ALIVE, SKIPPED = Outcome(Kind.ALIVE), Outcome(Kind.SKIPPED)
