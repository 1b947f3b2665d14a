"""Fenced code that is never closed: what follows it is shown as code."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.wiki import CheckedPage
from studywiki.diagnostics import Diagnostic


def fence_unclosed(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a fence without its end: https://spec.commonmark.org/0.31.2/#fenced-code-blocks.

    Bad:
        # 설치

        ```console
        pip install torch

        설치가 끝났습니다.

    Good:
        # 설치

        ```console
        pip install torch
        ```

        설치가 끝났습니다.
    """
    text = page.markup.text
    if "```" not in text and "~~~" not in text:
        return
    for block in page.markup.blocks.code:
        if not block.closed:
            line_end = text.find("\n", block.start)
            end = line_end if line_end >= 0 else len(text)
            mark = text[block.start : end]
            yield Diagnostic("fence-unclosed", page.locate(block.start, end), {"mark": mark[: _length(mark)]})


def _length(mark: str) -> int:
    return len(mark) - len(mark.lstrip(mark[0]))
