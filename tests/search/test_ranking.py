"""Which page answers a query first, in a small wiki that is drawn here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.search.bench import Bench, with_own_section

WIKI = """
= backprop | 역전파 | 연쇄 법칙, 계산 그래프
역전파(backpropagation)는 모든 기울기를 구합니다. 오차역전파라고도 합니다.
# 기울기 소실
층이 깊으면 기울기가 사라집니다.
= gradient | 경사 하강법 | 최적화
손실을 따라 내려갑니다. 역전파로 기울기를 구합니다.
# 학습률 고르기
학습률(learning rate)이 크면 발산합니다.
# 손실 곡면
골짜기에서는 손실이 잘 줄지 않습니다.
= debug | 학습이 안 될 때 | 디버깅
무엇부터 볼까요.
# 손실이 줄지 않을 때
학습률을 바꾸고 데이터를 봅니다.
# GPU를 찾지 못할 때
`torch.cuda.is_available()`이 False이면 드라이버를 봅니다. 오류는 RuntimeError: CUDA out of memory 입니다.
= cnn | 합성곱신경망 | CNN
이미지 분류에 씁니다. CrossEntropyLoss와 F.relu를 씁니다.
# 풀링
크기를 줄입니다.
= tensorboard | 텐서보드 | 시각화
텐서보드(TensorBoard)로 봅니다. 역전파, 역전파, 역전파, 역전파의 그래프도 봅니다.
# 그래프 그리기
주식 그래프가 아니라 손실 그래프입니다.
= write | 페이지 쓰는 법 | 마크다운
제목과 문단을 씁니다.
# 표
칸을 나눕니다. 표는 파이프로 그립니다.
# 브로드캐스팅(broadcasting)
크기가 다른 배열을 더합니다.
= transformer | Transformer | attention
Attention Is All You Need. The transformer uses pre-training.
# Multi-head attention
Queries and keys.
# Layers and blocks
Each layer has two blocks. ERR_QZX_4711 stands once.
"""


def drawn(text: str) -> Iterator[dict[str, Any]]:
    """Give the pages that `text` draws: `= location | title | keywords`, `# heading`, words."""
    for part in text.split("\n= ")[1:]:
        head, *lines = part.splitlines()
        location, title, keywords = head.split(" | ")
        sections: list[dict[str, Any]] = [{"title": title, "level": 1, "anchor": "", "text": ""}]
        for line in lines:
            if line.startswith("# "):
                sections.append({"title": line[2:], "level": 2, "anchor": line[2:], "text": ""})
            else:
                sections[-1]["text"] += line
        page = {"title": title, "location": location, "keywords": keywords.split(", "), "tags": [], "summary": ""}
        yield with_own_section({**page, "sections": sections})


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(list(drawn(WIKI)), [["신경망", "neural network", "NN"]])


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "()",
        "그리고",
        "the",
        "비트코인 시세",
        "주식 시세",
        "김밥천국",
        "골프장",
        "쀍뚫쉙",
        "세탁기 그래프",
        "qqqq",
        "ㅋㅋㅋㅋㅋㅋ",
        "🙂",
        "𝒳",
    ],
)
def test_nothing_is_found_where_nothing_is(bench: Bench, query: str) -> None:
    assert bench.found(query) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("역전파", "backprop"),  # its title, not the page that says it most
        ("역전파를", "backprop"),
        ("역전파가 뭔가요", "backprop"),
        ("역전파는 왜 필요한가요", "backprop"),
        ("경사하강법", "gradient"),
        ("경사 하강법", "gradient"),
        ("경사 하강법을 쉽게 설명해줘", "gradient"),
        ("기울기소실", "backprop"),
        ("신경망", "cnn"),
        ("합성곱 신경망", "cnn"),
        ("합성곱", "cnn"),
        ("표", "write"),
        ("표는", "write"),
        ("표 그리는 법", "write"),
        ("backpropagation", "backprop"),
        ("백프로파게이션", "backprop"),
        ("learning rate", "gradient"),
        ("neural network", "cnn"),
        ("브로드캐스팅", "write"),
        ("broadcasting", "write"),
        ("트랜스포머", "transformer"),
        ("어텐션", "transformer"),
        ("durwjsvk", "backprop"),
        ("rudtk gkrkdqjq", "gradient"),
        ("ㅅㄱㅁㄴㄴ", None),
        ("ㅁㅅㅅ두샤ㅐㅜ", "transformer"),
        ("ㅇㅈㅍ", "backprop"),
        ("ㅌㅅㅂㄷ", "tensorboard"),
        ("ㄱㅅㅎㄱㅂ", "gradient"),
        ("ㄱㅅ ㅎㄱㅂ", "gradient"),
        ("텐섭", "tensorboard"),
        ("역전ㅍ", "backprop"),
        ("경사 하ㄱ", "gradient"),
        ("브로드캐슽", "write"),
        ("transf", "transformer"),
        ("텐서보르", "tensorboard"),
        ("테넛보드", "tensorboard"),
        ("transfromer", "transformer"),
        ("손실이 안 줄어요", "debug"),
        ("손실이 줄지 않아요", "debug"),
        ("GPU를 못 찾아요", "debug"),
        ("cuda out of memory", "debug"),
        ("torch.cuda.is_available() False", "debug"),
        ("F.relu", "cnn"),
        ("f.relu", "cnn"),
        ("CrossEntropyLoss", "cnn"),
        ("cross entropy", "cnn"),
        ("pretraining", "transformer"),
        ("layer", "transformer"),
        ("query", "transformer"),
        ("ERR_QZX_4711", "transformer"),
        ("CNN이란", "cnn"),
        ("표 그리는법", "write"),
        ("텐서보드가 뭐예요", "tensorboard"),
        ("RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 4.00 GiB)", "debug"),
        ("이미지 분류", "cnn"),
    ],
)
def test_the_right_page_stands_first(bench: Bench, query: str, first: str | None) -> None:
    assert next(iter(bench.found(query)), None) == first


def test_of_words_of_which_one_stands_elsewhere_both_are_wanted(bench: Bench) -> None:
    assert bench.found("손실 그래프")[0] == "tensorboard"


def test_what_was_meant_is_said(bench: Bench) -> None:
    said = {
        query: bench.ask(query)["corrected"] for query in ("역전파", "durwjsvk", "테넛보드 그래프", "텐섭", "ㅇㅈㅍ")
    }
    assert said == {
        "역전파": None,
        "durwjsvk": "역전파",
        "테넛보드 그래프": "텐서보드 그래프",
        "텐섭": None,
        "ㅇㅈㅍ": None,
    }


def test_the_best_section_is_shown_with_what_matched(bench: Bench) -> None:
    page = bench.ask("손실이 안 줄어요")["results"][0]
    assert page["sections"][0]["title"] == "손실이 줄지 않을 때"
    [first, *_] = bench.ask("역전파")["results"]
    shown = first["sections"][0]
    assert [shown["text"][start:end] for start, end in shown["marks"]] == ["역전파", "backpropagation", "역전파"]
    assert "오차역전파라고도" in shown["text"]


def test_a_long_text_is_shown_around_the_match() -> None:
    text = "앞 문장입니다. " * 200 + "여기에 역전파를 적었습니다. " + "뒤 문장입니다. " * 200
    sections = [{"title": "글", "level": 1, "anchor": "", "text": text}]
    page = {"title": "글", "location": "a", "keywords": [], "tags": [], "summary": "", "sections": sections}
    shown = Bench([page]).ask("역전파")["results"][0]["sections"][0]
    assert len(shown["text"]) < 170
    assert [shown["text"][start:end] for start, end in shown["marks"]] == ["역전파"]
    assert shown["text"].startswith("… ")
    assert shown["text"].endswith(" …")


def test_what_says_the_same_in_several_words_is_marked_where_they_stand_together() -> None:
    text = "오차는 신경망이 낸 답의 오차 역전파입니다. 역전파는 error를 backward로, errors backward로 보냅니다."
    sections = [{"title": "역전파", "level": 1, "anchor": "", "text": text}]
    page = {"title": "역전파", "location": "a", "keywords": [], "tags": [], "summary": "", "sections": sections}
    shown = Bench([page], [["역전파", "오차 역전파", "error backward"]]).ask("역전파")["results"][0]["sections"][0]
    marked = ["오차 역전파", "역전파", "error를 backward", "errors backward"]
    assert [shown["text"][start:end] for start, end in shown["marks"]] == marked


def test_a_long_query_is_read_in_part(bench: Bench) -> None:
    assert bench.found("역전파 " * 5000)[0] == "backprop"
    assert bench.found("가" * 100_000) == []


NAMES = """
= intro | 딥러닝이란 | 딥러닝
딥러닝은 층이 많은 신경망입니다.
# 딥러닝의 역사
오래되었습니다.
= bert | 사전학습 | 언어
Devlin 등이 썼습니다. Devlin의 논문을 읽습니다.
# 뒷이야기
Devlin은 그 뒤에도 씁니다.
= svd | 행렬 분해 | 선형대수
행렬을 특이값으로 나눕니다. 첫값부터 봅니다.
= peak | 극점 | 미분
최댓값과 최소값을 찾습니다. 회수는 세지 않습니다.
= share | 크기 맞추기 | 배열
broadcast라고도 합니다. broadcast는 넓힙니다.
# 셈
broadcast로 셉니다.
= arrays | 브로드캐스트 | 배열
크기가 다른 배열을 더합니다.
"""


@pytest.fixture(scope="module")
def named() -> Bench:
    return Bench(list(drawn(NAMES)))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("딥러닝", "intro"),
        ("deep learning", "intro"),
        ("브로드캐스트", "arrays"),
        ("broadcast", "arrays"),  # the same word in other letters, and what the page is about
        ("Devlin", "bert"),  # it sounds as 딥러닝 does, but by chance
        ("devlin", "bert"),
        ("특이값", "svd"),
        ("특잇값", "svd"),
        ("특잇값을 구하기", "svd"),
        ("첫값", "svd"),
        ("최대값", "peak"),
        ("최솟값", "peak"),
        ("횟수", "peak"),
        ("옷값", None),
        ("최대길", None),
    ],
)
def test_what_is_written_is_wanted_before_what_sounds_so(named: Bench, query: str, first: str | None) -> None:
    assert next(iter(named.found(query)), None) == first


def test_where_a_spelling_is_another_nothing_is_corrected(named: Bench) -> None:
    assert [named.ask(query)["corrected"] for query in ("특잇값", "최대값", "특이값")] == [None, None, None]
