"""A bar of progress on a terminal: drawn in place, out of the way of what else is printed, and gone when it is done.

Not `click.progressbar`, which MkDocs brings: it takes Hangul for one cell wide, tells no pages a second, hides the
cursor, which an interrupted build would leave hidden, and leaves its last line behind:
https://github.com/pallets/click/blob/8.1.8/src/click/_termui_impl.py#L37-L379
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable
from typing import TextIO

from wcwidth import wcswidth, wcwidth

_LONGEST, _SHORTEST = 30, 5
"""Cells between the brackets."""
_WIDEST = {"speed": "1,000", "left": "00:00"}
"""What leaves enough room: a bar whose length changed with the figures would jump."""
_PAUSE = 0.1
"""Seconds between two drawings: whoever watches sees no more."""
_LATELY = 50
"""Drawings over which the speed is measured: what comes from a cache says little of what does not."""
_USUAL = 80
"""Columns of a terminal that does not tell how many it has."""


def line(words: str, done: int, of: int, speed: float, columns: int) -> str:
    """`words` with what is known put into it, in so many columns: `{bar}`, `{done}`, `{of}`, `{speed}`, `{left}`.

    `speed` is how many are done a second, 0 where it is not known yet.
    """
    of = max(of, done, 1)
    cells = min(_LONGEST, columns - wcswidth(words.format(bar="[]", done=f"{of:,}", of=f"{of:,}", **_WIDEST)))
    filled = max(cells, 0) * done // of
    if cells < _SHORTEST:
        words = words.replace("{bar} ", "")
    bar = f"[{'#' * filled}{'.' * (cells - filled)}]"
    left = _clock((of - done) / speed) if speed else "-:--"
    return _cut(words.format(bar=bar, done=f"{done:,}", of=f"{of:,}", speed=_short(speed), left=left), columns)


def _short(speed: float) -> str:
    return "-" if not speed else f"{speed:,.0f}" if speed >= 10 else f"{speed:.1f}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _cut(text: str, columns: int) -> str:
    if wcswidth(text) <= columns:
        return text
    cells, kept = 0, ""
    for char in text:
        cells += max(wcwidth(char), 0)
        if cells > columns:
            break
        kept += char
    return kept


class Bar:
    """The bar of one piece of work after the other, on `stream`; without one it is nowhere."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._words = ""
        self._done = self._of = self._drawn = 0
        self._pause = 0.0
        self._lately: deque[tuple[float, int]] = deque(maxlen=_LATELY)

    def begin(self, words: str, of: int) -> None:
        """Show that nothing is done of so many; `words` is as for `line`."""
        self._words, self._done, self._of = words, 0, of
        self._lately.clear()
        self._draw(self._clock())

    def step(self) -> None:
        """Show that one more is done."""
        self._done += 1
        if self._of and (now := self._clock()) >= self._pause:
            self._draw(now)

    def erase(self) -> None:
        """Clear the line for what is printed next; the next step draws the bar below it."""
        if self._drawn:
            drawn, self._drawn, self._pause = self._drawn, 0, 0.0
            self._write(f"\r{' ' * drawn}\r")

    def end(self) -> None:
        """Take the bar away."""
        self.erase()
        self._of = 0

    def _draw(self, now: float) -> None:
        if self._stream is None:
            return
        self._lately.append((now, self._done))
        began, had = self._lately[0]
        speed = (self._done - had) / (now - began) if now > began else 0.0
        columns = _columns(self._stream) - 1  # in the last one the line would wrap
        text = line(self._words, self._done, self._of, speed, columns)
        cells, drawn = wcswidth(text), self._drawn
        self._pause = now + _PAUSE
        self._write(f"\r{text}{' ' * (drawn - cells)}")
        self._drawn = max(cells, drawn)

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # nobody watches any more
            self._stream, self._drawn = None, 0


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    except (OSError, ValueError):
        return _USUAL
