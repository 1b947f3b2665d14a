"""The wiki that is searched in the browser: some pages of a study group, and what a student types to find them."""

from __future__ import annotations

SIDEBAR = """
entries:
  - page: index.md
  - title: 신경망
    items:
      - title: 학습
        items:
          - page: backprop.md
          - page: gd.md
          - page: rate.md
          - page: overfit.md
          - page: dropout.md
          - page: bn.md
      - title: 구조
        items:
          - page: perceptron.md
          - page: cnn.md
          - page: rnn.md
          - page: attention.md
  - title: 실습
    items:
      - page: cuda.md
      - page: smoothing.md
      - page: linear.md
      - page: html.md
      - page: 표.md
""" + "".join(f"      - page: meeting{n}.md\n" for n in range(14))

PAGES = {
    "index.md": "# 딥러닝 스터디\n\n딥러닝을 함께 공부합니다.\n\n## 읽는 차례\n\n퍼셉트론부터 읽습니다.\n",
    "backprop.md": """---
title: 역전파
tags: [기초, 미분]
keywords: [backprop]
---
출력에서 입력으로 오차를 거꾸로 보냅니다.

## 연쇄 법칙

역전파(backpropagation)는 연쇄 법칙으로 기울기를 구합니다. 사람들은 오차역전파를 줄여서 그냥 역전파라고 부릅니다. $a^2$

## 구현

층마다 `backward`를 씁니다.
""",
    "gd.md": "# 경사 하강법\n\n기울기의 반대 방향으로 갑니다.\n\n## 확률적 경사 하강법\n\n미니배치마다 갱신합니다.\n",
    "rate.md": "# 학습률\n\n얼마나 움직이는가.\n\n## 손실이 그대로일 때\n\nloss가 줄지 않으면 학습률이 너무 큽니다.\n",
    "overfit.md": "# 과적합\n\n훈련 데이터만 외웁니다. 데이터를 늘리거나 모델을 줄여서 과적합을 막습니다.\n",
    "dropout.md": "# 드롭아웃\n\n뉴런을 무작위로 끕니다.\n",
    "bn.md": "# 배치 정규화\n\nBatch Normalization은 층의 입력을 고르게 합니다.\n",
    "perceptron.md": "# 퍼셉트론\n\n가장 작은 신경망입니다. 입력에 가중치를 곱합니다.\n",
    "cnn.md": "# 합성곱 신경망\n\n이미지에서 특징을 뽑습니다. CNN이라고도 합니다.\n\n## 풀링\n\n크기를 줄입니다.\n",
    "rnn.md": "# 순환 신경망\n\n문장처럼 이어지는 것을 읽습니다. RNN.\n",
    "attention.md": "# 어텐션\n\n쿼리와 키와 값.\n\n## 소프트맥스\n\n소프트맥스는 점수를 확률로 바꿉니다.\n",
    "cuda.md": "# GPU 메모리 오류\n\n`RuntimeError: CUDA out of memory`가 나면 배치를 줄입니다.\n",
    "smoothing.md": "# 라벨 스무딩\n\nlabel smoothing은 정답을 조금 흐립니다.\n",
    "linear.md": "# 선형 층\n\n`torch.nn.Linear`는 행렬을 곱합니다.\n",
    "html.md": """---
title: '태그 <b>굵게</b> & "따옴표"'
tags: ['a<i>b']
---
꺾쇠표 `<img src=x onerror=alert(1)>` 쓰기
""",
    "표.md": "# 표\n\n표를 만듭니다.\n",
    **{f"meeting{n}.md": f"# {n + 1}주차 모임\n\n모임에서 {n + 1}장을 읽었습니다.\n" for n in range(14)},
}

FILES = {"sidebar_doc.yml": SIDEBAR, **{f"docs/{name}": text for name, text in PAGES.items()}}

QUERIES = [
    ("역전파", "backprop.html"),
    ("역전파를", "backprop.html"),
    ("경사하강법", "gd.html"),
    ("경사 하강법이란", "gd.html"),
    ("합성곱", "cnn.html"),
    ("backpropagation", "backprop.html"),
    ("durwjsvk", "backprop.html"),
    ("elqfjsld", "index.html"),
    ("ㅇㅈㅍ", "backprop.html"),
    ("역전ㅍ", "backprop.html"),
    ("역전팍", "backprop.html"),
    ("cuda out of memory", "cuda.html"),
    ("label smoothing", "smoothing.html"),
    ("loss가 안 줄어요", "rate.html"),
    ("과적합 막는 법", "overfit.html"),
    ("torch.nn.Linear", "linear.html"),
    ("드롭아웃", "dropout.html"),
    ("소프트맥스", "attention.html"),
    ("Batch Normalization", "bn.html"),
    ("표", "표.html"),
]
"""What is typed -> the page that comes first."""

COMPOSED = [
    (["ㅍ 퍼", "ㅅ 세 셉", "ㅌ 트", "ㄹ 로 론"], "퍼셉트론", "perceptron.html"),
    (["ㅇ 여 역", "ㅈ 저 전", "ㅍ 파"], "역전파", "backprop.html"),
    (["ㄱ 고 과", "ㅈ 저 적", "ㅎ 하 합"], "과적합", "overfit.html"),
]
"""The states of each syllable as it is composed; what stands in the field in the end; the page that Enter opens."""
