"""GitHub's emoji codes (`:smile:`) as the characters themselves: every reader's device has them, none is fetched."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from pymdownx import gemoji_db


def index(*_: object) -> dict[str, Any]:
    """GitHub's codes, for pymdownx.emoji. It asks once a page: its own function would copy the table each time."""
    return {"name": "gemoji", "emoji": gemoji_db.emoji, "aliases": gemoji_db.aliases}


def generate(_: str, code: str, alias: str | None, points: str | None, character: str, *rest: object) -> Element | str:
    """The element for one code, or the code where it stands for a picture of GitHub's own (`:octocat:`).

    The arguments are those of https://facelessuser.github.io/pymdown-extensions/extensions/emoji/.
    """
    if not points:
        return alias or code
    element = Element("span", {"class": "twemoji", "title": alias or code})
    element.text = character
    return element
