"""Material's index of the search: the entries that its own reading of the HTML gives, formulas as plain text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Draw

PAGES = {
    "sidebar_doc.yml": "- title: 위키\n  items:\n  - {title: 가, url: /}\n  - {title: 나, url: /b.html}\n",
    "docs/index.md": """\
# 처음

글 **굵게** $x^2$는

## 둘 `코드`

- 하나
- 둘 & <b>셋</b>

```python
a < 1
```

> ### 인용

끝
""",
    "docs/b.md": """\
---
title: 나 & 너
tags: [갑, 을]
search:
  boost: 2
---
글

## 절

<div data-search-exclude>숨김</div>보임
""",
    "docs/c.md": "---\ntitle: 다\nsearch:\n  exclude: true\n---\n# 없음\n",
    "docs/d.md": "## 절만 $\\frac{a}{b}$\n",
}


@pytest.fixture
def entries(draw: Draw) -> Iterator[list[dict[str, Any]]]:
    site = draw(PAGES)
    yield json.loads(Path(site.folder, "search", "search_index.json").read_text("utf-8"))["docs"]


def test_every_section_has_an_entry(entries: list[dict[str, Any]]) -> None:
    assert [(each["location"], unescape(each["title"]), unescape(each["text"])) for each in entries] == [
        ("index.html", "처음", "<p>글 굵게 x²는</p>"),
        ("index.html#둘-코드", "둘 코드", "<p>하나</p><p>둘 & 셋</p><p>a < 1</p><p>끝</p>"),
        ("index.html#인용", "인용", ""),
        ("b.html", "나 & 너", "<p>글</p>"),
        ("b.html#절", "절", "<p>보임</p>"),
        ("d.html", "D", ""),
        ("d.html#절만-fracab", "절만 a/b", ""),
    ]


def test_words_are_fit_for_html(entries: list[dict[str, Any]]) -> None:
    assert "둘 &amp; 셋" in entries[1]["text"]


def test_tags_and_boosts_are_those_of_the_front_matter(entries: list[dict[str, Any]]) -> None:
    assert [(each.get("tags"), each.get("boost")) for each in entries[2:5]] == [
        (None, None), (["갑", "을"], 2), (["갑", "을"], 2),
    ]  # fmt: skip
