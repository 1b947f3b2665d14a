"""Where in a page's file a key of its front matter stands, or one of the values below it."""

from __future__ import annotations

from studywiki.diagnostics import Location
from studywiki.pages import encoding


def place(data: bytes, file: str, body_line: int, key: str, value: str = "") -> Location:
    """The place of `key` in the front matter of the page `data`, which ends before `body_line`.

    With `value`: of the line that has it, from the key's line on. `file` is the page's name in diagnostics.
    """
    whole = encoding.read(data, file)[0]
    lines = whole.text.split("\n")[:body_line]
    at = next((number for number, line in enumerate(lines) if line.lstrip(" \t\"'").startswith(key)), None)
    if at is None:
        return Location(file)
    if value:
        found = next((number for number in range(at, len(lines)) if value in lines[number]), None)
        if found is not None:
            column = lines[found].index(value)
            return whole.place(Location(file, found + 1, column + 1, column + 1 + len(value)))
    return whole.place(Location(file, at + 1, len(lines[at]) - len(lines[at].lstrip()) + 1))
