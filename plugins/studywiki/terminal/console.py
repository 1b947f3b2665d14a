"""What a command says: its report or answer to the standard output, all else to the standard error.

A terminal without Hangul, a reader that has gone, a full disk, a stream that is closed: none of it is a traceback.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from contextlib import suppress
from typing import TextIO

from studywiki.terminal.printable import output

_MACHINES = {"json", "sarif"}


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody watches `stream`."""
    return stream is not None and not stream.closed and stream.isatty()


def write(text: str, kind: str = "text") -> None:
    """Write `text` to the standard output; what its encoding lacks, as escapes that `kind` of report has.

    Where its reader has gone (`| head -1`) it has what it wanted. Raises `OSError` where it cannot be written.
    """
    stream = sys.stdout
    if stream is None:  # closed: nobody is to read it
        return
    if kind == "github" and isinstance(stream, io.TextIOWrapper):  # its runner reads UTF-8, in every locale
        stream.reconfigure(encoding="utf-8")
    try:
        stream.write(_fitting(text, stream.encoding or "utf-8", kind))
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError:
        _silence(stream)
        raise


def fitting(text: str) -> str:
    """`text` so that MkDocs can write it to the standard output; it takes ASCII for a mistake, and writes UTF-8.

    https://github.com/pallets/click/blob/8.1.8/src/click/_compat.py#L43-L57
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return text if codecs.lookup(encoding).name == "ascii" else _fitting(text, encoding, "text")


def tell(text: str) -> None:
    """Say to the standard error what is no report; its lines after the first are set in."""
    stream = sys.stderr
    try:
        print(output(text.rstrip("\n").replace("\n", "\n  ")), file=stream, flush=True)
    except (OSError, ValueError):  # there is nobody else to tell
        if stream is not None:
            _silence(stream)


def _fitting(text: str, encoding: str, kind: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        if kind in _MACHINES:
            return "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in text)
        return text.encode(encoding, "backslashreplace").decode(encoding)
    return text


def _silence(stream: TextIO) -> None:
    """Have Python's own end not try once more: https://docs.python.org/3/library/signal.html#note-on-sigpipe."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
