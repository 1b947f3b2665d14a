"""KaTeX in process: formulas in, HTML and MathML out.

The engine is V8 (mini-racer), as `javascript.v8` starts and ends it. It starts when the first formula comes, works
under a time limit, and is itself again after it was stopped. What it was asked once in this process it does not do
again.
"""

from __future__ import annotations

import html
import json
import re
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from importlib import resources

from msgspec import Struct
from py_mini_racer import JSEvalException

from studywiki import katex_fonts
from studywiki.cache import answers
from studywiki.cache.store import Store
from studywiki.javascript import v8
from studywiki.math import mathjax_compat

_KATEX = ("assets", "katex", "katex.min.js")
_SCRIPTS = (_KATEX, ("assets", "katex", "mhchem.min.js"), ("math", "batch.js"), ("math", "widths.js"))
# the widths of glyphs, which KaTeX's script holds as a literal and does not hand out
_METRICS = re.compile(r'\{"AMS-Regular":\{.*?\}\}')
_LIMITS = {"maxExpand": 1000, "maxSize": 100}  # https://katex.org/docs/options: expansions, and sizes in em
_LONGEST = 50_000


class Job(Struct, frozen=True):
    """A formula to typeset; equal jobs have equal answers."""

    tex: str
    """In KaTeX's own dialect."""
    display: bool
    macros: tuple[tuple[str, str], ...] = ()
    """Name with backslash -> body, of the macros that `tex` uses."""


class Typeset(Struct, frozen=True):
    """The answer to a job: HTML, or why there is none."""

    head: str
    """HTML up to where the author's TeX goes; empty when it was refused."""
    tail: str
    why: str = ""
    """KaTeX's own words, without position; empty when it was typeset."""
    at: int | None = None
    """Where in the TeX KaTeX stopped, in UTF-16 units as JavaScript counts; None where it does not say."""
    length: int = 0
    """How much of the TeX it names as the fault."""

    def html(self, tex: str) -> str:
        """The formula's HTML, annotated with `tex`: what the author wrote."""
        return f"{self.head}{html.escape(mathjax_compat.trimmed(tex), quote=False)}{self.tail}"


TOO_LONG = "time limit"
"""`Typeset.why` of a formula that would not end."""
_REFUSED = Typeset("", "", TOO_LONG)
_AT_HAND = 2_000
"""Answers that are held, the youngest, some 5 kB each; the store has the others."""


class Engine:
    """Typesets formulas; one may serve many pages and threads."""

    def __init__(self, seconds: float = 5.0) -> None:
        self.seconds = seconds
        """Time that a page's formulas may take, and then again the search for the one that took it."""
        self.starts = 0
        """How often KaTeX was loaded."""
        self.store = Store(None)
        """Where answers are kept for the next build."""
        self._done: dict[Job, Typeset] = {}
        self._v8: v8.V8 | None = None
        self._lock = threading.Lock()

    def typeset(self, jobs: Iterable[Job]) -> Mapping[Job, Typeset]:
        """Answer every job; never raises for what is in a formula.

        Raises `StoppedError` where the machine does not let the engine start.
        """
        wanted = dict.fromkeys(jobs)
        with self._lock:
            new = [job for job in wanted if job not in self._done and len(job.tex) <= _LONGEST]
            self._done |= answers.known(new, Typeset, self.store)
            new = [job for job in new if job not in self._done]
            until = time.monotonic() + 3 * self.seconds
            late = v8.without_event_loop(lambda: self._answer(new, self.seconds, until)) if new else []
            # of those for which there was no time another day may tell
            made = {job: self._done[job] for job in new if job not in late and self._done[job].why != TOO_LONG}
            answers.keep(made, self.store)
            found = {job: _REFUSED if job in late else self._done.get(job, _REFUSED) for job in wanted}
            for job in list(self._done)[: max(len(self._done) - _AT_HAND, 0)]:
                del self._done[job]
        return found

    def start(self) -> None:
        """Load KaTeX now, for formulas that are to come. Raises `StoppedError` where that is not possible."""
        with self._lock:
            self._v8 = self._v8 or v8.without_event_loop(self._started)

    def close(self) -> None:
        """Let the engine go; the answers stay."""
        if self._v8:
            self._v8.close()
        self._v8 = None

    @cached_property
    def commands(self) -> frozenset[str]:
        """Every command that KaTeX knows, with its backslash."""
        return frozenset("\\" + name for name in re.findall(r"[\"'`]\\\\([A-Za-z]+)[\"'`]", _text(_KATEX)))

    def _answer(self, jobs: Sequence[Job], seconds: float, deadline: float) -> list[Job]:
        """Note the answers to `jobs`: in one call, or, where that is stopped, in two of half the jobs.

        Gives those for which there was no time; whether they would end is not known.
        """
        if time.monotonic() > deadline:
            return list(jobs)
        try:
            self._done.update(zip(jobs, self._call(jobs, seconds), strict=True))
        except JSEvalException:  # the time or memory limit: KaTeX's own errors are caught in batch.js
            self._recover()
            if len(jobs) == 1:
                self._done[jobs[0]] = _REFUSED
                return []
            half = len(jobs) // 2
            parts = (jobs[:half], jobs[half:])
            return [job for part in parts for job in self._answer(part, self.seconds / 5, deadline)]
        return []

    def _call(self, jobs: Sequence[Job], seconds: float) -> list[Typeset]:
        katex = self._v8 = self._v8 or self._started()
        plain = [(job.tex, job.display, dict(job.macros)) for job in jobs]
        given = json.loads(str(katex.call("studywiki.render.bind(studywiki)", plain, _LIMITS, timeout_sec=seconds)))
        return [Typeset(*answer) if answer[0] is not None else Typeset("", "", *answer[1:]) for answer in given]

    def _started(self) -> v8.V8:
        self.starts += 1
        katex = v8.V8()
        for script in _SCRIPTS:
            katex.eval(_text(script))
        metrics = _METRICS.search(_text(_KATEX))
        fonts = json.dumps([katex_fonts.BY_CLASS, katex_fonts.SHAPES])
        katex.eval(f"studywiki.widths.use({metrics[0] if metrics else '{}'}, ...{fonts})")
        return katex

    def _recover(self) -> None:
        """Wait until V8 has let go of what it was stopped in; where it does not, go on without it."""
        try:
            if self._v8:
                self._v8.eval("0", timeout_sec=self.seconds)
        except JSEvalException:
            if self._v8:
                self._v8.abandon()
            self._v8 = None


def _text(script: tuple[str, ...]) -> str:
    return resources.files("studywiki").joinpath(*script).read_text("utf-8")
