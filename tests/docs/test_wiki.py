"""The wiki's own pages: all of them in the sidebar, none of them empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def test_there_are_enough() -> None:
    assert len(PAGES) >= 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_in_the_sidebar(page: Path) -> None:
    sidebar = (ROOT / "sidebar_doc.yml").read_text("utf-8")
    assert f"page: {page.relative_to(ROOT / 'docs').as_posix()}\n" in sidebar


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_what_it_is_and_is_worth_reading(page: Path) -> None:
    text = page.read_text("utf-8")
    found = re.match(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL)
    assert found
    meta = yaml.safe_load(found[1])
    assert meta["title"]
    assert meta["summary"]
    assert meta["tags"]
    assert len(re.findall("[가-힣]", found[2])) > 400
    assert re.search(r"^## ", found[2], re.MULTILINE)


def test_every_figure_is_shown_somewhere() -> None:
    texts = "".join(page.read_text("utf-8") for page in PAGES)
    images = [image for image in (ROOT / "docs").rglob("*.svg") if image.name not in texts]
    assert not images


OLD = ["install_ubuntu1204", "install_ubuntu1404", "install_windows", "install_mac", "example_3mnist", "example_5logreg"]
"""What the wiki of 2015 had below doc_caffe_, and this one has not."""


@pytest.mark.parametrize("name", OLD)
def test_an_address_of_the_old_wiki_leads_to_a_page_that_speaks_of_it(name: str) -> None:
    asked = [page for page in PAGES if f"/doc_caffe_{name}.html" in page.read_text("utf-8").split("---\n")[1]]
    assert len(asked) == 1
    words = {"install": "Ubuntu 12.04와 14.04, Windows 7, OS X", "example_3": "MNIST", "example_5": "예제 5(MNIST로 로지스틱 회귀)"}
    assert next(said for start, said in words.items() if name.startswith(start)) in asked[0].read_text("utf-8")


def test_the_ways_through_the_wiki_take_as_long_as_their_pages_say() -> None:
    minutes = {page.name: yaml.safe_load(page.read_text("utf-8").split("---\n")[1]).get("minutes", 0) for page in PAGES}
    rows = re.findall(r"^\| [^|]+ \| ([^|]* → [^|]*) \| (\d+)시간 \|$", (ROOT / "docs/index.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) >= 7
    for way, hours in rows:
        assert round(sum(minutes[page] for page in re.findall(r"\((\w+\.md)\)", way)) / 60) == int(hours), way


def test_every_formula_can_be_jumped_to_from_the_top_of_their_page() -> None:
    text = (ROOT / "docs/doc_deeplearning_formulas.md").read_text("utf-8")
    table, rest = text.split("## 활성화와 출력\n")
    formulas = re.sub(r"^`{3,}.*?^`{3,}$", "", rest, flags=re.MULTILINE | re.DOTALL).split("## 수식이 맞는지 확인하기\n")[0]
    headings = re.findall(r"^##+ (.+)$", formulas, re.MULTILINE)
    jumps = re.findall(r"\(#([^)]+)\)", table)
    assert len(headings) > 50
    assert len(set(jumps)) == len(jumps) == len(headings) + 2, "a row's own section, its formulas, and the check below the table"
