"""Marks that chatbots leave in what is copied from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Replacement

_LEFTOVER = re.compile(
    r" ?(?P<mark>【\d{1,4}(?::\d{1,4})?†[^】\n]{0,200}】"
    r"|:contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?|\[oaicite:\d{1,4}\]"
    r"|\ue200cite[^\ue201\n]{0,300}\ue201|\bcite(?:turn\d{1,3}(?:search|view|news|file|image)\d{1,3})+"
    r"|\[cite_start\]|\[cite: ?\d{1,4}(?:, ?\d{1,4}){0,30}\])"
)
"""ChatGPT's sources, as it writes them and as its page exports them, and Gemini's."""
_SIGNS = ("†", "oaicite", "cite")


def chat_leftover(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report what a chatbot's page shows as a source, and nobody else's does: it says nothing, and is deleted.

    Bad:
        # 경사 하강법

        손실이 줄어드는 쪽으로 움직입니다【4†source】.

    Good:
        # 경사 하강법

        손실이 줄어드는 쪽으로 움직입니다. `【4†source】`는 챗봇의 출처 표시입니다. 【주의】와 [cite]는 아닙니다.
    """
    if not any(sign in page.markup.text for sign in _SIGNS):
        return
    for found in _LEFTOVER.finditer(page.markup.prose):
        if page.markup.prose.startswith("(", found.end()):  # a link
            continue
        place = page.locate(found.start("mark"), found.end("mark"))
        whole = page.locate(found.start(), found.end())
        fix = Replacement(whole, found[0], "") if whole.end_column else None
        yield Diagnostic("chat-leftover", place, {"text": found["mark"]}, fix=fix)
