"""Windows line ends, where a page is not wholly written with them."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, LineEnds, Location, Severity


def line_ends(page: CheckedPage) -> Iterator[Diagnostic]:
    r"""Report a file with CRLF, at its first such line.

    Bad:
        # 제목\r
        \r
        글\r

    Good:
        # 제목

        글
    """
    at = page.data.find(b"\r\n")
    if at >= 0:
        place = Location(page.file, page.data.count(b"\n", 0, at) + 1)
        yield Diagnostic("line-ends-crlf", place, {}, Severity.INFO, fix=LineEnds())
