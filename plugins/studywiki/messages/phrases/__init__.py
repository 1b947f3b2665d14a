"""Words that are no diagnostics: what the theme, the report and others say, a file for each, with both languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def of(room: str) -> dict[str, Any]:
    """The words of a room, `theme` or another of the files here, as they stand there. Raises `OSError`."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{room}.toml").read_text("utf-8"))


def spoken(room: str, language: str) -> dict[str, Any]:
    """The words of a room whose file has a table for each language, in English where `language` has none."""
    found: dict[str, Any] = of(room).get(language, of(room)["en"])
    return found
