"""What a process and all that it starts cost: processor time, time by the clock, memory."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.1
"""Seconds between two looks at the memory: each takes 2 ms, which the build does not have."""
_SESSION, _STATE = 3, 0
"""Places of the fields of /proc/PID/stat after the name, which is in brackets."""


class FailedError(Exception):
    """A command that did not end well: what it said last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost."""

    cpu: float
    """Seconds of all cores together, of the system's part too."""
    wall: float
    """Seconds by the clock."""
    memory: int
    """Bytes that all its processes held at once, at most; what two share is counted twice."""


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """The cost of `command`, run in `folder`, with all that it starts. Raises `FailedError`, `OSError`."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        memory = _Memory(process.pid)
        memory.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
            left = list(_of_session(process.pid))
        finally:  # in its own session it hears no Ctrl-C
            memory.stop()
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        if process.returncode or left:
            said.seek(0)
            end = said.read()[-2000:].decode("utf-8", "replace")
            why = f"it left {len(left)} processes behind" if left else f"it ended with {process.returncode}"
            raise FailedError(f"{' '.join(command)}: {why}\n{end}")
    # of its children it has waited for all, so their time is in its own
    return Cost(usage.ru_utime + usage.ru_stime, wall, max(memory.most, usage.ru_maxrss * 1024))


class _Memory(threading.Thread):
    """Looks at the memory of a session's processes, until it is stopped."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._session = session
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_PAUSE):
            self.most = max(self.most, sum(_held(each) for each in _of_session(self._session)))

    def stop(self) -> None:
        """End, and wait until it has ended."""
        self._ended.set()
        self.join()


def _of_session(session: int) -> Iterator[int]:
    """The processes of a session that run, whoever their parents are."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError, IndexError):  # it has ended meanwhile
                fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                if fields[_SESSION] == str(session) and fields[_STATE] != "Z":
                    yield int(folder.name)


def _held(pid: int) -> int:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    return 0
