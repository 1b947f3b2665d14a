"""Every problem in a wiki is one value: what it is, where it is, how bad it is. Its words are in `messages`.

What follows from a problem is said in the value too: how it is mended (`fix`), and which change elsewhere may have
made it (`cause`). Nobody has to know its code for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from studywiki.terminal.printable import visible


class Severity(Enum):
    """How bad a problem is; the names are those of the logging levels."""

    ERROR = "error"
    """Something of the author's is lost or wrong in the site."""
    WARNING = "warning"
    """The site shows it, but not as the author will have meant it."""
    INFO = "info"
    """Worth knowing; never fails a build."""


class Location(Struct, frozen=True, order=True):
    """A place in one of the wiki's files."""

    file: str
    """Path relative to the folder of mkdocs.yml, with slashes; `docs/a.md`, `sidebar_doc.yml`."""
    line: int = 1
    """Line in that file, from 1."""
    column: int = 1
    """Column in that line, in characters, from 1."""
    end_column: int | None = None
    """First column after the faulty text, where that is on the same line and known."""

    def __str__(self) -> str:
        return f"{visible(self.file)}:{self.line}:{self.column}"


class Replacement(Struct, frozen=True):
    """A mend: what the author wrote at a place becomes something else. Where it is not there any more, nothing does."""

    place: Location
    """All on one line: it has an `end_column`."""
    before: str
    after: str


class Replacements(Struct, frozen=True):
    """A mend in several places of one file, each for itself."""

    parts: tuple[Replacement, ...]


class Saving(Enum):
    """A mend of a whole file: it is saved otherwise, and read as before."""

    AS_UTF8 = "utf-8"
    """In UTF-8 without a byte order mark."""
    WITH_LF = "lf"
    """Each CRLF becomes LF."""
    IN_SYLLABLES = "syllables"
    """Hangul in loose letters is composed; nothing else that NFC would change."""


Fix = Replacement | Replacements | Saving


class FileGone(Struct, frozen=True):
    """A problem of an address that leads nowhere: the file that it names may have been taken away, or renamed."""

    address: str
    renamed: str = ""
    """The problem's code once it is known what the file is called now; it has a value `now` then."""


class OtherFile(Struct, frozen=True):
    """A problem that two files have together."""

    file: str
    """The other one, by its path or the end of it."""


class EntryGone(Struct, frozen=True):
    """A problem of a page that no sidebar names: an entry may have been taken out."""


Cause = FileGone | OtherFile | EntryGone


class Diagnostic(Struct, frozen=True):
    """One problem. `code` names the message (`messages/*.toml`), `values` fills the names in it."""

    code: str
    """Kebab-case English name of the kind of problem: `page-not-found`."""
    location: Location
    values: Mapping[str, str] = field(default_factory=dict)
    """The author's own text and other facts that the message speaks of."""
    severity: Severity = Severity.WARNING
    fix: Fix | None = None
    """How `studywiki check --fix` mends it, where that is certain."""
    cause: Cause | None = None
    """The change of another file that may have made it."""

    @property
    def name(self) -> str:
        """The kind of problem as people are told it: a code whose words hold a suggestion has no name of its own."""
        return self.code.removesuffix("-similar").removesuffix("-near").removesuffix("-renamed")


class StoppedError(Exception):
    """The machine, or how the wiki is set up, lets nothing go on: `diagnostic` says what it is and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic
