"""The words for each diagnostic, in the wiki's language.

A message is data: `messages/<room>.toml` has a table for each code, with the two languages side by side, so that
they are reviewed together. A message says the fault with the author's own text in it; the hint says the cure. Names in
braces are filled from the diagnostic's values. Korean puts a noun after a value (`{page}` 페이지가) so that no
particle depends on how the value ends.

    [page-not-found]
    ko = "{page} 페이지가 없습니다."
    en = "There is no page {page}."
    hint.ko = "..."
    hint.en = "..."

A hint may be missing. Where a message has values that may be absent, write two codes. Where a value `why` is what the
operating system says, `os_errors` says it, and what to do is the value `cure`. What an author has written shows
in a message as it is, on one line, in a length that a message can have; `printable` says what is done to the rest.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from studywiki.diagnostics import Diagnostic
from studywiki.messages.os_errors import reason
from studywiki.terminal.printable import visible

LANGUAGES = ("ko", "en")
LONGEST = 1_000
"""Characters of a value that a message quotes: more says no more, and hosts cut or refuse long messages."""
BLOCKS = {"snippet": 4_000, "warning": 4_000}
"""Values that may have several lines, which are ours or another plugin's -> how long they may be."""


class Words(Struct, frozen=True):
    """What a diagnostic says in one language."""

    message: str
    hint: str
    """Empty where there is nothing to advise."""


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Read every message: code -> its table as in the TOML. Raises `ValueError` for a code defined twice."""
    found: dict[str, dict[str, Any]] = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        for code, table in tomllib.loads(file.read_text("utf-8")).items():
            if code in found:
                raise ValueError(f"message {code} is defined twice")
            found[code] = table
    return found


def words(diagnostic: Diagnostic, language: str) -> Words:
    """Say `diagnostic` in `language` (`ko`, or English for any other). Raises `KeyError` for a code without words."""
    table = catalogue()[diagnostic.code]
    tongue = language if language in LANGUAGES else "en"
    told = {**diagnostic.values, **_reason(diagnostic, tongue)}
    values = {name: _quoted(name, value) for name, value in told.items()}
    message = table[tongue].format_map(values)
    hint = table.get("hint", {}).get(tongue, "").format_map(values)
    return Words(message, hint)


def _reason(diagnostic: Diagnostic, language: str) -> dict[str, str]:
    """`why` and `cure` in the language, where the operating system's words are in a message."""
    if "why" not in diagnostic.values:
        return {}
    said = reason(diagnostic.values["why"], language)
    return {"why": said.why, "cure": said.cure}


def _quoted(name: str, value: str) -> str:
    """A value as a message shows it."""
    longest = BLOCKS.get(name, LONGEST)
    cut = value if len(value) <= longest else f"{value[:longest]}…"
    return visible(cut, lines=name in BLOCKS)
