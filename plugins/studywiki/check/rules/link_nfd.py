"""Links to files whose names macOS took apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from studywiki.check.checked_wiki import Wiki
from studywiki.diagnostics import Diagnostic, Severity

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")


def link_nfd(wiki: Wiki) -> Iterator[Diagnostic]:
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
    if all(is_normalized("NFC", path) for path in wiki.links.files):
        return
    for page in wiki.pages.values():
        for target in page.markup.targets:
            if page.passed_by or _SCHEME.match(target.address):
                continue
            found = wiki.links.find(page.path, target.address.partition("#")[0].partition("?")[0])
            if found and not is_normalized("NFC", found):
                place = page.locate(target.start, target.end)
                yield Diagnostic("link-nfd", place, {"path": found}, Severity.INFO)
