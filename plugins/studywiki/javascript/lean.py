"""A script without what it says to those who read its source: a third of what a reader's browser would load."""

from __future__ import annotations

from collections.abc import Iterator


def lean(script: str) -> str:
    """The `script` without its indentation, and without comments that have their lines for themselves.

    In our scripts no text of several lines has a line that begins as a comment does.
    """
    return "\n".join(_kept(script.split("\n")))


def _kept(lines: list[str]) -> Iterator[str]:
    is_comment = False
    for line in lines:
        text = line.lstrip(" \t")
        if not is_comment and text.startswith("//"):
            continue
        if is_comment or (text.startswith("/*") and text.find("*/", 2) in (-1, len(text) - 2)):
            is_comment = text.find("*/", 0 if is_comment else 2) < 0
            continue
        yield text
