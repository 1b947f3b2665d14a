"""Every exercise has a solution, folded below the exercises, in the one form that GitHub's preview folds too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [page for page in sorted(DOCS.glob("*.md")) if "\n## 연습문제\n" in page.read_text("utf-8")]
SOLUTION = re.compile(r"^<details>\n<summary>(\d+)번 풀이</summary>\n\n(.*?)\n\n</details>$", re.MULTILINE | re.DOTALL)


def exercises(text: str) -> str:
    """Give what stands below the heading of the exercises, up to the next one."""
    return re.split(r"^## ", text.partition("\n## 연습문제\n")[2], flags=re.MULTILINE)[0]


def test_there_are_exercises() -> None:
    assert len(PAGES) > 25


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_exercise_has_its_solution(page: Path) -> None:
    text = exercises(page.read_text("utf-8"))
    asked, *_ = text.partition("<details>")
    numbers = re.findall(r"^(\d+)\. ", asked, re.MULTILINE)
    solutions = SOLUTION.findall(text)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert [number for number, _ in solutions] == numbers
    assert text.count("<details>") == len(solutions)
    assert all(len(re.findall("[가-힣]", words)) > 10 for _, words in solutions)
