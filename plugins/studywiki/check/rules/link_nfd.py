"""Links to files whose names macOS took apart."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import is_normalized

from studywiki.check.checked_wiki import CheckedWiki
from studywiki.diagnostics import Diagnostic, Severity


def link_nfd(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    r"""Report a link to a file whose name is not in NFC: the site mends it, GitHub's preview cannot.

    Bad:
        === docs/a.md
        # 순서

        [다음](가.md)
        === docs/\u1100\u1161.md
        # 다음

        글

    Good:
        === docs/a.md
        # 순서

        [다음](가.md)
        === docs/가.md
        # 다음

        글
    """
    if all(is_normalized("NFC", path) for path in wiki.wiki.files):
        return
    for page in wiki.pages.values():
        for target in page.markup.targets if not page.passed_by else ():
            found = wiki.wiki.meaning(target.address, page.path)
            if found.exact and not is_normalized("NFC", found.path):
                place = page.locate(target.start, target.end)
                yield Diagnostic("link-nfd", place, {"path": found.path}, Severity.INFO)
