"""Front matter that hides a page in other systems, and not here: `draft: true`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Replacement, Severity
from studywiki.html_elements import names
from studywiki.pages.front_matter_lines import entries

_HIDES = names("draft private hidden unlisted 비공개 초안 임시")
_YES = re.compile(r"[ \t]*:[ \t]+[\"']?(?:true|yes|on|예|네)[\"']?[ \t]*(?:#.*)?$", re.IGNORECASE)
_OF_A_BLOG = "/posts/"
"""Material's blog, which reads `draft`, has its posts in such a folder: https://squidfunk.github.io/mkdocs-material/plugins/blog/."""


def front_matter_draft(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a key that says the page is not to be seen, where it is published.

    Bad:
        ---
        title: 합성곱
        draft: true
        ---

        글

    Good:
        ---
        title: 합성곱
        draft: false
        ---

        글
    """
    meta = page.source.meta
    if "published" in meta or f"/{page.path}".find(_OF_A_BLOG) >= 0:
        return
    lines = page.meta_lines
    for at, key, column in entries(lines):
        found = _YES.match(lines[at], column - 1 + len(key)) if key.casefold() in _HIDES else None
        if found:
            line = lines[at]
            place = Location(page.file, at + 1, column, len(line) + 1)
            written = line[column - 1 :]
            fix = Replacement(place, written, "published: false") if "#" not in written else None
            yield Diagnostic("front-matter-draft", place, {"written": written.strip()}, Severity.ERROR, fix=fix)
