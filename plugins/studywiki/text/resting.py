"""A text of a file that lies packed: of ten thousand pages nobody has more than a few in hand at once.

Processes that render pages each hold the wiki as it was when they began, and the texts were half of that.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from studywiki.text.original import Original
from studywiki.text.runs import Runs
from studywiki.text.source import Source


class Resting(Source):
    """The text below a file's head, as `Source.below` gives it: unpacked while somebody reads it."""

    def __init__(self, data: bytes, body: int, file: str) -> None:
        """Take the `data` of a file in UTF-8, with LF line ends; the text begins at the character `body`."""
        # https://docs.python.org/3/library/dataclasses.html#frozen-instances
        vars(self).update(file=file, _packed=zlib.compress(data, 1), _body=body)

    @property
    def _source(self) -> Source:
        return _unpacked(vars(self)["_packed"], vars(self)["_body"], self.file)

    @property
    def text(self) -> str:
        """As `Source.text`."""
        return self._source.text

    @property
    def origins(self) -> tuple[int, ...]:
        """As `Source.origins`."""
        return self._source.origins

    @property
    def runs(self) -> Runs:
        """As `Source.runs`."""
        return self._source.runs

    @property
    def original(self) -> Original | None:
        """As `Source.original`."""
        return self._source.original

    @property
    def _starts(self) -> list[int]:
        return self._source._starts

    def part(self, start: int) -> Source:
        """As `Source.part`."""
        return self._source.part(start)

    def __eq__(self, other: object) -> bool:
        """Whether `other` is the same text of the same file, be it packed or not."""
        return isinstance(other, Source) and self.file == other.file and self._source == _whole(other)

    def __hash__(self) -> int:
        return hash(self._source)


def _whole(source: Source) -> Source:
    return source._source if isinstance(source, Resting) else source


@lru_cache(maxsize=4)
def _unpacked(packed: bytes, body: int, file: str) -> Source:
    text = zlib.decompress(packed).decode("utf-8")
    return Source.below(text[:body], text[body:], file)
