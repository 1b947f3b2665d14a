"""The wiki that the browser is shown: every kind of page, small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.conftest import MINIMAL

LONG = "https://example.com/" + "a" * 120

ARTICLE = f"""---
title: 퍼셉트론
summary: 입력에 가중치를 곱해 더하고, 문턱을 넘는지 묻는 가장 작은 신경망입니다.
tags: [기초]
last_updated: 2016-03-05
---

여기서 $w$는 가중치이고 $x$는 입력입니다. 주소는 {LONG} 처럼 길 수 있습니다.

$$
y = \\sum_{{i=1}}^{{n}} w_i x_i + b + a + b + c + d + e + f + g + h + i + j + k + l + m
$$

## 코드

```python
def predict(x, w, b):
    return "아주 긴 줄은 상자 안에서 옆으로 밀려야 하며 페이지를 넓히면 안 된다. 그래야 휴대전화에서 읽을 수 있다."
```

## 표

| 입력 | AND | OR | NAND | XOR | 아주 긴 제목을 가진 열 | 설명 | 또 하나의 긴 열 | 마지막 열 |
|---|---|---|---|---|---|---|---|---|
| 0 0 | 0 | 0 | 1 | 0 | 단층으로는 나눌 수 없습니다 | 직선 하나로 나누지 못합니다 | 다층이 필요합니다 | 끝 |

문단이 표를 따릅니다.

| 게이트 | 나눌 수 있는가 |
|---|---|
| AND | 예 |

### 표를 따르는 제목

> [!NOTE]
> 상자 안의 글. $E = mc^2$

## $H_2O$의 절

글
"""

DIAGRAM = "# 그림\n\n```mermaid\ngraph LR\n  a[입력] --> b[출력]\n```\n"
CHAPTER = "# {title}\n\n" + "".join(f"## 절 {n}\n\n" + "글이 이어집니다. " * 60 + "\n\n" for n in range(8))

SIDEBAR = """
topnav:
  - title: 저장소
    external_url: https://github.com/study/wiki
  - title: 모임
    items:
      - title: 페이스북 그룹
        external_url: https://www.facebook.com/groups/study/
entries:
  - title: 처음
    page: index.md
  - title: 기초
    items:
      - page: 기초/퍼셉트론.md
      - title: 수식
        page: math.md
      - title: 더 깊이
        items:
          - page: 기초/그림.md
""" + "".join(
    f"  - title: {n}부\n    items:\n" + "".join(f"      - page: part{n}/p{m}.md\n" for m in range(4)) for n in range(12)
)

FILES = {
    "sidebar_doc.yml": SIDEBAR,
    "docs/순서.md": "# 순서\n\n<!-- prerequisites -->\n",
    "docs/순서/미분.md": "# 미분\n\n글\n",
    "docs/순서/역전파.md": "---\ntitle: 역전파\nrequires: 미분\n---\n\n글\n",
    "docs/순서/어텐션.md": "---\ntitle: 어텐션\nrequires: 미분\n---\n\n글\n",
    "docs/순서/합성곱.md": "---\ntitle: 합성곱\nrequires: 역전파\n---\n\n글\n",
    "docs/index.md": "---\ntitle: 스터디 위키\nsummary: 함께 공부합니다.\n---\n\n글\n\n## 시작하기\n\n글\n",
    "docs/기초/퍼셉트론.md": ARTICLE,
    "docs/기초/그림.md": DIAGRAM,
    "docs/math.md": (Path(__file__).parent / "formulas.md").read_text("utf-8"),
    **{f"docs/part{n}/p{m}.md": CHAPTER.format(title=f"{n}부 {m}장") for n in range(12) for m in range(4)},
}

PAGES = ["index.html", "기초/퍼셉트론.html", "기초/그림.html", "math.html", "part3/p2.html", "tags.html"]
PAGES += ["a/b/404.html"]
"""One page of each kind, below the site's root. The last is none: the server answers with 404.html."""

CONFIG: dict[str, Any] = {**MINIMAL, "site_url": "https://study.github.io/wiki/"}
