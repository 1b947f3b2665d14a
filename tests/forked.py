"""Commands in processes that are forked off one which has loaded them: by itself, each loads for half a second.

For what a command says and writes. What depends on what a shell has set up before needs a process of its own, and
what depends on how Python starts one that has started so.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS = 60
"""A command takes one or two; this is what makes a hang a failure."""
_LONGEST = 1_000_000
"""Bytes of one question: it has the environment in it."""


class Commands:
    """The process, which starts when the first command comes."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._environment = environment or {}
        self._asked: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def run(
        self, program: str, *arguments: str, cwd: Path, env: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `mkdocs` or `studywiki`."""
        question = {"program": program, "arguments": arguments, "cwd": os.fspath(cwd), "env": dict(env)}
        with Path(os.devnull).open("rb") as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            streams = [nothing.fileno(), out.fileno(), err.fileno()]
            asked = self._opened()
            socket.send_fds(asked, [json.dumps(question).encode()], streams)
            try:
                status = int(asked.recv(100))
            except TimeoutError:
                self._kill()
                raise
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess([program, *arguments], status, out.read(), err.read())

    def said(
        self, program: str, *arguments: str, cwd: Path, env: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run it; what it prints is text."""
        done = self.run(program, *arguments, cwd=cwd, env=env)
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def end(self) -> None:
        """Let the process go."""
        if self._asked and self._process:
            self._asked.close()
            self._process.wait()

    def _kill(self) -> None:
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._asked = self._process = None

    def _opened(self) -> socket.socket:
        if not self._asked:
            self._asked, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._asked.settimeout(SECONDS)
            self._asked.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LONGEST)
            command = [sys.executable, "-m", "tests.forked", str(other.fileno())]
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **self._environment},
                pass_fds=[other.fileno()],
                start_new_session=True,
            )
            other.close()
        return self._asked


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""Surroundings in which Python knows no Hangul."""
COMMANDS, ASCII_COMMANDS = Commands(), Commands(ASCII)
"""Those of all tests of this process."""
atexit.register(COMMANDS.end)
atexit.register(ASCII_COMMANDS.end)


def _serve(asked: socket.socket) -> None:
    """Fork a process for each command; raises `SystemExit` in it, at its end."""
    while True:
        data, streams, _, _ = socket.recv_fds(asked, _LONGEST, 3)
        if not data:
            return
        child = os.fork()
        if not child:
            asked.close()
            _become(json.loads(data), streams)
        for stream in streams:
            os.close(stream)
        _, ended = os.waitpid(child, 0)
        asked.send(str(os.waitstatus_to_exitcode(ended)).encode())


def _become(question: Mapping[str, object], streams: list[int]) -> None:
    """Be the process of a command. Raises `SystemExit`."""
    from mkdocs.__main__ import cli

    from studywiki.cli.main import main

    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(_told(question["cwd"]))
    os.environ.clear()
    os.environ.update(question["env"])  # type: ignore[call-overload]
    encoding, errors = _spoken()
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0)), encoding, errors)
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w")), encoding, errors)
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w")), encoding, "backslashreplace", line_buffering=True
    )
    arguments = [_told(each) for each in question["arguments"]]  # type: ignore[attr-defined]
    sys.argv = [str(question["program"]), *arguments]
    raise SystemExit(main(arguments) if question["program"] == "studywiki" else cli(arguments, prog_name="mkdocs"))


def _told(word: object) -> str:
    """Give what Python makes of the bytes of a word on its command line."""
    return os.fsdecode(str(word).encode("utf-8", "surrogateescape"))


def _spoken() -> tuple[str, str]:
    """Give the encoding of the streams, and what becomes of a character that it has not, as Python finds them."""
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    if encoding:
        return encoding, errors or "strict"
    assert sys.__stdout__ and sys.__stdout__.errors
    return sys.__stdout__.encoding, sys.__stdout__.errors


if __name__ == "__main__":
    from tests.sparing import prime, spared

    with socket.socket(fileno=int(sys.argv[1])) as one, spared():
        prime()
        _serve(one)
