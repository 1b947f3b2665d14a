"""Pages that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.wiki import prerequisites

_COMMENT = re.compile(r"<!--(?>(?:(?>[^-]+)|-(?!->)){0,300})-->")


def empty_page(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a page without a word below its title; one with several headings is a plan, and says something.

    Bad:
        ---
        title: 합성곱
        ---

        # 합성곱

    Good:
        ---
        title: 합성곱
        ---

        입력 위로 커널을 민다.
    """
    if page.passed_by or page.source.meta.get("template"):
        return
    text = page.markup.text
    if len(text) > 2000:  # no heading is so long
        return
    if "material/tags" in text or prerequisites.MARK in text:  # comments that something is put for
        return
    headings = page.markup.blocks.headings if text.strip() else []
    if len(headings) > 1:
        return
    words = text[: headings[0].start] + text[headings[0].end :] if headings else text
    if not _COMMENT.sub("", words).strip():
        yield Diagnostic("empty-page", Location(page.file), {}, Severity.INFO)
