"""A comment that is never closed: what follows it is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.markup.literal_text import Kind


def unclosed_comment(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report `<!--` without `-->`.

    Bad:
        # 할 일

        <!-- 나중에 고치기

        이 문단은 보이지 않습니다.

    Good:
        # 할 일

        <!-- 나중에 고치기 -->

        `<!--`로 여는 주석은 보이지 않습니다.
    """
    text = page.markup.text
    if "<!--" not in text:
        return
    for stretch in page.markup.stretches:
        if stretch.kind is Kind.COMMENT and not text.endswith("-->", stretch.start, stretch.end):
            yield Diagnostic("unclosed-comment", page.locate(stretch.start, stretch.start + 4), severity=Severity.ERROR)
    at = page.markup.prose.find("<!--")
    while at >= 0:
        if not text.startswith("\\", at - 1):
            yield Diagnostic("unclosed-comment", page.locate(at, at + 4), severity=Severity.ERROR)
        at = page.markup.prose.find("<!--", at + 4)
