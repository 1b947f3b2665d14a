"""The sections of a page, packed: most of a wiki's are never looked at where an earlier build has read them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from studywiki.cache import digests


class Section(msgspec.Struct, array_like=True, frozen=True):
    """A heading with an anchor, and what stands below it up to the next."""

    anchor: str
    """Empty for what stands above the first heading."""
    level: int
    """1 to 6; 0 above the first heading."""
    title: str
    text: str
    """Its words, with one blank or line break between them: a line break where a block ends."""


class Sections(msgspec.Struct, array_like=True, frozen=True):
    """Those of a page, in order."""

    data: bytes
    digest: bytes
    """What stands for them."""
    heading: str
    """The title of the first that has a heading of the first level; empty where none has."""

    def unpacked(self) -> tuple[Section, ...]:
        """All of them."""
        return _DECODER.decode(zlib.decompress(self.data))


def packed(sections: Sequence[Section]) -> Sections:
    """`sections`, packed."""
    heading = next((each.title for each in sections if each.level == 1), "")
    try:
        data = _ENCODER.encode(sections)
    except UnicodeEncodeError:  # half of a letter, which no file can hold
        return packed(list(map(_whole, sections)))
    return Sections(zlib.compress(data, 1), digests.of(data), heading)


def _whole(section: Section) -> Section:
    parts = (section.anchor, section.title, section.text)
    anchor, title, text = (part.encode("utf-8", "replace").decode("utf-8") for part in parts)
    return Section(anchor, section.level, title, text)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Section, ...])

NONE = packed(())
