"""Every word that the theme adds to a page, in the wiki's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def catalogue() -> dict[str, Any]:
    """Read `words.toml`: language -> name -> word."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))


def words(language: str) -> dict[str, Any]:
    """Give the words in `language`, or in English where it is not spoken here."""
    found: dict[str, Any] = catalogue().get(language, catalogue()["en"])
    return found
