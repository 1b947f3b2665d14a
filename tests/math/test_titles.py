"""Titles with formulas: typeset in the page, the sidebar and the table of contents, plain text everywhere else."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.conftest import Draw

SIDEBAR = """
- title: 화학 $H_2 O$ 부
  items:
    - page: a.md
    - title: 손실 $A < B$ & C
      page: b.md
    - page: c.md
"""
FILES = {
    "sidebar_doc.yml": SIDEBAR,
    "docs/index.md": "# 처음\n",
    "docs/a.md": "---\ntitle: xwMOOC 딥러닝과 $H_2 O$\n---\n\n본문\n\n## 부분 $\\frac{a}{b}$ 끝\n\n### $x < y$\n",
    "docs/b.md": "본문 $x$\n",
    "docs/c.md": "# 비용 $x_i^2$ & $a<b$\n\n본문\n",
}


def labels(page: Any) -> str:
    return " ".join(page.xpath("//@aria-label"))


def test_titles(draw: Draw) -> None:
    site = draw(FILES)
    a, c = site.page("a.html"), site.page("c.html")
    assert a.findtext(".//title") == "xwMOOC 딥러닝과 H₂O - 스터디 위키"
    assert c.findtext(".//title") == "비용 xᵢ² & a < b - 스터디 위키"
    sidebar = a.xpath('//nav[@data-md-level="0"]')[0]
    assert len(sidebar.xpath('.//*[contains(@class, "katex ")]')) >= 4  # the section, both pages of math titles, $A<B$
    toc = a.xpath('//nav[contains(@class, "md-nav--secondary")]')[-1]
    assert [tex.text for tex in toc.xpath(".//annotation")] == ["\\frac{a}{b}", "x < y"]
    assert a.xpath("//article//h2/@id") == ["부분-fracab-끝"]  # as GitHub makes it, of the TeX
    assert "annotation" not in labels(a)
    assert "katex" not in labels(a)
    assert len(c.xpath("//article//h1//annotation")) == 2


def test_search_index(draw: Draw) -> None:
    site = draw(FILES)
    titles = {each["location"]: each["title"] for each in site.found()}
    assert titles["a.html"] == "xwMOOC 딥러닝과 H₂O"
    assert titles["b.html"] == "손실 A < B & C"


def test_formulas_are_indexed_once_and_as_words(draw: Draw) -> None:
    text = "# 손실\n\n$L=\\operatorname{softmax}(z)$ 와 $$\\text{교차 엔트로피}_i \\le y$$\n"
    site = draw({"docs/index.md": text})
    indexed = " ".join(site.found()[0]["text"].replace("\xa0", " ").split())
    separator = json.loads(site.text("search/search_index.json"))["config"]["separator"]
    assert re.split(separator, indexed).count("softmax") == 1
    assert indexed.count("softmax") == 1
    assert indexed.count("교차 엔트로피") == 1
    assert "\\text" not in indexed
    assert "\\operatorname" not in indexed
