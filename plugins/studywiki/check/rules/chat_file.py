"""Links to files that only a chatbot's own machine has."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic

_SCHEMES = ("sandbox:", "attachment:")
"""ChatGPT's files, and those of a conversation or a notebook."""


def chat_file(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a link or an image whose file was left in a conversation with a chatbot.

    Bad:
        # 자료

        [표 내려받기](sandbox:/mnt/data/table.csv)

    Good:
        # 자료

        [표 내려받기](https://example.com/sandbox:table.csv), `sandbox:/mnt/data/table.csv`
    """
    if not any(scheme in page.markup.text for scheme in _SCHEMES):
        return
    for target in page.markup.targets:
        if target.address.casefold().startswith(_SCHEMES):
            yield Diagnostic("chat-file", page.locate(target.start, target.end), {"target": target.address})
