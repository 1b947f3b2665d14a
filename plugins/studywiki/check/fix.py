"""What can be mended with certainty, and nothing else: encoding, loose letters, CRLF, addresses of pages.

A mend is a diagnostic's own: where none speaks of a fault, or its author has silenced it, the file stays as it is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from studywiki.check import redirecting, replacing
from studywiki.diagnostics import Diagnostic, Fix, Replacement, Replacements, Saving
from studywiki.pages import encoding
from studywiki.pages.confined import Confined, RefusedError

_LARGEST = 10_000_000
"""Bytes of a file that is mended."""
_LINE_END = re.compile(f"({encoding.LINE_END.pattern})")
_CRLF = re.compile(r"(?<!\r)\r+\n")
"""Of CR, CR, LF the first is a line's end of its own, and stays one."""


def parts(fix: Fix | None) -> tuple[Replacement, ...]:
    """What is replaced by `fix`."""
    if isinstance(fix, Replacements):
        return fix.parts
    return (fix,) if isinstance(fix, Replacement) else ()


def mended(data: bytes, changes: Iterable[Replacement] = (), savings: Collection[Saving] = ()) -> bytes:
    """The bytes of a text file, mended; the same bytes where nothing is wrong, or nothing is certain."""
    read = encoding.as_written(data, "")
    if read.damaged or ("\ufffd" in read.text and "\ufffd".encode() not in data):
        return data  # where bytes were lost already, another way of saving them mends nothing
    text, mark = _replaced(read.text, changes), b""
    if Saving.AS_UTF8 in savings:
        text = text.lstrip("\ufeff")
    elif data.startswith(codecs.BOM_UTF8):
        mark = codecs.BOM_UTF8
    if mark + read.text.encode() != data and Saving.AS_UTF8 not in savings:
        return data  # nobody has asked for another encoding
    if Saving.IN_SYLLABLES in savings:
        text = encoding.composed(text)
    if Saving.WITH_LF in savings:
        text = _CRLF.sub(lambda found: "\n" * (len(found[0]) - 1), text)
    return mark + text.encode()


def _replaced(text: str, changes: Iterable[Replacement]) -> str:
    """`text` with the changes whose place still holds what they replace; of two that overlap, the last."""
    lines = _LINE_END.split(text)  # every second one is a line's end
    free: dict[int, int] = {}
    for change in sorted(changes, key=lambda each: each.place.column, reverse=True):
        at, start = 2 * (change.place.line - 1), change.place.column - 1
        end = start if change.place.end_column is None or not change.before else change.place.end_column - 1
        if at >= len(lines) or not start <= end <= free.get(at, len(lines[at])):
            continue
        line = lines[at]
        if encoding.as_read(line[start:end]) == encoding.as_read(change.before):
            after = change.after.replace("\n", lines[at + 1] if at + 1 < len(lines) else "\n")
            lines[at] = line[:start] + after + line[end:]
            free[at] = start
    return "".join(lines)


def mend(
    root: Path,
    confined: Confined,
    files: Iterable[str],
    diagnostics: Iterable[Diagnostic] = (),
    *,
    old: Mapping[str, Sequence[str]] | None = None,
    failed: Callable[[str, OSError], object] | None = None,
) -> Iterator[str]:
    """Mend `files`, named from `root`, of what `diagnostics` tell, and give the names of those that were changed.

    What `confined` does not read is left alone. `old` are addresses that pages had: file -> those that its front
    matter is to have. A file that cannot be written is told to `failed`, or raises `OSError` where there is nobody to
    tell.
    """
    changes: dict[str, list[Replacement]] = {}
    savings: dict[str, set[Saving]] = {}
    for each in diagnostics:
        for part in parts(each.fix):
            changes.setdefault(part.place.file, []).append(part)
        if isinstance(each.fix, Saving):
            savings.setdefault(each.location.file, set()).add(each.fix)
    names = list(files)
    replacing.sweep((root / file).resolve().parent for file in names)
    for file in names:
        try:
            path = Path(confined.real(root / file))
            before = confined.read(path, _LARGEST)
        except (FileNotFoundError, RefusedError):
            continue
        after = mended(before, changes.get(file, ()), savings.get(file, ()))
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
