"""The manual's bad examples have the fault that they stand under, and its good ones have not."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from studywiki.cli.main import main

MANUAL = (Path(__file__).parents[2] / "docs" / "doc_wiki_run_check.md").read_text("utf-8")
SECTION = re.compile(
    r"^#{2,3} (?P<title>.+)\n(?P<text>(?:(?!^#{2,3} )(?:(?P<fence>`{4})\w+\n(?s:.*?)^(?P=fence)\n|.*\n))*)",
    re.MULTILINE,
)
EXAMPLE = re.compile(r"^(나쁜|좋은) 보기\n\n````(\w+)\n(.*?)^````$", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"^\| `([a-z0-9-]+)` \|", re.MULTILINE)
ABBREVIATED = {"`image-in-page`", "`nested-too-deep`"}
"""Whose bad examples are too long to be shown whole."""
OF_FILES = {"차례", "용어집", "글자와 파일"}
"""The sidebar, the glossary, and what a file's bytes are."""
BESIDE = {
    "docs/index.md": "# 첫 페이지\n\n글입니다. 글입니다. 글입니다.\n",
    "docs/doc_caffe_intro.md": "# Caffe 소개\n\n글입니다.\n",
    "docs/a_install.md": "# 설치\n\n글입니다.\n",
    "docs/doc_deeplearning_loss.md": "# 손실 함수\n\n## 정의\n\n글입니다.\n",
    "docs/doc_deeplearning_backprop.md": "# 역전파\n\n글입니다.\n",
    "docs/doc_caffe_example_2blob.md": "# Blob\n\n글입니다.\n",
    **{f"docs/images/{name}": "x" for name in ("cnn.png", "conv.png", "layers.png", "photo.jpg", "IMG_0123.jpg")},
    "docs/images/스크린샷 2026-11-20 오후 3.12.45.png": "x",
    "docs/있는 그림 1.png": "x",
    "docs/_images/cnn.png": "x",
    "docs/files/table.csv": "x",
}


def sections() -> dict[str, tuple[set[str], dict[str, tuple[str, str]]]]:
    """Give each section's names of problems and its examples, each with its language."""
    found = {}
    for section in SECTION.finditer(MANUAL):
        examples = {which: (language, text) for which, language, text in EXAMPLE.findall(section["text"])}
        if examples:
            found[section["title"]] = ({section["title"].strip("`")} | set(NAME.findall(section["text"])), examples)
    return found


SECTIONS = sections()
PAGES = {
    title: number
    for number, (title, (_, examples)) in enumerate(SECTIONS.items())
    if title not in ABBREVIATED | OF_FILES
    if examples["나쁜"][0] != "text" or title in ("`conflict-marker`", "Liquid")
}
"""What a page can have: what is drawn as text is a file's name, its size, or what cannot be seen."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Check all examples as the pages of one wiki; give what is said of each file."""
    root = tmp_path_factory.mktemp("manual")
    files = dict(BESIDE)
    for title, number in PAGES.items():
        for which, (_, text) in SECTIONS[title][1].items():
            page = text if text.startswith(("---", "# ", "##")) else f"# {which} {number}\n\n{text}"
            page += "" if title == "`empty-page`" else "\n글입니다.\n"
            files[f"docs/{'bad' if which == '나쁜' else 'good'}{number}.md"] = page
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text("site_name: 위키\ntheme: material\nplugins: [studywiki]\n", "utf-8")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["check", "--config-file", str(root / "mkdocs.yml"), "--format", "json"])
    said = defaultdict(set)
    for each in json.loads(out.getvalue())["diagnostics"]:
        said[Path(each["file"]).name].add(each["code"])
    return said


def test_there_are_enough() -> None:
    assert len(PAGES) > 30


@pytest.mark.parametrize("title", PAGES)
def test_the_bad_example_has_the_fault_and_the_good_one_has_not(title: str, found: dict[str, set[str]]) -> None:
    names = SECTIONS[title][0]
    assert names & found[f"bad{PAGES[title]}.md"]
    assert not names & found[f"good{PAGES[title]}.md"]


@pytest.mark.parametrize("title", SECTIONS)
def test_an_example_is_no_row_of_a_table_that_went_astray(title: str) -> None:
    for _, text in SECTIONS[title][1].values():
        assert text.strip()
        assert not NAME.search(text)
    assert SECTIONS[title][1]["나쁜"] != SECTIONS[title][1]["좋은"]
