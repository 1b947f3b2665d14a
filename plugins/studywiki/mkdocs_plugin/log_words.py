"""What MkDocs says of a build, in the wiki's language."""

from __future__ import annotations

import logging
import re
from functools import cache

from studywiki.messages import phrases

_MKDOCS = ("mkdocs", "properdocs")
_OTHERS = "plugins"
_CLOCK = re.compile(r"(\[\d\d:\d\d:\d\d\] )?(.*)", re.DOTALL)
"""What `mkdocs serve` says begins with the time."""


class Translation(logging.Filter):
    """Lets every record pass, MkDocs' own in the words of `language`; not what says nothing to those who speak it."""

    def __init__(self) -> None:
        super().__init__()
        self.language = "en"
        self.hidden: set[str] = set()
        """What is not to be said, in MkDocs' words."""

    def filter(self, record: logging.LogRecord) -> bool:
        """False for a record that is not to be said."""
        room, _, rest = record.name.partition(".")
        if self.hidden and str(record.msg) in self.hidden:
            return False
        if self.language != "ko" or room not in _MKDOCS or rest.split(".")[0] == _OTHERS:
            return True
        if record.levelno != logging.INFO or record.args:
            return True
        said = translated(str(record.msg))
        if said is None:
            return True
        record.msg = said
        return bool(said)


def translated(text: str) -> str | None:
    """`text` in Korean; None where we have no words for it."""
    parts = _CLOCK.fullmatch(text)
    clock, said = parts.groups() if parts else ("", text)
    for pattern, words in _known():
        if match := pattern.fullmatch(said):
            values = {name: _counted(value) if name == "counts" else value for name, value in match.groupdict().items()}
            return f"{clock or ''}{words.format(**values)}" if words else ""
    return None


def _counted(text: str) -> str:
    """`3 warnings, 1 errors`, in Korean."""
    return ", ".join(translated(part) or part for part in text.split(", "))


@cache
def _known() -> list[tuple[re.Pattern[str], str]]:
    """What MkDocs says -> our words; what is longer comes first, since a value may hold anything."""
    found = []
    for words in sorted(phrases.of("mkdocs_log").values(), key=lambda words: len(words["mkdocs"]), reverse=True):
        parts = re.split(r"\{(\w+)\}", words["mkdocs"])
        text = "".join(f"(?P<{part}>.*)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
        found.append((re.compile(text, re.DOTALL), str(words["ko"])))
    return found
