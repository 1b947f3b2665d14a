"""The lines of front matter on which its own keys stand, for those who speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_KEY = re.compile(r"(?P<quote>[\"']?)(?P<key>[^\W\d][^\n:\"']{0,60}?)(?P=quote)[ \t]*:(?=[ \t]|$)")


def entries(lines: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Index, key and the key's column, from 1, of each of `lines` that begins an entry that is in no other."""
    for at, line in enumerate(lines):
        if found := _KEY.match(line):
            yield at, found["key"], found.start("key") + 1
