"""What can be mended with certainty, and nothing else: encoding, Hangul in loose letters, CRLF, the case of a link."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import is_normalized, normalize

from studywiki.markdown.wiki import respelt
from studywiki.pages import encoding
from studywiki.pages.confined import Confined, RefusedError

_UNSURE = {"encoding-damaged"}
"""Where bytes were lost already, another way of saving them mends nothing."""
_LARGEST = 10_000_000
"""Bytes of a file that is mended."""


@dataclass(frozen=True, slots=True)
class Change:
    """The address on `line`, from `column` up to `end_column`, is to have the case of `path`, which it means."""

    line: int
    column: int
    end_column: int
    path: str


def mended(data: bytes, changes: Iterable[Change] = ()) -> bytes:
    """Give the bytes of a text file, mended; the same bytes where nothing is wrong, or nothing is certain."""
    text, faults = encoding.as_written(data, "")
    if _UNSURE & {fault.code for fault in faults} or ("\ufffd" in text and "\ufffd".encode() not in data):
        return data
    text = text.lstrip("\ufeff").replace("\r\n", "\n")
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    lines = text.split("\n")
    for change in sorted(changes, key=lambda each: (each.line, each.column), reverse=True):
        if change.line <= len(lines):
            line = lines[change.line - 1]
            start, end = change.column - 1, change.end_column - 1
            path, *rest = re.split(r"(?=[?#])", line[start:end], maxsplit=1)
            lines[change.line - 1] = "".join([line[:start], respelt(path, change.path), *rest, line[end:]])
    return "\n".join(lines).encode()


def mend(
    root: Path, confined: Confined, files: Iterable[str], changes: Iterable[tuple[str, Change]] = ()
) -> Iterator[str]:
    """Mend `files`, named from `root`, and give the names of those that were changed.

    A file is replaced in one step. What `confined` does not read is left alone. Raises `OSError` where a file cannot
    be written.
    """
    by_file: dict[str, list[Change]] = {}
    for file, change in changes:
        by_file.setdefault(file, []).append(change)
    for file in files:
        try:
            path = Path(confined.real(root / file))
            before = confined.read(path, _LARGEST)
        except (FileNotFoundError, RefusedError):
            continue
        after = mended(before, by_file.get(file, ()))
        if after != before:
            _replace(path, after)
            yield file


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
