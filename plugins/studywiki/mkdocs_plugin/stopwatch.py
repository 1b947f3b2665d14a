"""Where a build's time goes: the seconds of each stage, and of each page in it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Literal

Stage = Literal["reading", "rendering", "checking", "finishing", "writing"]
"""A stage of a build, in their order."""


class Stopwatch:
    """The seconds of one build. It runs from one `mark` to the next, so none is left out."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._now: tuple[Stage, str] | None = None
        self._since = 0.0
        self.stages: defaultdict[Stage, float] = defaultdict(float)
        """Stage -> seconds, in the order in which they began."""
        self.pages: defaultdict[str, defaultdict[Stage, float]] = defaultdict(lambda: defaultdict(float))
        """Page -> the same of what was done for it alone."""

    def mark(self, stage: Stage, page: str = "") -> None:
        """Count what comes now for `stage`, and for `page` if it is of one."""
        self.stop()
        self._now = (stage, page)

    def stop(self) -> None:
        """Count what has been since the last `mark`, and nothing more."""
        now = self._clock()
        if self._now:
            stage, page = self._now
            self.stages[stage] += now - self._since
            if page:
                self.pages[page][stage] += now - self._since
        self._now, self._since = None, now

    def slowest(self, count: int) -> list[tuple[str, float]]:
        """The pages that took longest, with their seconds, the slowest first."""
        took = [(page, sum(stages.values())) for page, stages in self.pages.items()]
        return sorted(took, key=lambda each: -each[1])[:count]
