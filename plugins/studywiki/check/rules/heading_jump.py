"""Headings that leave out a level: the table of contents has a hole, and screen readers look for what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity


def heading_jump(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a heading that lies more than one level below the one before it; where a page starts is its own choice.

    Bad:
        # 최적화

        ## 경사 하강법

        #### 모멘텀

    Good:
        # 최적화

        ## 경사 하강법

        ### 모멘텀

        ## 아담
    """
    before = 0
    for heading in page.markup.headings:
        if before and heading.level > before + 1:
            line_end = page.markup.text.find("\n", heading.start)
            end = heading.end if line_end < 0 else min(heading.end, line_end)
            values = {"level": str(heading.level), "before": str(before), "right": str(before + 1)}
            values["marks"] = "#" * (before + 1)
            yield Diagnostic("heading-jump", page.locate(heading.start, end), values, Severity.INFO)
        before = heading.level
