"""A file of the index: a script that hands over one string, called by what it holds."""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b32encode

import msgspec

from studywiki.cache import digests

CALL = "studywikiSearch"
"""The function that a file calls with its name and what it holds."""
NAME = 6
"""Letters of a name, five bits each: a page that changes every day has another name each time, for years."""


class File(msgspec.Struct, array_like=True, frozen=True):
    """A file, without what it holds."""

    name: str
    size: int
    """Bytes, about as they are sent."""
    digest: bytes
    """What stands for all of it."""


def written(text: str, sent: float | None = None, salt: int = 0) -> File:
    """The file that holds `text`, of whose bytes so many are `sent`, where that is known.

    Another `salt` gives another name, for what is not alike and would be called the same.
    """
    digest = hashlib.blake2b(text.encode(), digest_size=5, salt=salt.to_bytes(2, "big")).digest()
    name = b32encode(digest).decode().lower()[:NAME]
    made = script(name, text)
    data = made.encode()
    return File(name, round(len(data) * sent) if sent else len(zlib.compress(data)), digests.of_text(made))


def script(name: str, text: str) -> str:
    """The file called `name` that holds `text`."""
    return f'{CALL}("{name}",{json.dumps(text, ensure_ascii=False)})\n'
