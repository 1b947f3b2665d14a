"""What can be mended with certainty, and nothing else: encoding, loose letters, CRLF, case of links, old addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from unicodedata import is_normalized, normalize

from studywiki.check import redirecting, replacing
from studywiki.diagnostics import Fix, Replacement, Replacements
from studywiki.pages import encoding
from studywiki.pages.confined import Confined, RefusedError

_LARGEST = 10_000_000
"""Bytes of a file that is mended."""
_LINE_END = re.compile(r"(\r\n?|\n)")
"""As diagnostics count lines."""


def parts(fix: Fix | None) -> tuple[Replacement, ...]:
    """What is replaced by `fix`."""
    if isinstance(fix, Replacements):
        return fix.parts
    return (fix,) if isinstance(fix, Replacement) else ()


def mended(data: bytes, changes: Iterable[Replacement] = (), *, keep_crlf: bool = False) -> bytes:
    """The bytes of a text file, mended; the same bytes where nothing is wrong, or nothing is certain.

    Line ends stay as they are, but CRLF, and that too with `keep_crlf`.
    """
    read = encoding.as_written(data, "")
    if read.damaged or ("\ufffd" in read.text and "\ufffd".encode() not in data):
        return data  # where bytes were lost already, another way of saving them mends nothing
    text = read.text.lstrip("\ufeff")
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    lines = _LINE_END.split(text)  # every second one is a line's end
    for change in sorted(changes, key=lambda each: each.place.column, reverse=True):
        at, start = 2 * (change.place.line - 1), change.place.column - 1
        before = normalize("NFC", change.before)
        if at < len(lines) and lines[at].startswith(before, start):
            end = lines[at + 1] if at + 1 < len(lines) else "\n"
            after = normalize("NFC", change.after).replace("\n", end)
            lines[at] = lines[at][:start] + after + lines[at][start + len(before) :]
    whole = "".join(lines)
    return (whole if keep_crlf and b"\r\n" in data else whole.replace("\r\n", "\n")).encode()


def mend(
    root: Path,
    confined: Confined,
    files: Iterable[str],
    changes: Iterable[Replacement] = (),
    *,
    keep_crlf: Container[str] = (),
    old: Mapping[str, Sequence[str]] | None = None,
    failed: Callable[[str, OSError], object] | None = None,
) -> Iterator[str]:
    """Mend `files`, named from `root`, and give the names of those that were changed.

    What `confined` does not read is left alone, and so are the line ends of the files `keep_crlf`. `old` are addresses
    that pages had: file -> those that its front matter is to have. A file that cannot
    be written is told to `failed`, or raises `OSError` where there is nobody to tell.
    """
    by_file: dict[str, list[Replacement]] = {}
    for change in changes:
        by_file.setdefault(change.place.file, []).append(change)
    names = list(files)
    replacing.sweep((root / file).resolve().parent for file in names)
    for file in names:
        try:
            path = Path(confined.real(root / file))
            before = confined.read(path, _LARGEST)
        except (FileNotFoundError, RefusedError):
            continue
        after = mended(before, by_file.get(file, ()), keep_crlf=file in keep_crlf)
        after = redirecting.with_old(after, (old or {}).get(file, ()))
        if after == before:
            continue
        try:
            replacing.replace(path, after)
        except OSError as error:
            if failed is None:
                raise
            failed(file, error)
        else:
            yield file
