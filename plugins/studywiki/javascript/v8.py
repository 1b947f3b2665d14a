"""V8's start and end, in whatever process it finds itself: interrupted, narrowed, beside an event loop.

mini-racer runs V8's answers through an event loop in a thread of its own, a daemon; there is no other thread here but
where the caller runs an event loop itself.
https://github.com/bpcreech/PyMiniRacer/blob/v0.14.1/src/py_mini_racer/_mini_racer.py#L426-L460
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from py_mini_racer import DEFAULT_V8_FLAGS, JSEvalException, MiniRacer, init_mini_racer

from studywiki.diagnostics import Diagnostic, Location, Severity, StoppedError

if sys.platform != "win32":
    import resource

_Answer = TypeVar("_Answer")

# A processor with protection keys gives the code that V8 makes to the thread that started V8 and to those that this one
# starts; another that lets V8 go after a few thousand formulas, as Python's end does, dies of a segmentation fault.
_FLAGS = (*DEFAULT_V8_FLAGS, "--no-memory-protection-keys")
_PATIENCE = 10.0
"""Seconds for a script that nobody waits for any more: more than any script is given."""
_PROBE = """
import mmap, sys
from py_mini_racer import MiniRacer
held = [mmap.mmap(-1, int(size), mmap.MAP_PRIVATE, mode) for size, mode in zip(sys.argv[1:], (mmap.PROT_READ, 3))]
MiniRacer().eval("1")
"""


_starts: list[int] = []
"""The processes that have started V8: it is there once in each, and stays when all engines are gone."""


def stands_a_fork() -> bool:
    """Whether this process may be forked: where V8 was started, its threads would be missing in the other one."""
    return not _starts


class V8:
    """An engine for JavaScript, from its start to `close`, or else to the end of the process."""

    def __init__(self) -> None:
        """Start it. Raises `StoppedError` where this process may not have the addresses that V8 reserves."""
        _look_for_room()
        _starts.append(os.getpid())
        init_mini_racer(flags=_FLAGS, ignore_duplicate_init=True)
        started: list[MiniRacer] = []
        # registered first, since what follows may be interrupted; and run before Python's own end, at which V8 would
        # wait for a thread that is dead by then
        self._end = weakref.finalize(self, _close, started)
        self._racer = _Racer(started)

    def eval(self, script: str, timeout_sec: float | None = None) -> object:
        """Run `script`; gives its last value. Raises `JSEvalException`, also where it takes too long."""
        return self._racer.eval(script, timeout_sec=timeout_sec)

    def call(self, function: str, *arguments: Any, timeout_sec: float) -> object:  # noqa: ANN401  what JSON knows
        """Call `function` by its name; gives what it gives. Raises `JSEvalException`, also where it takes too long."""
        return self._racer.call(function, *arguments, timeout_sec=timeout_sec)

    def close(self) -> None:
        """Let it go, and wait until it is gone."""
        self._end()

    def abandon(self) -> None:
        """Let it go without waiting: it does something that may not end."""
        self._end.detach()
        Thread(target=self._racer.close, daemon=True).start()


class _Racer(MiniRacer):
    """Enters itself into a list before it starts anything that will have to be stopped."""

    def __init__(self, started: list[MiniRacer]) -> None:
        started.append(self)
        super().__init__()


def _close(started: list[MiniRacer]) -> None:
    for racer in started:
        with suppress(
            AssertionError, AttributeError, JSEvalException
        ):  # interrupted before there was anything to wait for
            racer.eval("0", timeout_sec=_PATIENCE)  # after what was left alone when the process was interrupted
        with suppress(AttributeError):
            racer.close()


def without_event_loop(work: Callable[[], _Answer]) -> _Answer:
    """Do `work` where no event loop runs, which is mostly here; gives or raises what it does.

    mini-racer refuses a time limit where the calling thread runs one (a notebook, a browser test):
    https://github.com/bpcreech/PyMiniRacer/blob/v0.14.1/src/py_mini_racer/_mini_racer.py#L183-L189
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    answer: Future[_Answer] = Future()

    def elsewhere() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:  # noqa: BLE001  it is raised again where it is waited for
            answer.set_exception(error)

    Thread(target=elsewhere, daemon=True, name="v8").start()
    return answer.result()


def _look_for_room() -> None:
    """Raise `StoppedError` where the process's addresses are limited and V8 does not start so: it would abort.

    How much V8 reserves hangs on the machine (over a terabyte where it can, a few hundred gigabytes where it must, far
    more than it uses) and is not asked for: https://v8.dev/blog/sandbox. So another process tries.
    """
    if sys.platform == "win32":
        return
    limits = {"-v": resource.getrlimit(resource.RLIMIT_AS)[0], "-d": resource.getrlimit(resource.RLIMIT_DATA)[0]}
    limited = {option: limit for option, limit in limits.items() if limit != resource.RLIM_INFINITY}
    if not limited or not sys.executable:
        return
    command = [sys.executable, "-c", _PROBE, *map(str, _in_use())]
    try:
        tried = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603  ours
    except (OSError, MemoryError):
        tried = None
    if tried is None or tried.returncode != 0:
        option = min(limited, key=limited.__getitem__)
        values = {"limit": f"{limited[option] / 2**30:.1f} GB", "option": option}
        raise StoppedError(Diagnostic("engine-no-room", Location("mkdocs.yml"), values, Severity.ERROR))


def _in_use() -> tuple[int, int]:
    """How many bytes of addresses this process has, without and with writing; a little where it is not known."""
    try:
        size, *_, data, _ = map(int, Path("/proc/self/statm").read_text("utf-8").split())
    except (OSError, ValueError):
        return 1, 1
    page = resource.getpagesize() if sys.platform != "win32" else 1
    return max(size - data, 1) * page, max(data, 1) * page
