"""Ruby's patterns for names of files, matched in linear time: a star is any letters, slashes too."""

from __future__ import annotations

import re

_WILD = re.compile(r"[*?\[\\]")
_TOKEN = re.compile(r"\\(?P<escaped>.)|(?P<one>\?)|\[(?P<no>[!^]?)(?P<set>\]?[^\[\]]*)\]|(?P<plain>.)", re.DOTALL)

Glob = list[tuple[re.Pattern[str], int]]
"""What stands between the stars: expressions, and how many characters each takes."""


def is_wild(pattern: str) -> bool:
    """Whether `pattern` has signs that stand for others."""
    return bool(_WILD.search(pattern))


def compiled(pattern: str) -> Glob | None:
    """The pattern as expressions; None where it is none."""
    parts: list[list[str]] = [[]]
    for found in _TOKEN.finditer(pattern):
        if found["plain"] == "*":
            parts.append([])
        elif found["set"]:
            inside = re.sub(r"[\\\[\]^&~|]", r"\\\g<0>", found["set"])
            parts[-1].append(f"[{'^' if found['no'] else ''}{inside}]")
        else:
            parts[-1].append("." if found["one"] else re.escape(found["escaped"] or found["plain"] or found[0]))
    try:
        return [(re.compile("".join(part), re.DOTALL), len(part)) for part in parts]
    except re.error:  # `[z-a]`
        return None


def matches(glob: Glob, path: str) -> bool:
    """Whether `glob` is all of `path`: each part at the first place that it has, which leaves most to the others."""
    (first, width), *others = glob
    if not others:
        return first.fullmatch(path) is not None
    if not first.match(path):
        return False
    at = width
    *between, (last, width) = others
    for part, _ in between:
        found = part.search(path, at)
        if not found:
            return False
        at = found.end()
    return len(path) - width >= at and last.fullmatch(path, len(path) - width) is not None
