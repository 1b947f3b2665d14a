"""What is said of a new wiki, in its language."""

from __future__ import annotations

from studywiki.messages import phrases
from studywiki.terminal.printable import visible

LANGUAGES = ("ko", "en")


def say(name: str, language: str, /, **values: str) -> str:
    """A phrase of `scaffold`, with the values in it as a terminal may show them."""
    told = phrases.of("scaffold")[name][language]
    return str(told).format(**{key: visible(value, lines=key == "lines") for key, value in values.items()})
