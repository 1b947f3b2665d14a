"""How often Python looks for objects that only refer to each other, while a wiki is built: seldom.

A build makes many objects and lets few go, so that looking through them all again and again finds next to nothing, and
takes a tenth of its time. https://docs.python.org/3/library/gc.html#gc.freeze
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 20, 50)
"""New objects before the young are looked at, and how often these before the older; by default 700, 10 and 10."""


@contextmanager
def paused() -> Iterator[None]:
    """Do not look at all: what is loaded now stays, up to the end of the process."""
    was_on = gc.isenabled()
    gc.disable()
    _not_at_the_end()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Collecting:
    """The collector's settings of one build, from `begin` to `end`."""

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None

    def begin(self) -> None:
        """Look seldom, and at nothing of what is there already: the program itself."""
        if self._before is None:
            self._before = gc.get_threshold()
            gc.set_threshold(*_SELDOM)
            gc.freeze()

    def end(self) -> None:
        """Look as often as before."""
        if self._before is not None:
            gc.set_threshold(*self._before)
            gc.unfreeze()
            self._before = None


def _not_at_the_end() -> None:
    """Have Python not look through what builds and checks have left when the process ends: the system takes it all.

    Looking takes more than a tenth of the time that a wiki with one edited page takes. Nobody may count on it:
    https://docs.python.org/3/reference/datamodel.html#object.__del__
    """
    atexit.unregister(gc.freeze)  # once is enough, however many wikis are built
    atexit.register(gc.freeze)
