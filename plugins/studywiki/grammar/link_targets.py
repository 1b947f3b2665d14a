"""Where links may lead to be links at all."""

from __future__ import annotations

from markdown_it import MarkdownIt


def add_to(parser: MarkdownIt) -> None:
    """Let markdown-it take any target for one: to CommonMark `[x](javascript:y)` is a link."""
    vars(parser)["validateLink"] = _any


def _any(url: str) -> bool:
    return True
