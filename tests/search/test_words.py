"""Where words begin and end, and that what is remembered of them changes nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from studywiki.javascript.v8 import V8, without_event_loop
from studywiki.search import scripts

DOCS = Path(__file__).parents[2] / "docs"
PATIENCE = 60.0
LATIN = r"[a-z0-9_\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]"
KINDS = (
    "[가-힣ㄱ-ㅎㅏ-ㅣ]+",
    rf"{LATIN}+(?:[.-]{LATIN}+)*(?:\+\+|#(?![a-z0-9]))?",
    r"[\u3040-\u30ff\u3400-\u9fff]+",
    r"(?![ㄱ-ㅎㅏ-ㅣ가-힣])[\p{L}\p{M}]+",
)
"""What words are, as expressions: the scripts read letter by letter, which is faster, and may not differ."""
WORDS = f"const WORDS = /{'|'.join(KINDS)}/giu;"
READS = r"""
const isRead = (text) => {
  const told = [...text.matchAll(WORDS)].map((found) => found[0]);
  return told.join("\n") === tokensOf(text).map((token) => token.text).join("\n");
};
const misread = (from, to) => {
  const found = [];
  for (let point = from; point < to; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const letter = String.fromCodePoint(point);
    const beside = ["", "a", "가", "中", "é.", "a-", "a#", "b++", letter].map((each) => each + letter);
    if (!isRead(beside.join(" ") + " " + beside.join("나 ") + "z")) found.push(point);
  }
  return JSON.stringify(found);
};
"""


def started() -> V8:
    engine = V8()
    engine.eval(scripts.text((*scripts.SCRIPTS, *scripts.BUILDING)) + WORDS + READS)
    return engine


@pytest.fixture
def v8() -> Iterator[V8]:
    engine = without_event_loop(started)
    yield engine
    engine.close()


def pages() -> list[str]:
    """Give our own pages as they are written: what is no prose has the strangest words."""
    return [path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))]


def asked(v8: V8, script: str) -> object:
    return without_event_loop(lambda: json.loads(str(v8.eval(script, timeout_sec=PATIENCE))))


def test_words_are_those_of_the_expression(v8: V8) -> None:
    texts = ["", ".", "a.b-c", "a.-b", "c++ c# c#1 f#a", "a\ud800가", "\udc00b", "가ㄱa", "３Ａㅋｶ", *pages()]
    for text in texts:
        assert asked(v8, f"JSON.stringify(isRead({json.dumps(text)}))"), text[:200]


def test_every_letter_is_of_the_kind_that_the_expression_says(v8: V8) -> None:
    assert asked(v8, "misread(0, 0x3400)") == []
    assert asked(v8, "misread(0xa000, 0x10800)") == []
    assert asked(v8, "misread(0x1d400, 0x1d800)") == []


def analyses(v8: V8, texts: list[str]) -> dict[str, object]:
    told = (json.dumps({"title": "", "sections": [{"title": "", "text": text}]}) for text in texts)
    return {text: asked(v8, f"analyse({page}, pairsOf)") for text, page in zip(texts, told, strict=True)}


def test_a_page_says_the_same_whatever_was_read_before(v8: V8) -> None:
    chance = random.Random(1)
    others = ["".join(chance.choices("가나다라마바사아하한했지", k=6)) for _ in range(62_000)]
    texts = pages()
    first = analyses(v8, texts)
    assert analyses(v8, [" ".join(others), *reversed(texts)]).items() >= first.items()  # more than is remembered
