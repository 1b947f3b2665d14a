"""Why the machine refused to read or write something, in the words of the wiki's language, and what to do."""

from __future__ import annotations

import errno
import os
from functools import cache

from msgspec import Struct

from studywiki.messages import phrases


class Reason(Struct, frozen=True):
    """An error of the operating system's, said."""

    why: str
    """`디스크에 빈 곳이 없습니다`, without a full stop."""
    cure: str


def reason(words: str | OSError, language: str) -> Reason:
    """Say an error, or the system's English `words` for it, in `language` (`ko`, or English for any other).

    In English the system's words stay, and in Korean those that we do not know.
    """
    own = words if isinstance(words, str) else words.strerror or str(words) or type(words).__name__
    tongue = "ko" if language == "ko" else "en"
    known = phrases.of("os_errors")
    table = known.get(_names().get(own, ""), known["other"])
    return Reason(table.get(tongue, own), table["cure"][tongue])


@cache
def _names() -> dict[str, str]:
    """The system's words for each error -> its name: `No such file or directory` -> `ENOENT`."""
    return {os.strerror(number): name for number, name in errno.errorcode.items()}
