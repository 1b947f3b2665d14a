"""What a word is looked up by, what a page is said to say, and what that costs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from studywiki.javascript.v8 import V8, without_event_loop
from studywiki.search import scripts
from studywiki.search.analysing import Analysis, unpacked
from studywiki.search.posting import parts

CASES = Path(__file__).with_name("cases")
PATIENCE = 10.0


@pytest.fixture(scope="module")
def v8() -> V8:
    return without_event_loop(_started)


def _started() -> V8:
    racer = V8()
    racer.eval(scripts.analysis_and_engine())
    return racer


def analysed(v8: V8, **page: Any) -> Analysis:
    """Give the analysis of a page that has what is said of it, and nothing else."""
    whole = {"title": "", "keywords": [], "tags": [], "summary": "", "sections": [{"title": "", "text": ""}], **page}
    told = without_event_loop(lambda: v8.call("studywikiSearch.analyse", whole, timeout_sec=PATIENCE))
    made = unpacked(str(told).encode())
    assert made
    return made


def places(made: Analysis) -> list[tuple[str, int, int, int]]:
    """Give word, section, kinds and times of all that a page has, in order."""
    numbers = iter(made.places)
    return sorted((word, *parts(next(numbers))) for word in made.words for _ in range(next(numbers)))


def cases(name: str) -> list[tuple[str, str]]:
    lines = (line for line in (CASES / name).read_text("utf-8").splitlines() if line and not line.startswith("#"))
    pairs = (line.partition(" ->") for line in lines)
    return [(before, after.strip()) for before, _, after in pairs]


@pytest.mark.parametrize(("text", "terms"), cases("terms.txt"))
def test_a_word_is_looked_up_by_its_terms(v8: V8, text: str, terms: str) -> None:
    assert set(analysed(v8, sections=[{"title": "", "text": text}]).words) == set(terms.split())


@pytest.mark.parametrize(("text", "pairs"), cases("pairs.txt"))
def test_pairs_are_strict(v8: V8, text: str, pairs: str) -> None:
    found = analysed(v8, sections=[{"title": "", "text": text}]).pairs
    assert list(map(list, found)) == [each.split(" = ") for each in pairs.split("; ") if each]


def test_a_query_in_decomposed_letters_is_the_same(v8: V8) -> None:
    texts = [[{"title": "", "text": form}] for form in ("역전파를 배웁니다", normalize("NFD", "역전파를 배웁니다"))]
    assert analysed(v8, sections=texts[0]) == analysed(v8, sections=texts[1])


def test_places_of_words(v8: V8) -> None:
    made = analysed(
        v8,
        title="역전파",
        keywords=["연쇄 법칙"],
        tags=["backprop"],
        summary="행렬로 유도합니다.",
        sections=[{"title": "", "text": "역전파"}, {"title": "자동 미분", "text": "미분 미분 미분 미분 미분"}],
    )
    assert places(made) == [
        ("backprop", 0, 2, 1),
        ("미분", 1, 8 | 16, 3),
        ("법칙", 0, 2, 1),
        ("역전파", 0, 1 | 16, 2),
        ("연쇄", 0, 2, 1),
        ("연쇄법칙", 0, 2 | 64, 1),
        ("유도", 0, 4, 1),
        ("자동", 1, 8, 1),
        ("자동미분", 1, 8 | 64, 1),
        ("행렬", 0, 4, 1),
    ]


@pytest.mark.parametrize(
    "unit", ["가", "a", "가 ", "a.", "a-", "하", "이란", "ㄱ", "(a", "가(a)", "A", "aB", "1.", "_", "습니다", "어요 "]
)
def test_time_is_linear_in_the_text(v8: V8, unit: str) -> None:
    def seconds(times: int) -> float:
        page = [{"title": "", "text": unit * times}]
        started = time.perf_counter()
        analysed(v8, sections=page)
        return time.perf_counter() - started

    seconds(1000)
    assert seconds(100_000) < 3.0  # what is quadratic takes minutes
