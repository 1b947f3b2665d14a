"""What a page says of the way to learn it: what to read first, how long it takes, what one can do afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import escape
from msgspec import Struct

from studywiki.messages.phrases import spoken
from studywiki.pages.title import Title

_CODE = re.compile("`([^`\n]+)`")


class Link(Struct, frozen=True):
    """A page that is to be read first."""

    title: str
    """HTML."""
    url: str
    """From the root of the site."""


class Learning(Struct, frozen=True):
    """It, as the templates print it."""

    requires: tuple[Link, ...] = ()
    duration: str = ""
    """HTML."""
    outcomes: tuple[str, ...] = ()
    """HTML."""

    @property
    def depends(self) -> list[object]:
        """All that it is made of."""
        return [[[link.title, link.url] for link in self.requires], self.duration, list(self.outcomes)]

    def __bool__(self) -> bool:
        """Whether there is anything of it."""
        return bool(self.requires or self.duration or self.outcomes)


def outcome(text: str, title: Callable[[str], Title]) -> str:
    """`text` as HTML: code between backticks, and formulas, which `title` reads."""
    parts = _CODE.split(text)
    return "".join(
        f"<code>{escape(part)}</code>" if at % 2 else title(part).html for at, part in enumerate(parts) if part
    )


def duration(minutes: object, language: str) -> str:
    """`minutes`, a number above 0, in words of `language`; nothing for what is none."""
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes <= 0:
        return ""
    words = spoken("theme", language)["learning"]
    hours, rest = divmod(minutes, 60)
    parts = [words["hours"].format(hours=hours)] * bool(hours) + [words["minutes"].format(minutes=rest)] * bool(rest)
    return str(words["about"].format(duration=" ".join(parts)))
