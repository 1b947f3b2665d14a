"""The glossary of this project's own wiki: enough terms, each whole, and none that its own pages do not know."""

from __future__ import annotations

from pathlib import Path

from studywiki.glossary.parse import parse

FILE = Path(__file__).parents[2] / "docs" / "glossary.yml"
GLOSSARY, FOUND = parse(FILE.read_text("utf-8"), "docs/glossary.yml")


def test_there_are_enough_and_nothing_is_wrong_with_them() -> None:
    assert len(GLOSSARY.terms) >= 250
    assert FOUND == []


def test_each_is_explained_in_one_line() -> None:
    long = [term.name for term in GLOSSARY.terms if not 5 <= len(term.text) <= 110 or term.text.endswith((".", "다."))]
    assert long == []


def test_most_have_a_page_and_an_english_name() -> None:
    terms = GLOSSARY.terms
    assert sum(bool(term.page) for term in terms) >= 0.7 * len(terms)
    assert sum(bool(term.english) for term in terms) >= 0.9 * len(terms)


def test_the_words_that_were_decided_on_are_used() -> None:
    wrong = {each: term.mended(each) for term in GLOSSARY.terms for each in term.avoid}
    decided = {
        "정칙화": "정규화",
        "보폭": "스트라이드",
        "워밍업": "웜업",
        "그래디언트": "그레이디언트",
        "씨앗": "시드",
        "판": "버전",
        "건너뛰는 연결": "잔차 연결",
        "전체 평균 풀링": "전역 평균 풀링",
        "문턱": "임계값",
        "기계 학습": "머신러닝",
        "범주": "클래스",
        "큰 언어 모델": "대규모 언어 모델",
        "역따옴표": "백틱",
        "초점 손실": "포컬 손실",
        "역드롭아웃": "인버티드 드롭아웃",
    }
    assert {each: wrong.get(each) for each in decided} == decided
