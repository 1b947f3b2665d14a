"""The wiki speaks in one tone, 하십시오체, outside of code and of what it quotes; the manual says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("*.md"))
FENCE = re.compile(r"^( *)(`{3,})(?!mermaid)[^\n]*\n.*?^\1\2[ \t]*$", re.MULTILINE | re.DOTALL)
SAID_BY_OTHERS = re.compile(r'`[^`\n]+`|"[^"\n]*"|“[^”\n]*”')
POLITE_BUT_OTHER = re.compile(r"[가-힣]+(?<![까필중수주개소동])요(?=[.?!…\n<|)]|\*\*)|[가-힣]*(?:세|해|에|예|어|아|나|가|지|네|군)요(?![가-힣])")
"""해요체: 하세요, 되나요, 그래요; nouns such as 필요 end so too. Only -ㄹ까요 may stay: it asks oneself, and 하십시오체 has nothing for that."""


def said(text: str) -> str:
    """Give a page without its code and without what it quotes."""
    return SAID_BY_OTHERS.sub("", FENCE.sub("", text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_speaks_in_one_tone(page: Path) -> None:
    assert not POLITE_BUT_OTHER.findall(said(page.read_text("utf-8")))


def test_the_other_tone_would_be_found() -> None:
    for text in ("보세요.", "**쓰세요.**", "어떻게 되나요?", "무엇인가요?", "그래요.", "<summary>열어도 되나요?</summary>", "보세요\n"):
        assert POLITE_BUT_OTHER.search(said(text))
    for text in ("보십시오.", "왜 그럴까요?", '"왜 그래요?"라고', "`보세요`", "```text\n보세요.\n```", "필요 없습니다.", "중요한 것", "GPU가 필요."):
        assert not POLITE_BUT_OTHER.search(said(text))


def test_the_manual_says_which() -> None:
    assert "**하십시오체**" in (DOCS / "doc_wiki_write.md").read_text("utf-8")
