"""Windows line ends, where a page is not wholly written with them."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Saving, Severity
from studywiki.pages import encoding


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
    if b"\r" not in page.data:
        return
    above, found, _ = encoding.as_written(page.data, page.file).text.partition("\r\n")
    if found:
        place = Location(page.file, len(encoding.LINE_END.split(above)))
        yield Diagnostic("line-ends-crlf", place, {}, Severity.INFO, fix=Saving.WITH_LF)
