"""Real sidebars, and the tree that each gives; `pytest --refresh` writes the trees anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from studywiki.sidebar.model import Entry
from studywiki.sidebar.parse import parse
from tests.conftest import SHARED, Golden
from tests.sidebar.drawing import draw_sidebar

GOLDEN = Path(__file__).with_name("golden")
FILES = sorted([*SHARED.glob("sidebars/*.yml"), *SHARED.glob("wikis/*/_data/**/*.yml")])
DUPLICATE = {"wikis.deeplearningstudy._data.topnav_doc_old.yml"}
"""The one real file with a fault: it has `topnav:` twice."""


def name(path: Path) -> str:
    return ".".join(path.relative_to(SHARED).parts)


def test_each_kind_of_file_is_here(shared: Path) -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_real_sidebar(path: Path, golden: Golden) -> None:
    sidebar, diagnostics = parse(path.read_text("utf-8"), path.name)
    assert [each.code for each in diagnostics] == ["sidebar-duplicate-key"] * (name(path) in DUPLICATE)
    golden(GOLDEN / f"{name(path).removesuffix('.yml')}.txt", draw_sidebar(sidebar))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_of_a_real_sidebar_is_lost(path: Path) -> None:
    """PyYAML's own reading, walked without knowing any key: the same titles and addresses in the same order."""
    if name(path) in DUPLICATE:
        return
    sidebar, _ = parse(path.read_text("utf-8"), path.name)
    leaves = list(_leaves(yaml.safe_load(path.read_text("utf-8"))))
    assert [leaf for entry in (*sidebar.entries, *sidebar.topnav) for leaf in _read(entry)] == leaves


def _leaves(value: Any) -> Iterator[tuple[str | None, str]]:
    if isinstance(value, dict):
        address = value.get("external_url") or value.get("url")
        if address:
            yield (None if value["title"] is None else str(value["title"])), address
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _leaves(each)


def _read(entry: Entry) -> Iterator[tuple[str | None, str]]:
    if entry.address:
        yield entry.title, entry.address.text
    for child in entry.children:
        yield from _read(child)


def test_no_golden_file_is_left_behind(shared: Path) -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {name(path).removesuffix(".yml") for path in FILES}
