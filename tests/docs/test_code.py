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


def figures_apart(output: str) -> str:
    """Give what was printed with every number as one sign: the words and the rows have to be those of the page."""
    return re.sub(r"\s+", " ", re.sub(r"[-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?", "#", output))


PAGES = [page for page in sorted(DOCS.glob("*.md")) if script(page).strip()]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """Run a page's script, once, and give what it prints; it may leave no file behind."""

    @cache
    def run(page: Path) -> str:
        code = script(page)
        missing = {name for name in needs(code) & HEAVY if importlib.util.find_spec(name) is None}
        if missing:
            pytest.skip(f"needs {', '.join(sorted(missing))}")
        folder = tmp_path_factory.mktemp(page.stem)
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # more threads only wait for one another: seven times as long
            capture_output=True,
            text=True,
            timeout=600 if needs(code) & HEAVY else 120,
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
    output, quoted = printed(page), claims(page)
    if needs(script(page)) & HEAVY:  # what floats add up to depends on the processor: `make heavy`
        output, quoted = figures_apart(output), [figures_apart(claim) for claim in quoted]
    for claim in quoted:
        assert claim.strip() in output
