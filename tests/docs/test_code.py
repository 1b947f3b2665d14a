"""The code that the wiki shows runs: a page's Python blocks, one after the other, are one script."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```python[ \t]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN_SOURCE = re.compile(r"^````.*?^````", re.MULTILINE | re.DOTALL)
HEAVY = {"torch", "tensorflow", "torchvision", "caffe"}
"""What the tests do not install: their pages run where somebody has it."""
ELSEWHERE = os.environ.get("FRAMEWORKS", "")
"""A Python that has these; `make frameworks` makes one, since they are gigabytes."""


def script(page: Path) -> str:
    """Join a page's blocks; those that are shown as Markdown source, or marked `python no-run`, are no part of it."""
    return "\n".join(BLOCK.findall(SHOWN_SOURCE.sub("", page.read_text("utf-8"))))


def needs(code: str) -> set[str]:
    """Name the packages that a script imports."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def claims(page: Path) -> list[str]:
    """Give the output that a page quotes: each ```text block right after a ```python block."""
    text = SHOWN_SOURCE.sub("", page.read_text("utf-8"))
    return re.findall(r"^```python[ \t]*\n(?:(?!^```).)*^```\s*^```text[ \t]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


PAGES = [page for page in sorted(DOCS.glob("*.md")) if script(page).strip()]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """Run a page's script, once, and give what it prints; it may leave no file behind."""

    @cache
    def run(page: Path) -> str:
        code = script(page)
        heavy = needs(code) & HEAVY
        python = ELSEWHERE if heavy and ELSEWHERE else sys.executable
        missing = {name for name in heavy if importlib.util.find_spec(name) is None}
        if missing and not ELSEWHERE:
            pytest.skip(f"needs {', '.join(sorted(missing))}")
        folder = tmp_path_factory.mktemp(page.stem)
        done = subprocess.run(
            [python, "-c", code],
            cwd=folder,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # more threads only wait for one another: seven times as long
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert not list(folder.iterdir())
        return done.stdout

    return run


def test_the_wiki_shows_code() -> None:
    assert len(PAGES) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_pages_code_runs_and_prints_what_the_page_says(page: Path, printed: Callable[[Path], str]) -> None:
    output = printed(page)
    for claim in claims(page):
        assert claim.strip() in output
