"""Words that one slip of the fingers parts: a letter too many, one missing, another one, two that changed places."""

from __future__ import annotations


def is_slip(written: str, meant: str) -> bool:
    """Tell whether one slip makes `written` of `meant`."""
    if written == meant or abs(len(written) - len(meant)) > 1:
        return False
    shorter = min(len(written), len(meant))
    at = next((at for at in range(shorter) if written[at] != meant[at]), shorter)
    left, right = written[at:], meant[at:]
    if len(left) > len(right):
        return left[1:] == right
    if len(right) > len(left):
        return right[1:] == left
    return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
