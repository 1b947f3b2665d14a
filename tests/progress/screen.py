"""What is seen on a terminal after a text was written to it."""

from __future__ import annotations

from wcwidth import wcwidth


def screen(text: str) -> list[str]:
    """The lines that are seen: a return goes back to the first cell, and what is written there covers what was."""
    lines: list[list[str]] = [[]]
    at = 0
    for char in text:
        if char == "\r":
            at = 0
        elif char == "\n":
            lines.append([])
            at = 0
        else:
            cells = [char, *[""] * (wcwidth(char) - 1)]
            lines[-1] += [" "] * (at - len(lines[-1]))
            lines[-1][at : at + len(cells)] = cells
            at += len(cells)
    return ["".join(line).rstrip() for line in lines]
