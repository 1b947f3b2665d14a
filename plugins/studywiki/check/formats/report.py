"""What a format writes: the problems, their words, and the lines that they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from studywiki import messages
from studywiki.check.limit import limited
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.messages import phrases
from studywiki.pages import encoding
from studywiki.pages.confined import Confined, RefusedError
from studywiki.wiki import suffixes


@dataclass(frozen=True)
class Report:
    """The outcome of a check."""

    diagnostics: tuple[Diagnostic, ...]
    root: Path
    """The folder that the diagnostics' files are named from."""
    language: str
    pages: int
    """How many pages were looked at."""
    colour: bool = False
    """Whether colours may be used."""
    changed: Mapping[str, str] = field(default_factory=dict)
    """Files that the change under review touches -> `A`, `D` or `M`: what is wrong in them is said first."""
    urls: Mapping[str, str] = field(default_factory=dict)
    """Every page's file -> its address in the site."""
    published: str = ""
    """Where the site is published, with a slash at the end; empty where that is not known."""
    source: str = ""
    """Where the files of the change can be read, with a slash at the end; empty where that is not known."""
    prefix: str = ""
    """The path of `root` in its repository, with a slash at the end: hosts name files from there."""
    summary: Path | None = None
    """The file that GitHub shows as the run's summary."""
    confined: Confined | None = None
    """What reads the files to show their lines; None for what lies in `root`."""
    _lines: dict[str, list[str]] = field(default_factory=dict, compare=False)

    @cached_property
    def told(self) -> list[Diagnostic]:
        """What is told one by one; `diagnostics` is what is counted."""
        return limited(self.diagnostics)

    def words(self, diagnostic: Diagnostic) -> messages.Words:
        """Say `diagnostic` in the wiki's language."""
        return messages.words(diagnostic, self.language)

    def line(self, file: str, number: int) -> str | None:
        """The line of `file`, as columns count in it; None where there is no text to show."""
        if file not in self._lines:
            path, data = self.root / file, b""
            if path.suffix.lower() in _TEXTS:
                with suppress(FileNotFoundError, RefusedError):
                    data = (self.confined or Confined.to(self.root)).head(path, _LARGEST)
            self._lines[file] = encoding.lines(data, file)
        lines = self._lines[file]
        return lines[number - 1] if number <= len(lines) and lines[number - 1].strip() else None

    def counts(self) -> Mapping[str, int]:
        """How many problems there are of each severity."""
        found = Counter(each.severity for each in self.diagnostics)
        return {severity.value: found[severity] for severity in Severity}

    def say(self, phrase: str, **values: object) -> str:
        """One of the words of `check`, filled."""
        return say(phrase, self.language, **values)


_TEXTS = {*suffixes.MARKDOWN, ".yml", ".yaml", ".txt"}
_LARGEST = 2_000_000
"""Bytes of a file in which lines are looked for."""


def say(phrase: str, language: str, **values: object) -> str:
    """One of the words of `check`, filled."""
    return str(phrases.of("check")[phrase]["ko" if language == "ko" else "en"]).format(**values)
