"""Sentences of a study wiki, put together at random: Korean with its particles, and no two pages read the same."""

from __future__ import annotations

import re
from random import Random

TERMS = """
가중치 감쇠|가치 함수|강화학습|객체 검출|검증 데이터|경사하강법|계층 정규화|고유값|공분산 행렬|과적합
|교차 엔트로피|군집화|기울기 소실|내적|노이즈 스케줄|다층 퍼셉트론|데이터 증강|드롭아웃|디코더|라그랑주 승수
|로짓|마르코프 연쇄|매니폴드|메모리 대역폭|모멘텀|몬테카를로 추정|미니배치|미분 가능한 렌더링
|바이트 쌍 인코딩|배치 크기|벨만 방정식|변분 하한|병목 층|보상 함수|분류기|비용 함수|사전 분포
|상태 공간 모델|생성자|소프트맥스|손실 곡면|수용 영역|순환 신경망|스킵 연결|시그모이드|신뢰 구간|심층 신뢰망
|쌍대 문제|어텐션 행렬|언어 모델|업샘플링|역전파|오토인코더|온도 계수|원핫 벡터|위치 인코딩|은닉층|이동 평균
|인코더|임베딩|자기회귀 모델|잔차 블록|잠재 변수|전이학습|정밀도|정보 병목|정책망|조기 종료|지식 증류
|차원의 저주|채널 수|체크포인트|초매개변수|최대 우도 추정|커널 함수|코사인 유사도|쿨백-라이블러 발산
|토크나이저|트랜스포머|특징 지도|판별자|편향과 분산|평균 제곱 오차|풀링 층|학습률|합성곱 필터|해시 함수
|행렬 분해|혼합 정밀도|확률적 경사|확산 모델|활성화 함수
"""
QUALITIES = """
가벼운|거친|고른|넓은|느린|단단한|드문|매끄러운|모호한|미묘한|복잡한|빠른|섬세한|안정된|얕은|엄밀한|완만한
|정교한|좁은|촘촘한|헐거운|흔한
"""
NAMES = """
AdamW|BERT|BPE|CLIP|CIFAR-100|DDIM|EfficientNet|FAISS|GPT-2|JAX|KoBERT|LSTM|MNIST|NumPy|PyTorch|ResNet-50
|RoPE|SentencePiece|U-Net|ViT
"""
SENTENCES = (
    "{a:은} {b:과} 함께 볼 때 뜻이 또렷해진다.",
    "{a:이} 커지면 {b:은} 오히려 작아지므로, 둘 사이에서 알맞은 값을 찾아야 한다.",
    "처음 읽을 때는 {a:을} 건너뛰고 {b}부터 보아도 괜찮다.",
    "{q} {a:은} 구현하기 쉽지만 {b:이} 나빠지는 일이 잦다.",
    "{n:은} {a:을} 쓰지 않고도 {b:을} 절반 가까이 줄였다.",
    "우리 스터디에서는 {a:을} {b}의 특별한 경우로 보고 이야기를 시작했다.",
    "{a:을} 바꾸어 가며 세 번씩 돌려 보니 {b}에는 거의 차이가 없었다.",
    "다만 {q} {a}에서는 이 가정이 깨진다는 점을 기억해 두자.",
    "{a}에 대한 증명은 부록에 두었고, 여기서는 {b:이} 왜 필요한지만 살펴본다.",
    "{n} 논문은 {a}보다 {b:을} 먼저 맞추라고 권한다.",
    "그림으로 그려 보면 {a:이} {b:을} 향해 천천히 모이는 것을 볼 수 있다.",
    "{a}의 계산량은 표본 수에 비례하고, {b:은} 차원의 제곱에 비례한다.",
    "{q} {a:과} {q} {b:을} 구별하지 못하면 실험 결과를 잘못 읽기 쉽다.",
    "질문이 가장 많았던 곳은 {a:이} 어떻게 {b:을} 대신하느냐였다.",
    "{a:을} 한 줄로 말하면, {b:을} 알고 있을 때 남는 불확실성이다.",
    "코드에서는 {a:을} 미리 계산해 두었다가 {b:을} 구할 때 다시 쓴다.",
    "{n}의 기본값은 대체로 무난하지만 {a:이} 작은 문제에서는 직접 정하는 편이 낫다.",
    "이 식의 둘째 항이 {a:을} 벌하고, 셋째 항은 {b:이} 흩어지지 않게 붙든다.",
    "{a:은} 학습할 때에만 쓰이며, 추론할 때에는 {b:로} 바뀐다.",
    "만약 {a:이} 없다면 {b:은} 몇 걸음 만에 발산한다.",
    "{q} 자료에서는 {a:을} 재는 것만으로도 {b:을} 짐작할 수 있다.",
    "지난 시간에 본 {a:을} 떠올리면 {b:은} 자연스럽게 따라온다.",
)
HEADINGS = """
왜 필요한가|정의|간단한 예|그림으로 이해하기|식으로 쓰기|식을 이끌어 내기|알고리즘|코드로 옮기기|실험
|결과를 읽는 법|자주 묻는 질문|빠지기 쉬운 함정|다른 방법과 견주기|남은 문제|함께 읽을 글|연습 문제
|스터디에서 나온 이야기|요약
"""
SUBJECTS = """
수학 준비|지도학습|신경망의 뼈대|컴퓨터 비전|자연어 처리|생성 모델|강화학습|학습 시키기|배포와 운영
|논문 읽기
"""
_SLOT = re.compile(r"\{(\w)(?::(.))?\}")
_PARTICLES = {"은": "은는", "이": "이가", "을": "을를", "과": "과와", "로": "으로"}


def listed(text: str) -> tuple[str, ...]:
    """The words of a list with bars between them."""
    return tuple(word.strip() for word in text.replace("\n", "").split("|"))


_TERMS, _QUALITIES, _NAMES = listed(TERMS), listed(QUALITIES), listed(NAMES)


class Writer:
    """One who writes sentences, the same from the same seed."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def term(self) -> str:
        """What a page may be about."""
        return self.random.choice(_TERMS)

    def title(self) -> str:
        """What it may be called."""
        return f"{self.random.choice(_QUALITIES)} {with_particle(self.term(), '과')} {self.term()}"

    def name(self) -> str:
        """A model, a library, a set of data."""
        return self.random.choice(_NAMES)

    def sentence(self) -> str:
        """One sentence."""
        return _SLOT.sub(self._filled, self.random.choice(SENTENCES))

    def sentences(self, least: int, most: int) -> list[str]:
        """So many sentences."""
        return [self.sentence() for _ in range(self.random.randint(least, most))]

    def _filled(self, slot: re.Match[str]) -> str:
        kinds = {"q": _QUALITIES, "n": _NAMES}
        word = self.random.choice(kinds.get(slot[1], _TERMS))
        return with_particle(word, slot[2]) if slot[2] else word


def with_particle(word: str, particle: str) -> str:
    """`word` with the form of the particle that follows its last sound; what is no Hangul is read as if it had none."""
    final = (ord(word[-1]) - ord("가")) % 28 if "가" <= word[-1] <= "힣" else 0
    if particle == "로":
        return word + ("으로" if final not in (0, 8) else "로")
    return word + _PARTICLES[particle][final == 0]
