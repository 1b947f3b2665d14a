"""What of a wiki is to be found: every section, formulas as plain text, nothing that an author has taken out."""

from __future__ import annotations

import json

import pytest

from studywiki.search import page
from studywiki.search.posting import HEADING, KEYWORDS, SUMMARY, TITLE
from tests.conftest import Draw, Site
from tests.searched import held

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
def site(draw: Draw) -> Site:
    return draw(PAGES)


def test_every_section_is_there(site: Site) -> None:
    assert [(each["location"], each["title"], each["text"]) for each in site.found()] == [
        ("index.html", "처음", "글 굵게 x²는"),
        ("index.html#둘-코드", "둘 코드", "하나\n둘 & 셋\na < 1\n끝"),
        ("index.html#인용", "인용", ""),
        ("b.html", "나 & 너", "글"),
        ("b.html#절", "절", "보임"),
        ("d.html", "D", ""),
        ("d.html#절만-fracab", "절만 a/b", ""),
    ]


def test_the_box_is_told_what_it_asks_for_first(site: Site) -> None:
    told = json.loads(site.text("search/search_index.json"))
    assert told["docs"] == [] and told["config"]["lang"] == ["ko"]
    assert site.text("search/search_index.js") == f"var __index={site.text('search/search_index.json')}"


def test_the_head_has_the_sidebar_and_boosts(site: Site) -> None:
    parts = held(site.text("search/head.js")).split("\f")
    assert parts[3].split("\t") == ["위키", ""]
    assert parts[6] == "1I6"  # the second page counts 200 hundredths


@pytest.mark.parametrize(
    ("meta", "factor"),
    [
        ({}, 1),
        ({"search": {"boost": 3}}, 3),
        ({"search": {"boost": 0.5}}, 0.5),
        ({"search": {"boost": 10**400}}, 100),
        ({"search": {"boost": "viel"}}, 1),
        ({"search": {"boost": float("nan")}}, 1),
        ({"search": ["boost"]}, 1),
    ],
)
def test_a_boost_is_a_number(meta: dict[str, object], factor: float) -> None:
    assert page.boost(meta) == factor


def test_what_a_page_is_called_is_found(draw: Draw) -> None:
    front = "---\ntitle: 역전파\nkeywords: [오차 역전파, backprop]\ntags: [기초]\nsummary: 기울기를 뒤로\n---\n"
    site = draw({
        "docs/index.md": front + "# 뒤로 보내기\n\n글\n\n## 유도\n\n식\n",
        "sidebar_doc.yml": "- {title: 오류 전달, url: /}\n",
    })  # fmt: skip
    words = site.words()
    kinds = {word: words[word][0][1] for word in ("역전파", "backprop", "전달", "기울기", "유도")}
    assert kinds["역전파"] & TITLE and kinds["backprop"] & KEYWORDS and kinds["전달"] & KEYWORDS
    assert kinds["기울기"] & SUMMARY and kinds["유도"] & HEADING


def test_a_wiki_may_have_no_search_of_ours(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 처음\n"}, plugins=[{"studywiki": {"search": False}}])
    assert not (site.folder / "search").exists()


def test_material_has_the_search_where_ours_is_off(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 처음\n"}, plugins=["search", {"studywiki": {"search": False}}])
    assert json.loads(site.text("search/search_index.json"))["docs"]
    assert not (site.folder / "search/head.js").exists()


def test_a_search_that_is_switched_off_is_off(draw: Draw) -> None:
    site = draw({"docs/index.md": "# 처음\n"}, plugins=[{"search": {"enabled": False}}, "studywiki"])
    assert not (site.folder / "search").exists()
    assert not site.page("index.html").xpath("//*[@data-md-component='search']")
