"""What a site's robots.txt lets us ask: RFC 9309 with its `*` and `$`, read by Protego, as Scrapy does.

The standard library's takes both for letters, and the first rule for the one that counts:
https://docs.python.org/3.11/library/urllib.robotparser.html
"""

from __future__ import annotations

import re

from protego import Protego

_NAME = "studywiki"
_AGENT = re.compile(r"[ \t]*user[- ]?agent[ \t]*:?[ \t]*(?P<name>[^#\n]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]+")


class Robots:
    """The rules of one site."""

    def __init__(self, text: str = "") -> None:
        """Take the text of its robots.txt; an empty one lets us ask for everything."""
        self._rules = Protego.parse("\n".join(_for_us(line) for line in text.splitlines()))

    @classmethod
    def barred(cls) -> Robots:
        """The rules of a site that is not to be asked at all."""
        return cls("User-agent: *\nDisallow: /")

    def allows(self, url: str) -> bool:
        """Tell whether we may ask for `url`."""
        return self._rules.can_fetch(url, _NAME)

    @property
    def delay(self) -> float:
        """The seconds between two requests that it asks for; 0 where it says nothing."""
        return self._rules.crawl_delay(_NAME) or 0.0


def _for_us(line: str) -> str:
    """`line` with one name for all others: each of thousands of them would be given a copy of every rule."""
    found = _AGENT.match(line)
    if not found:
        return line
    name = found["name"].strip().lower()
    token = _TOKEN.match(name)
    ours = "*" if name == "*" else _NAME if token and token[0] == _NAME else "other"
    return f"User-agent: {ours}"
